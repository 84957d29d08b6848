package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.at;
import static outlay.identity.Given.contact;
import static outlay.identity.Given.event;
import static outlay.identity.Given.identify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.identity.Refusal.Reason;

class GuardRailsTest {
    private static final Identifier DEVICE = new Identifier(Identifier.Type.ANONYMOUS, "d");

    @Test
    void spellingsOfOneMailboxAreOneAddress() {
        Map<String, String> keys = new TreeMap<>(Map.of(" CEO@Example.COM ", "ceo@example.com", "ceo+ads@gmail.com",
                "ceo@gmail.com", "c.e.o@googlemail.com", "ceo@gmail.com", "c.e.o@example.com", "c.e.o@example.com",
                "ceo@b\u00fccher.example", "ceo@xn--bcher-kva.example", "+@x.com", "+@x.com", "...@gmail.com",
                "...@gmail.com", "e\u0301@x.com", "\u00e9@x.com", "nobody", "nobody"));
        keys.forEach((text, key) -> assertThat(EmailKey.of(text)).as(text).isEqualTo(key));
        keys.values().forEach(key -> assertThat(EmailKey.of(key)).isEqualTo(key));
    }

    @Test
    void aNumberWithoutItsCountryIsNobodys() {
        Map<String, String> numbers = Map.of("+49 (0)30 123-4567", "+49301234567", "0049 30 1234567", "+49301234567",
                "+1 (555) 010.0000", "+15550100000");
        numbers.forEach((text, number) -> assertThat(Identifier.accepts(Identifier.Type.PHONE, text)).as(text)
                .contains(new Identifier(Identifier.Type.PHONE, number)));
        for (String text : List.of("030 1234567", "5551234567", "+49 30 CALL ME", "+123", "+0123456789",
                "+1234567890123456", "")) {
            assertThat(Identifier.accepts(Identifier.Type.PHONE, text)).as(text).isEmpty();
        }
    }

    @Test
    void aRolesMailboxJoinsNobodyAndIsToldSo() {
        List<Fact> facts = List.of(identify("1", "a", "", "", "info@x.com"), identify("2", "b", "", "", "Info@x.com"),
                identify("3", "", "", "", "info@x.com"), contact("7", "v", "10-01 00:00", "sales-eu@x.com", "", ""));
        Persons persons = Persons.of(facts);
        assertThat(facts.stream().map(fact -> fact instanceof Event one
                ? persons.personOf(one)
                : persons.personOf((Contact) fact)).map(Optional::orElseThrow))
                .containsExactly("anonymous:a", "anonymous:b", "email:info@x.com", "contact:hubspot/7");
        assertThat(persons.refusedTies()).containsExactly(
                new Refusal(Reason.ROLE_MAILBOX, "email:info@x.com", "", "", 0),
                new Refusal(Reason.ROLE_MAILBOX, "email:sales-eu@x.com", "", "", 0),
                new Refusal(Reason.ROLE_MAILBOX, "contact:hubspot/7", "", "", 0));
        for (String role : List.of("no-reply@x.com", "support2@x.com", "hr.team@x.com", "Info.UK@x.com")) {
            assertThat(EmailKey.role(EmailKey.of(role))).as(role).isTrue();
        }
        for (String somebody : List.of("ann@x.com", "sales.smith@x.com", "it.marino@x.com", "42@x.com", "@x.com")) {
            assertThat(EmailKey.role(EmailKey.of(somebody))).as(somebody).isFalse();
        }
    }

    @Test
    void whatIsOnTooManyDevicesOrTiedToTooManyPeopleJoinsNobody() {
        GuardRails rails = GuardRails.DEFAULT;
        assertThat(count(devicesOf("u", rails.devicesPerIdentity()))).isEqualTo(1);
        List<Fact> broken = devicesOf("u", rails.devicesPerIdentity() + 1);
        assertThat(count(broken)).isEqualTo(rails.devicesPerIdentity() + 2);
        assertThat(reasons(broken)).containsExactly(Reason.TOO_MANY_DEVICES);

        List<Fact> callCentre = IntStream.rangeClosed(0, rails.peoplePerIdentity()).mapToObj(
                i -> (Fact) identify("i" + i, "", "agent", "", "customer" + i + "@x.com")).toList();
        assertThat(count(callCentre)).isEqualTo(rails.peoplePerIdentity() + 2);
        assertThat(count(callCentre.subList(1, callCentre.size()))).isEqualTo(1);
        assertThat(reasons(callCentre)).containsExactly(Reason.TOO_MANY_PEOPLE);
    }

