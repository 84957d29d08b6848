package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.fact.Withdrawal;

/// Which browsers look as if one went on as the other, and which do not.
class NearbyTest {
    private static final String SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) Version/18.1 Safari/604";
    private static final String NEWER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2) Version/18.2 Safari/604";
    private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140.0.0.0 Safari/537.36";

    private final List<Fact> facts = new ArrayList<>();

    private NearbyTest seen(String device, String at, String network, String browser) {
        facts.add(new Event(Given.ACME, "e" + facts.size(), Given.at(at), Event.Type.PAGE, "", device, "", "", "",
                Landing.NONE, Optional.empty(), Optional.of(new Seen(Seen.Trust.BROWSER, "k", false, Seen.Bot.NO,
                        Seen.Clock.AS_SENT, Consent.UNKNOWN, network, browser, "", new TreeMap<>()))));
        return this;
    }

    private List<String> suggested() {
        Nearby nearby = new Nearby();
        facts.forEach(fact -> {
            if (fact instanceof Event event) {
                nearby.see(event);
            }
        });
        return nearby.suggestions(Persons.of(facts)).stream()
                .map(each -> each.score() + " " + each.one() + " " + each.other()).toList();
    }

    @Test
    void aBrowserThatBeginsWhereAnotherHasEndedIsSuggested() {
        seen("a", "10-01 10:00", "203.0.113.0", SAFARI).seen("a", "10-01 10:30", "203.0.113.0", SAFARI)
                .seen("b", "10-02 09:00", "203.0.113.0", NEWER).seen("b", "10-20 09:00", "203.0.113.0", NEWER);
        assertThat(suggested()).containsExactly("20 anonymous:a anonymous:b");
    }

    @Test
    void anotherNetworkBrowserOrDayIsNoneAndNeitherIsOneThatGoesOn() {
        seen("a", "10-01 10:00", "203.0.113.0", SAFARI).seen("b", "10-01 11:00", "203.0.114.0", SAFARI)
                .seen("c", "10-01 11:00", "203.0.113.0", CHROME).seen("d", "10-02 10:01", "203.0.113.0", SAFARI)
                .seen("e", "10-05 10:00", "198.51.100.0", SAFARI).seen("f", "10-05 11:00", "198.51.100.0", SAFARI)
                .seen("e", "10-05 12:00", "198.51.100.0", SAFARI).seen("g", "10-07 11:00", "", SAFARI)
                .seen("h", "10-07 12:00", "", SAFARI).seen("i", "10-07 11:00", "192.0.2.0", "curl/8")
                .seen("j", "10-07 12:00", "192.0.2.0", "curl/8");
        assertThat(suggested()).isEmpty();
    }

    @Test
    void twoThatMayHaveGoneOnShareTheScoreAndACrowdSaysNothing() {
        seen("a", "10-01 10:00", "203.0.113.0", SAFARI).seen("b", "10-01 10:10", "203.0.113.0", SAFARI)
                .seen("a", "10-01 10:20", "203.0.113.0", SAFARI).seen("c", "10-01 11:00", "203.0.113.0", SAFARI);
        assertThat(suggested()).containsExactly("10 anonymous:a anonymous:c", "10 anonymous:b anonymous:c");
        seen("d", "10-01 11:10", "203.0.113.0", SAFARI).seen("e", "10-01 11:20", "203.0.113.0", SAFARI);
        assertThat(suggested()).isEmpty();
    }

    @Test
    void whoeverIsKnownOrKeptApartIsNotSuggested() {
        seen("a", "10-01 10:00", "203.0.113.0", SAFARI).seen("b", "10-01 11:00", "203.0.113.0", SAFARI);
        facts.add(new Withdrawal(Given.ACME, "w", Given.at("10-02 00:00"), "anonymous:a", "anonymous:b", true, ""));
        assertThat(suggested()).isEmpty();
        facts.remove(2);
        facts.add(Given.identify("i", "b", "", "", "ann@x.com"));
        assertThat(suggested()).isEmpty();
    }
}
