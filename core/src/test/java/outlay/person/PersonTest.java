package outlay.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Consent.State;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class PersonTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant T1 = Instant.parse("2026-10-01T10:00:00Z");
    private static final Instant T2 = Instant.parse("2026-10-02T10:00:00Z");

    /// What each purpose needs, spelled out: analytics, ads, adUserData, personalisation (- is anything), opt-out.
    /// The first line that fits says what holds.
    private static final String TABLE = """
            measure     | D - - - - | DENIED
            measure     | U - - - - | UNKNOWN
            measure     | G - - - - | GRANTED
            attribute   | D - - - - | DENIED
            attribute   | - D - - - | DENIED
            attribute   | G G - - - | GRANTED
            attribute   | - - - - - | UNKNOWN
            activate    | - - - - y | DENIED
            activate    | - - D - - | DENIED
            activate    | - - U - - | UNKNOWN
            activate    | - - G - - | GRANTED
            audience    | - - - - y | DENIED
            audience    | - - D - - | DENIED
            audience    | - - - D - | DENIED
            audience    | - - G G - | GRANTED
            audience    | - - - - - | UNKNOWN
            personalise | - - - - y | DENIED
            personalise | - - - D - | DENIED
            personalise | - - - U - | UNKNOWN
            personalise | - - - G - | GRANTED
            """;

    @Test
    void everyCombinationOfSignalsGivesEachPurposeWhatTheTableSays() {
        int combinations = 0;
        for (State analytics : State.values()) {
            for (State ads : State.values()) {
                for (State adUserData : State.values()) {
                    for (State personalisation : State.values()) {
                        for (boolean optOut : new boolean[]{false, true}) {
                            Consent consent = new Consent(analytics, ads, adUserData, personalisation, optOut,
                                    new TreeMap<>(), new TreeMap<>(Map.of("gcs", "G111")));
                            ConsentState state = ConsentState.of(List.of(event("e", T1, consent)));
                            for (Purpose purpose : Purpose.values()) {
                                assertThat(state.of(purpose)).as(purpose + " " + consent)
                                        .isEqualTo(expected(purpose, consent));
                            }
                            combinations++;
                        }
                    }
                }
            }
        }
        assertThat(combinations).isEqualTo(162);
    }

    private static State expected(Purpose purpose, Consent consent) {
        String said = "" + consent.analytics().name().charAt(0) + consent.ads().name().charAt(0)
                + consent.adUserData().name().charAt(0) + consent.personalisation().name().charAt(0)
                + (consent.saleOptOut() ? "y" : "n");
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split("\\s*\\|\\s*");
            String pattern = cells[1].replace(" ", "");
            boolean fits = cells[0].equalsIgnoreCase(purpose.name());
            for (int i = 0; i < pattern.length(); i++) {
                fits &= pattern.charAt(i) == '-' || pattern.charAt(i) == said.charAt(i);
            }
            if (fits) {
                return State.valueOf(cells[2]);
            }
        }
        throw new AssertionError("the table says nothing of " + purpose + " " + said);
    }

    @Test
    void theNewestWordHoldsAndOfOneInstantTheMostProtective() {
        Event granted = event("a", T1, all(State.GRANTED));
        Event denied = event("b", T1, all(State.DENIED));
        Event later = event("c", T2, all(State.GRANTED));
        Event silent = event("d", T2.plusSeconds(9), Consent.UNKNOWN);
        assertThat(ConsentState.of(List.of(granted, denied)).of(Purpose.MEASURE)).isEqualTo(State.DENIED);
        ConsentState state = ConsentState.of(List.of(later, granted, denied, silent));
        assertThat(state.words().get(Purpose.AUDIENCE)).isEqualTo(new ConsentState.Word(State.GRANTED, "gcs", "c", T2,
                new TreeMap<>(Map.of("gcs", "x"))));
        assertThat(ConsentState.of(List.of(silent)).words()).isEmpty();
    }

    @Test
    void aCrmIsBelievedBeforeUsersTheseBeforeFormsTheseBeforeDevices() {
        Contact crm = contact(T1, Map.of(Trait.LAST_NAME, "of crm"));
        Event user = event("u", T2, "u1", "", Map.of(Trait.LAST_NAME, "of user", Trait.CITY, "old"));
        Event laterUser = event("v", T2.plusSeconds(1), "u1", "", Map.of(Trait.CITY, "new"));
        Event form = event("f", T2.plusSeconds(9), "", "a@b.example", Map.of(Trait.CITY, "form", Trait.TITLE, "CEO"));
        Event device = event("d", T2.plusSeconds(99), "", "", Map.of(Trait.TITLE, "x", Trait.WEBSITE, "w.example"));
        Profile profile = Profile.of(List.of(device, form, laterUser, user, crm));
        assertThat(profile.traits()).isEqualTo(new TreeMap<>(Map.of(
                Trait.LAST_NAME, new Profile.Known("of crm", Profile.Source.CRM, crm.id(), T1),
                Trait.COMPANY, new Profile.Known("Acme", Profile.Source.CRM, crm.id(), T1),
                Trait.PHONE, new Profile.Known("+49 30 1", Profile.Source.CRM, crm.id(), T1),
                Trait.CITY, new Profile.Known("new", Profile.Source.SIGNED_IN, "v", T2.plusSeconds(1)),
                Trait.TITLE, new Profile.Known("CEO", Profile.Source.FORM, "f", T2.plusSeconds(9)),
                Trait.WEBSITE, new Profile.Known("w.example", Profile.Source.DEVICE, "d", T2.plusSeconds(99)))));
    }

    @Test
    void anyOrderOfFactsGivesTheSame() {
        Property.check(500, 21, draw -> {
            List<Fact> facts = new ArrayList<>();
            for (int i = draw.between(0, 12); i > 0; i--) {
                facts.add(draw.chance(30) ? contact(time(draw), traits(draw)) : event(draw, i));
            }
            List<Fact> shuffled = draw.shuffled(facts);
            assertThat(Profile.of(shuffled)).isEqualTo(Profile.of(facts));
            assertThat(ConsentState.of(shuffled)).isEqualTo(ConsentState.of(facts));
        });
    }

    private static Event event(Draw draw, int number) {
        Event event = event("e" + number, time(draw), draw.pick("", "u"), draw.pick("", "a@b.example"), traits(draw));
        return new Event(ACME, event.id(), event.at(), event.type(), "", "", event.userId(), "", event.email(),
                Landing.NONE, Optional.empty(), event("x", T1, all(draw.pick(State.values()))).seen(), List.of(),
                event.traits());
    }

    private static Map<Trait, String> traits(Draw draw) {
        return Map.of(draw.pick(Trait.values()), draw.pick("a", "b"));
    }

    private static Instant time(Draw draw) {
        return T1.plusSeconds(draw.between(0, 3));
    }

    private static Consent all(State state) {
        return new Consent(state, state, state, state, false, new TreeMap<>(), new TreeMap<>(Map.of("gcs", "x")));
    }

    private static Event event(String id, Instant at, Consent consent) {
        SortedMap<String, String> none = new TreeMap<>();
        return new Event(ACME, id, at, Event.Type.PAGE, "", "a", "", "", "", Landing.NONE, Optional.empty(),
                Optional.of(new Seen(Seen.Trust.BROWSER, "site", false, Seen.Bot.NO, Seen.Clock.AS_SENT, consent, "",
                        "", "", none)));
    }

    private static Event event(String id, Instant at, String userId, String email, Map<Trait, String> traits) {
        return new Event(ACME, id, at, Event.Type.IDENTIFY, "", "a", userId, "", email, Landing.NONE, Optional.empty(),
                Optional.empty(), List.of(), new TreeMap<>(traits));
    }

    private static Contact contact(Instant at, Map<Trait, String> traits) {
        return new Contact(ACME, "hubspot", "7", "v", Optional.of(at), "a@b.example", "", "Acme", Optional.empty(),
                new TreeMap<>(), List.of(new Clue(Clue.Kind.PHONE, "+49 30 1")), "", new TreeMap<>(traits));
    }
}