    @Test
    void aPersonHasAtMostSoManyIdentifiersWhateverCameFirst() {
        int most = GuardRails.DEFAULT.identifiersPerPerson();
        List<Fact> chain = new ArrayList<>(IntStream.rangeClosed(0, most / 2)
                .mapToObj(i -> (Fact) identify("a" + i, "", "u" + i, "", "m" + i + "@x.com")).toList());
        IntStream.range(0, most / 2)
                .forEach(i -> chain.add(identify("b" + i, "", "u" + i, "", "m" + (i + 1) + "@x.com")));
        assertThat(reasons(chain)).contains(Reason.TOO_MANY_IDENTIFIERS);
        Persons one = Persons.of(chain);
        Collections.reverse(chain);
        Persons other = Persons.of(chain);
        for (int i = 0; i <= most / 2; i++) {
            Identifier user = new Identifier(Identifier.Type.USER, "u" + i);
            assertThat(one.identifiersOf(user)).isEqualTo(other.identifiersOf(user)).hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void twoPeopleOnADeviceStayTwoUnlessARuleSaysOne() {
        assertThat(persons("ann@x.com", "bob@x.com")).isEqualTo(2);
        assertThat(persons("ann.lee@x.com", "ann.lee@y.com")).isEqualTo(1);
        assertThat(persons("ann.lee@x.com", "annlee7@y.com")).isEqualTo(1);
        assertThat(persons("ann.lee@x.com", "an.lee@x.com")).isEqualTo(1);
        assertThat(persons("ann.lee@x.com", "ann.lee@x.co")).isEqualTo(1);
        assertThat(persons("ann.lee@x.com", "ann.lee@x.ocm")).isEqualTo(1);
        assertThat(persons("ann.lee@x.com", "bnn.lee@x.com")).isEqualTo(2);
        assertThat(persons("ann.lee@x.com", "ann.bee@x.com")).isEqualTo(2);
        assertThat(persons("annlee1@x.com", "annlee2@x.com")).isEqualTo(2);
        assertThat(persons("annlee@x.com", "annlee@y.com")).isEqualTo(2);
        assertThat(persons("ann.lee@gmail.com", "ann.lee@gmal.com")).isEqualTo(1);
        assertThat(persons("ann.lee@x.com", "nan.lee@x.com")).isEqualTo(1);
        assertThat(persons("ann.lee@x.com", "nn.lee@x.com")).isEqualTo(2);
        assertThat(persons("bann.lee@x.com", "ann.lee@x.com")).isEqualTo(2);
        assertThat(persons("annlee12@x.com", "annlee21@x.com")).isEqualTo(2);
    }

    /// A provider's dots are no part of the address, and a number behind two names is none of them.
    @Test
    void theSameTwoNamesAreOneWhateverNumberStandsBehind() {
        assertThat(persons("ann.lee.1985@gmail.com", "ann.lee.1985@gmal.com")).isEqualTo(1);
        assertThat(persons("ann.lee.1985@x.com", "ann.lee.198@x.com")).isEqualTo(1);
        assertThat(persons("ann-lee-7@x.com", "annlee@y.com")).isEqualTo(1);
        assertThat(persons("a.lee.7@x.com", "alee@y.com")).isEqualTo(2);
        assertThat(persons("annlee.1985@x.com", "annlee@y.com")).isEqualTo(2);
    }

    @Test
    void aForwardedLinkJoinsNobody() {
        Event own = identify("1", "d", "", "", "bob@x.com");
        Event link = link("2", "d", "ann@x.com");
        Event ann = identify("3", "phone", "", "", "ann@x.com");
        Persons persons = Persons.of(List.of(own, link, ann));
        assertThat(persons.personOf(link)).contains("email:bob@x.com");
        assertThat(persons.personOf(ann)).contains("email:ann@x.com");
        assertThat(persons.refusedTies()).extracting(Refusal::reason).containsExactly(Reason.FORWARDED_LINK);
        assertThat(Persons.of(List.of(link, ann)).personOf(link)).contains("email:ann@x.com");
    }

    @Test
    void aLinkMadeForAnAddressThatIsAlikeJoins() {
        Event typed = identify("1", "d", "", "", "ann.lee@x.com");
        Event phone = identify("3", "phone", "", "", "ann.lee@y.com");
        assertThat(count(List.of(typed, link("2", "d", "ann.lee@y.com"), phone))).isEqualTo(1);
        assertThat(count(List.of(typed, link("2", "d", "bob.lee@y.com"),
                identify("3", "phone", "", "", "bob.lee@y.com")))).isEqualTo(2);
        assertThat(count(List.of(identify("1", "d", "", "", "an.lee@y.com"), link("2", "d", "ann.lee@y.com"), phone)))
                .isEqualTo(1);
    }

    @Test
    void aLinkFindsTheAddressThatCameWithATag() {
        Event form = identify("1", "laptop", "", "", "ann+site@x.com");
        Event dots = identify("2", "home", "", "", "a.nn+site@gmail.com");
        assertThat(count(List.of(form, link("3", "phone", "ann@x.com")))).isEqualTo(1);
        assertThat(count(List.of(dots, link("3", "phone", "a.nn@gmail.com")))).isEqualTo(1);
        assertThat(count(List.of(dots, link("3", "phone", "ann@gmail.com")))).isEqualTo(1);
        assertThat(count(List.of(form, link("3", "phone", "bob@x.com")))).isEqualTo(2);
    }

    @Test
    void aRecordOfARolesMailboxOwnsNoBrowser() {
        Contact record = record("7", "info@x.com", new Clue(Clue.Kind.ANONYMOUS, "d"));
        Event typed = identify("1", "d", "", "", "info@x.com");
        Event ann = identify("2", "d", "", "", "ann@x.com");
        assertThat(Persons.of(List.of(record, typed, ann)).personOf(DEVICE)).contains("email:ann@x.com");
        assertThat(Persons.of(List.of(record, typed)).personOf(DEVICE)).contains("anonymous:d");
        Contact both = record("7", "info@x.com", new Clue(Clue.Kind.ANONYMOUS, "d"),
                new Clue(Clue.Kind.EMAIL, "ann@x.com"));
        assertThat(Persons.of(List.of(both, typed)).personOf(DEVICE)).contains("email:ann@x.com");
    }

    @Test
    void onASharedDeviceALinkSaysWhichOfThemWasThere() {
        Event ann = event("1", at("10-01 10:00"), Event.Type.IDENTIFY, "", "d", "", "", "ann@x.com", Landing.NONE);
        Event bob = event("2", at("10-20 10:00"), Event.Type.IDENTIFY, "", "d", "", "", "bob@x.com", Landing.NONE);
        Event opened = new Event(Given.ACME, "3", at("10-05 10:00"), Event.Type.PAGE, "", "d", "", "", "",
                Landing.NONE, Optional.empty(), Optional.empty(),
                List.of(new Clue(Clue.Kind.EMAIL_HASH, EmailKey.hash("bob@x.com"))));
        Persons persons = Persons.of(List.of(ann, bob, opened));
        assertThat(persons.personOf(opened)).contains("email:bob@x.com");
        assertThat(Persons.of(List.of(ann, bob)).personOf(opened)).contains("email:ann@x.com");
    }

    @Test
    void twoRecordsUnderOneNameAndOnOneDeviceAreADuplicate() {
        Event one = identify("1", "d", "", "", "ann.lee@x.com");
        Event other = identify("2", "d", "", "", "ann.lee@y.com");
        List<Fact> facts = new ArrayList<>(List.of(one, other, record("1", "ann.lee@x.com"),
                record("2", "ann.lee@y.com")));
        assertThat(count(facts)).isEqualTo(1);
        facts.add(identify("3", "", "u1", "", "ann.lee@x.com"));
        assertThat(count(facts)).isEqualTo(1);
        facts.add(identify("4", "", "u2", "", "ann.lee@y.com"));
        assertThat(count(facts)).isEqualTo(2);
    }

    @Test
    void aClickJoinsTheRecordAndTheVisitAndNotWhomItWasPassedOnTo() {
        Contact record = record("7", "", Clue.click("gclid", "Cj0"), Clue.click("gbraid", "g"));
        Event visit = event("1", at("10-01 10:00"), Event.Type.PAGE, "", "d", "", "", "",
                Given.landing("https://x.com/", "", "gclid=Cj0&gbraid=g"));
        Event later = event("2", at("10-01 11:00"), Event.Type.PAGE, "", "colleague", "", "", "",
                Given.landing("https://x.com/", "", "gclid=Cj0"));
        Event other = event("3", at("10-01 11:00"), Event.Type.PAGE, "", "other", "", "", "",
                Given.landing("https://x.com/", "", "gbraid=g"));
        Persons persons = Persons.of(List.of(record, visit, later, other));
        assertThat(persons.personOf(visit)).contains("contact:hubspot/7");
        assertThat(persons.personOf(later)).contains("anonymous:colleague");
        assertThat(persons.personOf(other)).contains("anonymous:other");
    }

    @Test
    void twoRecordsOfOneCrmStayTwoUnlessTheyHoldOneAddress() {
        Clue phone = new Clue(Clue.Kind.PHONE, "+49301234567");
        Contact one = record("1", "ann@x.com", phone);
        assertThat(count(List.of(one, record("2", "ann@y.com", phone)))).isEqualTo(2);
        assertThat(reasons(List.of(one, record("2", "ann@y.com", phone)))).contains(Reason.TWO_RECORDS,
                Reason.SHARED_NUMBER);
        assertThat(count(List.of(one, record("2", "ANN@x.com", phone)))).isEqualTo(1);
        assertThat(count(List.of(one, record("2", "ann@y.com", new Clue(Clue.Kind.EMAIL, "ann@x.com"))))).isEqualTo(1);
    }

    @Test
    void onASharedDeviceAnEventIsWhoeverWasKnownThere() {
        Event ann = event("1", at("10-01 10:00"), Event.Type.IDENTIFY, "", "d", "", "", "ann@x.com", Landing.NONE);
        Event bob = event("2", at("10-03 10:00"), Event.Type.IDENTIFY, "", "d", "", "", "bob@x.com", Landing.NONE);
        Persons persons = Persons.of(List.of(ann, bob));
        assertThat(persons.refusedTies()).extracting(Refusal::reason).containsOnly(Reason.SHARED_DEVICE).hasSize(2);
        assertThat(persons.personOf(DEVICE)).contains("anonymous:d");
        Map<String, String> expected = new TreeMap<>(Map.of("07-01 10:00", "anonymous:d", "09-30 10:00",
                "email:ann@x.com", "10-01 10:00", "email:ann@x.com", "10-02 10:00", "email:ann@x.com", "10-02 10:01",
                "email:bob@x.com", "10-03 10:00", "email:bob@x.com", "12-31 10:00", "email:bob@x.com"));
        expected.forEach((when, who) -> assertThat(
                persons.personOf(event("x", at(when), Event.Type.PAGE, "", "d", "", "", "", Landing.NONE))).as(when)
                .contains(who));
        assertThat(persons.personOf(event("x", at("10-03 10:00"), Event.Type.PAGE, "", "d", "", "", "ann@x.com",
                Landing.NONE))).contains("email:ann@x.com");
    }

    @Test
    void aChainNamesRulesFactsAndTimes() {
        Persons persons = Persons.of(List.of(identify("1", "d", "", "", "ann.lee@x.com"),
                event("2", at("10-02 00:00"), Event.Type.IDENTIFY, "", "d", "", "", "ann.lee@y.com", Landing.NONE),
                link("3", "phone", "ann.lee@y.com")));
        assertThat(persons.why(new Identifier(Identifier.Type.EMAIL, "ann.lee@x.com"),
                new Identifier(Identifier.Type.ANONYMOUS, "phone"))).containsExactly(
                        new Tie("email:ann.lee@x.com", "email:ann.lee@y.com", Rule.SAME_NAME, "2",
                                at("10-02 00:00").toEpochMilli()),
                        new Tie("email:ann.lee@y.com", "email_hash:" + EmailKey.hash("ann.lee@y.com"), Rule.HASH, "",
                                0),
                        new Tie("email_hash:" + EmailKey.hash("ann.lee@y.com"), "anonymous:phone", Rule.LINK, "3",
                                at("10-01 00:00").toEpochMilli()));
    }

    private static int persons(String one, String other) {
        return count(List.of(identify("1", "d", "", "", one), identify("2", "d", "", "", other)));
    }

    private static int count(List<Fact> facts) {
        return Persons.of(facts).count();
    }

    private static List<Reason> reasons(List<Fact> facts) {
        return Persons.of(facts).refusedTies().stream().map(Refusal::reason).distinct().toList();
    }

    private static List<Fact> devicesOf(String user, int devices) {
        return IntStream.range(0, devices).mapToObj(i -> (Fact) identify("i" + i, "d" + i, user, "", "")).toList();
    }

    private static Event link(String id, String device, String address) {
        return new Event(Given.ACME, id, at("10-01 00:00"), Event.Type.PAGE, "", device, "", "", "", Landing.NONE,
                Optional.empty(), Optional.<Seen>empty(), List.of(new Clue(Clue.Kind.EMAIL_HASH,
                        EmailKey.hash(address))));
    }

    private static Contact record(String id, String email, Clue... clues) {
        return new Contact(Given.ACME, "hubspot", id, "v1", Optional.of(at("10-05 00:00")), email, "", "",
                Optional.empty(), new TreeMap<>(), Clue.sorted(List.of(clues)), "");
    }
}
