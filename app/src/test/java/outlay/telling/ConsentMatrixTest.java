package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Destination;
import outlay.activate.Mapping;
import outlay.activate.Prepared;
import outlay.activate.Preparing;
import outlay.activate.Purpose;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.collect.door.ConsentSignals;
import outlay.fact.Consent;
import outlay.fact.Consent.State;
import outlay.platform.Destinations;
import outlay.platform.SampleConversions;
import outlay.testkit.Checkout;
import outlay.web.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every combination of what a person can have said, at every destination: the page of it is checked in, and nothing is
/// told that was not allowed. `-Dgolden.write` writes the page again.
class ConsentMatrixTest {
    private static final String INTRODUCTION = """
            # Consent

            What is told to each destination, by what the person allows when it is sent. It is worked out of two words
            of theirs: the one that came with the conversion, and their newest since; the more protective of the two
            holds, for each of these by itself. How signals (`gcs`, `gcd`, TCF, GPP, `us_privacy`, Global Privacy
            Control, categories) become these words is in [events](events.md#consent).

            - **ad user data**: telling ad platforms about them. Anything but a yes, and nothing is told.
            - **ads**: storing and reading ad cookies and click ids. Anything but a yes, and click ids and cookies stay
              here.
            - **personalised**: personalised ads. A no is told where the destination has a word for it.
            - **sale**: whether they object to the sale or sharing of their data. It holds until a GPP or US privacy
              string says otherwise, and is told where the destination has a word for it; elsewhere nothing is sent.

            The country that a visit came from is told to no destination, whatever they allow.

            In the table, `-` is nothing; `all` is everything; `no clicks` is everything but click ids and cookies;
            `+ no ads` and `+ no sale` say that the destination is told of the refusal.

            """;

    @Test
    void thePageSaysWhatIsSent() throws IOException {
        List<Destination> all = Destinations.all();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("| ad user data | ads | personalised | sale | ")
                .append(String.join(" | ", all.stream().map(Destination::label).toList())).append(" |\n|")
                .append("---|".repeat(all.size() + 4)).append('\n');
        for (Consent consent : combinations()) {
            List<String> cells = new ArrayList<>(List.of(word(consent.adUserData()), word(consent.ads()),
                    word(consent.personalisation()), consent.saleOptOut() ? "objects" : ""));
            all.forEach(destination -> cells.add(cell(destination, consent)));
            page.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        Path file = Checkout.root().resolve("docs/reference/consent.md");
        if (System.getProperty("golden.write") != null) {
            Files.writeString(file, page.toString());
        }
        assertThat(Files.readString(file)).isEqualTo(page.toString());
    }

    /// Fields are some of the declared ones, of purposes that were allowed.
    @Test
    void onlyDeclaredFieldsOfAllowedPurposesLeave() {
        for (Destination destination : Destinations.all()) {
            for (Consent consent : combinations()) {
                Prepared prepared = prepared(destination, consent);
                if (consent.adUserData() != State.GRANTED) {
                    assertThat(prepared).isInstanceOf(Prepared.Withheld.class);
                }
                if (prepared instanceof Ready ready) {
                    Set<String> declared = new TreeSet<>();
                    for (Row row : destination.mapping().rows()) {
                        boolean allowed = row.purpose() != Purpose.CLICK || consent.ads() == State.GRANTED;
                        assertThat(allowed || Mapping.at(ready.item(), row.path()).isEmpty())
                                .as(destination.label() + " " + row.path()).isTrue();
                        declared.add(row.path());
                    }
                    assertThat(leaves(ready)).as(destination.label())
                            .allMatch(leaf -> declared.stream().anyMatch(path -> leaf.equals(path)
                                    || leaf.startsWith(path + ".")));
                }
            }
        }
    }

    /// Signals as they come, alone and any two together: a yes of everybody, a no of anybody, and what cannot be read.
    @Test
    void signalsThatDisagreeOrCannotBeReadCloseTheDoor() throws Exception {
        Map<String, List<String>> yes = Map.of("gcd", List.of("13t3t3t3t5", "13r3v3n3r5"), "tcf",
                List.of("CQtAQoAQtAQoAEsACAENB4FgAP_gAAAAAAYgF5wAwABAAKAXmAAAAAAA.IF5wAwABAAKAXmA"), "ad_user_data",
                List.of("granted"));
        Map<String, List<String>> no = Map.of("gcd", List.of("13p3p3p3p5", "13t3t3u3t5", "broken", ""), "tcf",
                List.of("CQtAQoAQtAQoAEsACAENB4FgAAAAAAAAAAYgAAAAAAAA.IF5wAwABAAKAXmA",
                        "CQtAQoAQtAQoAEsACAENB4FgAEIAAAAAAAYgF5wAQF5gAAAA.IF5wAQF5gA", "garbage",
                        "BOEFEAyAOEFEAyAHABDENAI4AAAB9vABAASA"),
                "ad_user_data", List.of("denied", "yes please"), "gpp", List.of("DBBBBB~x", "~"), "us_privacy",
                List.of("2YYY"));
        int closed = 0;
        for (Map.Entry<String, List<String>> denial : no.entrySet()) {
            for (String word : denial.getValue()) {
                assertThat(state(Map.of(denial.getKey(), word))).as("%s %s", denial.getKey(), word)
                        .isEqualTo(State.DENIED);
                for (Map.Entry<String, List<String>> other : yes.entrySet()) {
                    for (String leave : other.getValue()) {
                        assertThat(state(Map.of(other.getKey(), leave))).isEqualTo(State.GRANTED);
                        if (!other.getKey().equals(denial.getKey())) {
                            assertThat(state(Map.of(denial.getKey(), word, other.getKey(), leave)))
                                    .isEqualTo(State.DENIED);
                            closed++;
                        }
                    }
                }
            }
        }
        assertThat(closed).isGreaterThan(30);
        for (String objection : List.of("DBABLA~BVQVAAAAAACA.YA", "DBABBg~BUUAAACA.QA", "DBABTA~1YYN")) {
            assertThat(consent(Map.of("gpp", objection)).saleOptOut()).isTrue();
        }
        assertThat(consent(Map.of("gpp", "DBABLA~BVQqAAAAAACA.QA")).saleOptOut()).isFalse();
        assertThat(consent(Map.of("us_privacy", "1YYN")).saleOptOut()).isTrue();
    }

    private static State state(Map<String, String> signals) throws IOException {
        return consent(signals).adUserData();
    }

    private static Consent consent(Map<String, String> signals) throws IOException {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        ObjectNode consent = call.putObject("context").putObject("consent");
        signals.forEach(consent::put);
        return ConsentSignals.of(call, new Request("POST", "/v1/track", Map.of(), Map.of(), Map.of(), new byte[0], ""));
    }

    private static Set<String> leaves(Ready ready) {
        Set<String> leaves = new TreeSet<>();
        walk("", ready.item(), leaves);
        return leaves;
    }

    private static void walk(String at, JsonNode node, Set<String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(each -> walk(at.isEmpty() ? each.getKey() : at + "." + each.getKey(),
                    each.getValue(), leaves));
        } else {
            leaves.add(at);
        }
    }

