package outlay.activate.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import outlay.platform.PersonRules;
import outlay.testkit.Property;

/// Each platform's form of each field at its edges.
class FormsTest {
    /// platform | field | country | value | what the platform matches on; in brackets the reason why nothing
    private static final String EMAILS = """
            meta      | email | - | \u00a0John_Smith@Gmail.com\u200b\u3000    | john_smith@gmail.com
            meta      | email | - | john smith@gmail.com                      | [malformed]
            linkedin  | email | - | john smith@gmail.com                      | johnsmith@gmail.com
            google    | email | - | john smith@gmail.com                      | johnsmith@gmail.com
            google    | email | - | Jefferson.Loves.hiking@gmail.com          | jeffersonloveshiking@gmail.com
            google    | email | - | Cloudy.SanFrancisco+shopping@googlemail.com | cloudysanfrancisco@googlemail.com
            google    | email | - | user.name+NYC@Example.com                 | user.name+nyc@example.com
            google    | email | - | TEST.User@gmail-corp.com                  | test.user@gmail-corp.com
            google    | email | - | a.b@gmail.com.example.org                 | a.b@gmail.com.example.org
            google    | email | - | a.b@notgmail.com                          | a.b@notgmail.com
            google    | email | - | ...@gmail.com                             | [malformed]
            google    | email | - | +x@gmail.com                              | [malformed]
            meta      | email | - | +x@gmail.com                              | [malformed]
            microsoft | email | - | Jane.Doe+x@Outlook.com                    | janedoe@outlook.com
            reddit    | email | - | user.name+NYC@Example.com                 | username@example.com
            amazon    | email | - | O'Brien+x@Ex-ample.com                    | obrienx@ex-ample.com
            amazon    | email | - | 정@example.com                            | [malformed]
            meta      | email | - | ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ                    | jane@example.com
            meta      | email | - | rene\u0301e@example.com                   | renée@example.com
            meta      | email | - | jane@münchen.de                           | jane@münchen.de
            meta      | email | - | jane@xn--mnchen-3ya.de                    | jane@xn--mnchen-3ya.de
            meta      | email | - | JANE@EXAMPLE.XN--P1AI                     | jane@example.xn--p1ai
            meta      | email | - | İrem@example.com                          | i̇rem@example.com
            meta      | email | - | not-an-email                              | [malformed]
            meta      | email | - | a@b                                       | [malformed]
            meta      | email | - | a@@example.com                            | [malformed]
            meta      | email | - | a@example..com                            | [malformed]
            meta      | email | - | a@-example.com                            | [malformed]
            meta      | email | - | a@10.0.0.1                                | [malformed]
            meta      | email | - | Jane <jane@example.com>                   | [malformed]
            meta      | email | - | a@example.com,b@example.com               | [malformed]
            meta      | email | - | {{email}}                                 | [placeholder]
            meta      | email | - | null                                      | [placeholder]
            meta      | email | - | [object Object]                           | [placeholder]
            meta      | email | - | \u200b\ufeff                              | [empty]
            """;
    private static final String PHONES = """
            meta      | phone | US | (650) 555-1212              | 16505551212
            google    | phone | US | 650.555.1212                | +16505551212
            meta      | phone | -  | (650) 555-1212              | [country-missing]
            meta      | phone | -  | 16505551212                 | 16505551212
            meta      | phone | -  | 1-800-555-0100              | 18005550100
            google    | phone | -  | +44-113-496-0987            | +441134960987
            meta      | phone | -  | 0044 113 496 0987           | 441134960987
            google    | phone | FR | 06 12 34 56 78              | +33612345678
            google    | phone | FRA | 06 12 34 56 78             | +33612345678
            google    | phone | Atlantis | 06 12 34 56 78        | [country-missing]
            google    | phone | GB | 0044 20 7031 3000           | +442070313000
            google    | phone | US | 0044 20 7031 3000           | [malformed]
            google    | phone | US | 011 44 20 7031 3000         | +442070313000
            google    | phone | -  | +49 (0)30 123456            | +4930123456
            google    | phone | DE | 030 / 123 456               | +4930123456
            google    | phone | IT | 02 1234 5678                | +390212345678
            meta      | phone | IT | 02 1234 5678                | 390212345678
            google    | phone | JP | 080-1234-5678               | +818012345678
            google    | phone | JP | ０８０－１２３４－５６７８              | +818012345678
            google    | phone | -  | ＋８１　８０－１２３４－５６７８           | +818012345678
            google    | phone | EG | ٠١٠٠١٢٣٤٥٦٧                 | +201001234567
            google    | phone | -  | +1 650 253 0000 x5          | +16502530000
            google    | phone | US | 650 253 0000 ext. 12        | +16502530000
            google    | phone | -  | \u202a+1 650 253 0000\u202c | +16502530000
            google    | phone | -  | tel:+1-650-253-0000         | +16502530000
            google    | phone | BR | (11) 96123-4567             | +5511961234567
            google    | phone | US | +33 6 12 34 56 78           | +33612345678
            meta      | phone | US | abc                         | [malformed]
            meta      | phone | US | 1                           | [malformed]
            meta      | phone | -  | +0000000000                 | [malformed]
            meta      | phone | -  | 0000000000                  | [country-missing]
            meta      | phone | US | 555-1212                    | [malformed]
            linkedin  | phone | -  | +16505551212                | [not-taken]
            """;
    private static final String NAMES_AND_PLACES = """
            meta      | fn | -  | O\u2019Brien                | obrien
            meta      | fn | -  | Kaʻahumanu                  | kaahumanu
            meta      | fn | -  | Rene\u0301e                 | renée
            meta      | fn | -  | Valéry                      | valéry
            meta      | ln | -  | van der Berg                | vanderberg
            meta      | ln | -  | Smith Jr.                   | smithjr
            meta      | ln | -  | ---                         | [empty]
            meta      | ln | -  | 5d41402abc4b2a76b9719d911017c592 | [hashed-otherwise]
            google    | family_name | - | O'Connor-Smith 2       | o'connor-smith 2
            google    | family_name | - | \u00a0van der Berg\t   | van der berg
            google    | given_name  | - | Mr. John               | mr. john
            google    | given_name  | - | Rene\u0301e            | renée
            google    | given_name  | - | ...                    | [empty]
            linkedin  | first_name  | - | Renée                  | Renée
            meta      | ct | -  | London1                     | london
            meta      | ct | -  | 東京                        | 東京
            meta      | ct | -  | Menlo Park                  | menlopark
            meta      | ct | -  | 12345                       | [empty]
            meta      | st | -  | CA                          | ca
            meta      | st | -  | California                  | ca
            meta      | st | US | New York                    | ny
            meta      | st | -  | US-CA                       | ca
            meta      | st | CA | Québec                      | qc
            meta      | st | CA | Ontario                     | on
            meta      | st | US | Atlantis                    | [malformed]
            meta      | st | US | XX                          | [malformed]
            meta      | st | DE | Bayern                      | bayern
            meta      | st | DE | DE-BY                       | by
            meta      | st | FR | Île-de-France               | [malformed]
            meta      | zp(us) | - | 94035-1234              | 94035
            meta      | zp | -  | 94035-1234                  | 94035
            meta      | zp | US | ９４０３５                    | 94035
            meta      | zp | US | 2139                        | [malformed]
            meta      | zp | US | 9403                        | [malformed]
            meta      | zp | GB | sw1a 1aa                    | sw1a1aa
            meta      | zp | CA | K1A-0B1                     | k1a0b1
            meta      | zp | DE | 01067                       | 01067
            meta      | zp | -  | -                           | [placeholder]
            meta      | zp | DE | 10115 @ Berlin              | [malformed]
            google    | postal_code | - | M1 1AE                | M1 1AE
            meta      | country | - | usa                     | us
            meta      | country | - | UK                      | gb
            meta      | country | - | Deutschland             | [malformed]
            meta      | country | - | Germany                 | de
            meta      | country | - | xx                      | [malformed]
            google    | country | - | deu                     | DE
            """;
    private static final String REST = """
            meta      | db | -  | 1997-02-16                  | 19970216
            meta      | db | -  | 1955-12-01T00:00:00Z        | 19551201
            meta      | db | -  | 16.02.1997                  | 19970216
            meta      | db | -  | 02/16/1997                  | 19970216
            meta      | db | -  | 03/04/1997                  | [ambiguous]
            meta      | db | -  | 04/04/1997                  | 19970404
            meta      | db | -  | 1999-02-29                  | [malformed]
            meta      | db | -  | 16.02.97                    | [malformed]
            meta      | db | -  | 0000-00-00                  | [malformed]
            meta      | db | -  | １９９７－０２－１６            | 19970216
            meta      | ge | -  | Female                      | f
            meta      | ge | -  | MALE                        | m
            meta      | ge | -  | unknown                     | [malformed]
            meta      | external_id | - | U-1                   | u-1
            tiktok    | external_id | - | U-1                   | U-1
            tiktok    | external_id | - | guest                 | [placeholder]
            linkedin  | external_id | - | u-1                   | u-1
            linkedin  | ip | -  | 203.0.113.7                 | 203.0.113.7
            linkedin  | ip | -  | 2001:db8::7                 | [malformed]
            meta      | ip | -  | 2001:DB8:0:0::7             | 2001:db8::7
            meta      | ip | -  | ::ffff:203.0.113.7          | 203.0.113.7
            meta      | ip | -  | fe80::1%eth0                | [malformed]
            meta      | ip | -  | 203.0.113.7:8080            | [malformed]
            meta      | ip | -  | localhost                   | [malformed]
            meta      | ip | -  | 0.0.0.0                     | [placeholder]
            meta      | fbc | - | fb.1.1795000000123.AbCdEfGh | fb.1.1795000000123.AbCdEfGh
            meta      | fbc | - | fb.1.1795000000123.AbCdEfGh.AQQCAQMC | fb.1.1795000000123.AbCdEfGh.AQQCAQMC
            meta      | fbc | - | fb.1.AbCdEfGh               | [malformed]
            meta      | fbp | - | garbage                     | [malformed]
            google    | gclid | - | Cj0KCQ_TEST               | Cj0KCQ_TEST
            google    | gclid | - | {gclid}                   | [placeholder]
            google    | gclid | - | a b                       | [malformed]
            tiktok    | ttclid | - | E.C.P.abc                | E.C.P.abc
            """;

    @TestFactory
    Stream<DynamicTest> everyEdgeIsAsWritten() {
        return Stream.of(EMAILS, PHONES, NAMES_AND_PLACES, REST).flatMap(String::lines).map(line -> {
            String[] cells = line.split(" *\\| ?", 5);
            return DynamicTest.dynamicTest(line, () -> check(cells));
        });
    }

    private static void check(String[] cells) {
        String field = cells[1].strip().replaceAll("\\(.*", "");
        Optional<String> country = cells[1].contains("(") ? Optional.of("us") : Optional.of(cells[2].strip());
        IdentifierRules rules = PersonRules.of(cells[0]).orElseThrow();
        Sent sent = rules.sent(rules.field(field).or(() -> PersonRules.of("meta").orElseThrow().field(field))
                .orElseThrow(), cells[3], country.filter(known -> !known.equals("-")));
        String got = switch (sent) {
            case Sent.Hashed hashed -> hashed.text();
            case Sent.InClear clear -> clear.text();
            case Sent.Nothing nothing -> "[" + nothing.reason().label() + "]";
        };
        assertThat(got).isEqualTo(cells[4].strip());
    }

    @Test
    void whatIsHashedAlreadyIsNeverHashedAgain() {
        String digest = "509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a";
        for (IdentifierRules rules : PersonRules.ALL) {
            for (IdentifierRule rule : rules.rules()) {
                if (rule.hashed()) {
                    assertThat(rule.sent(" " + digest.toUpperCase(Locale.ROOT), Optional.empty()))
                            .isEqualTo(new Sent.Hashed(digest, digest));
                    assertThat(rule.sent(digest + ".AQQCAQMC", Optional.empty()))
                            .isEqualTo(new Sent.Hashed(digest, digest));
                    assertThat(rule.sent(Digest.sha256("null"), Optional.empty()))
                            .isEqualTo(new Sent.Nothing(Reason.PLACEHOLDER));
                } else if (rule.field() != Field.USER_AGENT) {
                    assertThat(rule.sent(digest, Optional.empty()))
                            .isEqualTo(new Sent.Nothing(Reason.HASHED_OTHERWISE));
                }
            }
        }
        IdentifierRule email = PersonRules.of("meta").orElseThrow().rule(Field.EMAIL).orElseThrow();
        assertThat(email.sent(digest + "0", Optional.empty())).isEqualTo(new Sent.Nothing(Reason.MALFORMED));
    }

    @Test
    void neverHashesWhatIsNotThereAndTwiceIsOnce() {
        Property.check(20_000, 11, draw -> {
            IdentifierRule rule = draw.pick(draw.pick(PersonRules.ALL).rules());
            StringBuilder value = new StringBuilder();
            for (String piece : draw.list(0, 6, d -> d.pick(" ", "\u00a0", "\u200b", "null", "a", "É", "e\u0301", "1",
                    "650", "-", ".", "+", "@", "example.com", "gmail.com", "[object Object]", "９", "ß", "\ud83d\ude00",
                    "undefined", "1997-02-16", "f", "US", "{x}", "İ", "ǅ"))) {
                value.append(piece);
            }
            Optional<String> country = draw.chance(50) ? Optional.of("US") : Optional.empty();
            Sent sent = rule.sent(value.toString(), country);
            if (sent instanceof Sent.Hashed hashed) {
                assertThat(hashed.text()).isNotBlank().isNotIn("null", "undefined", "[object Object]");
                assertThat(Digest.ofNothing(hashed.sha256())).as(hashed.text()).isFalse();
                assertThat(rule.sent(hashed.text(), country)).isEqualTo(sent);
            }
        });
    }
}