    private static List<Consent> combinations() {
        List<Consent> all = new ArrayList<>();
        for (State user : List.of(State.GRANTED, State.UNKNOWN, State.DENIED)) {
            for (State ads : List.of(State.GRANTED, State.UNKNOWN, State.DENIED)) {
                for (State personal : List.of(State.GRANTED, State.UNKNOWN, State.DENIED)) {
                    for (boolean objects : new boolean[]{false, true}) {
                        all.add(new Consent(State.GRANTED, ads, user, personal, objects, new TreeMap<>(),
                                new TreeMap<>()));
                    }
                }
            }
        }
        return all;
    }

    private static String cell(Destination destination, Consent consent) {
        if (!(prepared(destination, consent) instanceof Ready)) {
            return "-";
        }
        boolean clicks = destination.mapping().rows().stream().anyMatch(row -> row.purpose() == Purpose.CLICK);
        String what = !clicks || consent.ads() == State.GRANTED ? "all" : "no clicks";
        String plain = body(destination, consent.ads(), State.GRANTED, false);
        boolean refused = consent.personalisation() == State.DENIED
                && !plain.equals(body(destination, consent.ads(), State.DENIED, false));
        boolean objected = consent.saleOptOut()
                && !plain.equals(body(destination, consent.ads(), State.GRANTED, true));
        return what + (refused ? " + no ads" : "") + (objected ? " + no sale" : "");
    }

    private static String body(Destination destination, State ads, State personal, boolean objects) {
        Consent consent = new Consent(State.GRANTED, ads, State.GRANTED, personal, objects, new TreeMap<>(),
                new TreeMap<>());
        return prepared(destination, consent) instanceof Ready ready ? ready.item().toString() : "";
    }

    private static Prepared prepared(Destination destination, Consent consent) {
        boolean fresh = destination.terms().takes().contains(Change.Type.NEW);
        Conversion sample = fresh ? SampleConversions.purchase() : SampleConversions.restated();
        return Preparing.prepare(destination, SampleConversions.with(sample, consent),
                SampleConversions.account(destination), SampleConversions.NOW);
    }

    private static String word(State state) {
        return switch (state) {
            case GRANTED -> "yes";
            case DENIED -> "no";
            case UNKNOWN -> "not said";
        };
    }
}
