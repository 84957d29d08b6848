package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.page;
import static outlay.identity.Given.tagged;
import static outlay.identity.Given.track;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.identity.Given;
import outlay.identity.Persons;
import outlay.testkit.Property;

class TouchesTest {
    private static final Landing HOME = tagged("");
    private static final Landing BRAND = tagged("utm_source=google&utm_medium=cpc&utm_campaign=brand");
    private static final Landing LEADS = tagged("utm_source=linkedin&utm_medium=paid&utm_campaign=leads");

    @Test
    void aVisitWithoutOriginIsADirectTouch() {
        assertThat(touches(page("1", "10-01 10:00", "a", HOME))).containsExactly("1 Direct");
    }

    @Test
    void theSameOriginWithinASessionOpensNoSecondTouch() {
        assertThat(touches(page("1", "10-01 10:00", "a", BRAND), page("2", "10-01 10:05", "a", BRAND),
                page("3", "10-01 10:35", "a", BRAND))).containsExactly("1 Paid Search");
    }

    @Test
    void anotherOriginWithinASessionOpensATouchAndGoingOnDoesNot() {
        assertThat(touches(page("1", "10-01 10:00", "a", BRAND), page("2", "10-01 10:05", "a", HOME),
                page("3", "10-01 10:06", "a", LEADS), page("4", "10-01 10:07", "a", BRAND)))
                .containsExactly("1 Paid Search", "3 Paid Social", "4 Paid Search");
    }

    @Test
    void moreThanThirtyQuietMinutesEndASession() {
        assertThat(touches(page("1", "10-01 10:00", "a", BRAND), page("2", "10-01 10:30", "a", HOME),
                page("3", "10-01 11:01", "a", HOME), page("4", "10-01 12:00", "a", BRAND)))
                .containsExactly("1 Paid Search", "3 Direct", "4 Paid Search");
    }

    @Test
    void eventsWithoutAPageKeepASessionAliveAndOpenNone() {
        assertThat(touches(page("1", "10-01 10:00", "a", BRAND), track("2", "10-01 10:20", "Scrolled", "a", ""),
                page("3", "10-01 10:45", "a", HOME))).containsExactly("1 Paid Search");
        assertThat(touches(track("1", "10-01 10:00", "Renewed", "a", ""), page("2", "10-01 10:10", "a", HOME)))
                .containsExactly("2 Direct");
        assertThat(touches(page("1", "10-01 10:00", "a", BRAND), track("2", "10-01 15:00", "Renewed", "a", ""),
                page("3", "10-01 15:10", "a", HOME))).containsExactly("1 Paid Search", "3 Direct");
        assertThat(touches(track("1", "10-01 10:00", "Renewed", "a", ""))).isEmpty();
    }

    @Test
    void theReferrerOfTheLandingReportedAgainIsNoNewOrigin() {
        Landing landing = Given.landing(Given.SITE, "https://www.google.com/",
                "utm_source=google&utm_medium=cpc&utm_campaign=brand");
        Landing next = Given.landing(Given.SITE + "pricing", "https://www.google.com/", "");
        assertThat(touches(page("1", "10-01 10:00", "a", landing), page("2", "10-01 10:01", "a", next)))
                .containsExactly("1 Paid Search");
    }

    @Test
    void anotherAdOfTheSameCampaignIsAnotherTouch() {
        Landing one = tagged("utm_source=google&utm_medium=cpc&ol_adid=33331");
        Landing two = tagged("utm_source=google&utm_medium=cpc&ol_adid=33332");
        CampaignDirectory campaigns = CampaignDirectory
                .of(List.of(Given.spend(1, "google", "2026-10-01", "1 | Brand | Search | 2 | Exact | 33331 | One"),
                        Given.spend(2, "google", "2026-10-01", "1 | Brand | Search | 2 | Exact | 33332 | Two")));
        List<Event> events = List.of(page("1", "10-01 10:00", "a", one), page("2", "10-01 10:01", "a", two));
        assertThat(touches(events, campaigns, "anonymous:a")).extracting(Touch::id).containsExactly("1", "2");
    }

    @Test
    void eachDeviceHasSessionsOfItsOwnAndThePersonHasThemAll() {
        List<Event> events = List.of(page("2", "10-01 10:01", "phone", BRAND), page("1", "10-01 10:00", "laptop", HOME),
                page("3", "10-01 10:01", "laptop", HOME), Given.identify("4", "phone", "u", "", ""),
                Given.identify("5", "laptop", "u", "", ""));
        CampaignDirectory campaigns = CampaignDirectory.of(List.of());
        assertThat(touches(events, campaigns, "user:u")).extracting(Touch::id).containsExactly("1", "2");
        assertThat(touches(events, campaigns, "anonymous:phone")).isEmpty();
    }

    @Test
    void anAdThatWasSeenIsATouchBesideTheSessions() {
        Event seen = Given.event("2", Given.at("10-01 10:10"), Event.Type.TRACK, "Ad Impression", "a", "", "", "",
                LEADS);
        assertThat(touches(page("1", "10-01 10:00", "a", BRAND), seen, page("3", "10-01 10:20", "a", BRAND)))
                .containsExactly("1 Paid Search", "2 Paid Social seen");
    }

    @Test
    void sameInstantIsOrderedByIdWhateverCameFirst() {
        assertThat(touches(page("b", "10-01 10:00", "a", LEADS), page("a", "10-01 10:00", "a", BRAND)))
                .containsExactly("a Paid Search", "b Paid Social");
    }

    @Test
    void aTrackedClickAndThePageThatItLedToAreOneTouch() {
        Event one = Given.identify("i", "X", "u", "", "");
        Event other = Given.identify("j", "a", "u", "", "");
        for (String at : List.of("10-01 09:58", "10-01 10:00", "10-01 10:01", "10-09 10:00")) {
            assertThat(touches(one, other, click("X", "10-01 10:00"), page("p", at, "a", behind("X")))).as(at)
                    .containsExactly("click/X Email");
            assertThat(touches(click("X", "10-01 10:00"), page("p", at, "X", behind("X")))).as(at)
                    .containsExactly("click/X Email");
        }
        assertThat(touches(one, other, click("X", "10-01 10:00"), page("p", "10-01 10:01", "a", behind("X")),
                page("q", "10-01 10:05", "a", HOME), page("r", "10-01 10:06", "a", LEADS)))
                .containsExactly("click/X Email", "r Paid Social");
    }

    @Test
    void aPageBehindAClickThatIsNotKnownForThePersonIsATouch() {
        CampaignDirectory campaigns = CampaignDirectory.of(List.of());
        List<Event> events = List.of(click("X", "10-01 10:00"), page("p", "10-01 10:01", "a", behind("X")),
                page("q", "10-01 10:01", "b", behind("Y")), page("r", "10-01 10:01", "c", behind("undefined")),
                page("s", "10-01 10:02", "d", behind("X")));
        assertThat(touches(events, campaigns, "anonymous:X")).extracting(Touch::id).containsExactly("click/X");
        for (String[] visit : new String[][]{{"a", "p"}, {"b", "q"}, {"c", "r"}, {"d", "s"}}) {
            assertThat(touches(events, campaigns, "anonymous:" + visit[0])).extracting(Touch::id)
                    .containsExactly(visit[1]);
        }
    }

    @Test
    void whicheverOfClickPageAndSignInCameFirstTheTouchesAreTheSame() {
        Property.check(500, 3, draw -> {
            List<Event> events = new ArrayList<>(List.of(Given.identify("i", "a", "u", "", "")));
            List<String> clicks = draw.list(0, 3, each -> each.pick("X", "Y", "Z")).stream().distinct().sorted()
                    .toList();
            for (String click : clicks) {
                events.add(click(click, draw.pick("10-01 10:00", "10-02 10:00")));
                events.add(Given.identify("i" + click, click, "u", "", ""));
            }
            int pages = draw.between(0, 5);
            for (int page = 0; page < pages; page++) {
                events.add(page("p" + page, draw.pick("10-01 09:59", "10-01 10:00", "10-02 10:01"),
                        draw.pick("a", "X", "Y"), behind(draw.pick("X", "Y", "Z", "unheard"))));
            }
            CampaignDirectory campaigns = CampaignDirectory.of(List.of());
            List<Touch> touches = touches(events, campaigns, "user:u");
            assertThat(touches(draw.shuffled(events), campaigns, "user:u")).isEqualTo(touches);
            assertThat(touches.stream().map(Touch::id).filter(id -> id.startsWith("click/")).sorted())
                    .containsExactlyElementsOf(clicks.stream().map(Event::idOfClick).toList());
            Set<String> known = Set.copyOf(clicks);
            List<String> opened = touches.stream().map(Touch::id).toList();
            assertThat(events).filteredOn(event -> known.contains(event.landing().trackedClick())
                    && event.type() == Event.Type.PAGE).extracting(Event::id).noneMatch(opened::contains);
        });
    }

    private static Event click(String click, String at) {
        return Given.event(Event.idOfClick(click), Given.at(at), Event.Type.TRACK, "Link Clicked", click, "", "", "",
                behind(click));
    }

    private static Landing behind(String click) {
        return tagged("utm_source=newsletter&utm_medium=email&outlay_click=" + click);
    }

    private static List<String> touches(Event... events) {
        List<Event> given = new ArrayList<>(List.of(events));
        List<String> forwards = described(given);
        Collections.reverse(given);
        given.addAll(List.of(events));
        assertThat(described(given)).isEqualTo(forwards);
        return forwards;
    }

    private static List<String> described(List<Event> events) {
        return touches(events, CampaignDirectory.of(List.of()),
                Persons.of(events).personOf(events.get(0)).orElseThrow())
                .stream().map(touch -> touch.id() + " " + touch.source().channel() + (touch.view() ? " seen" : ""))
                .toList();
    }

    private static List<Touch> touches(List<Event> events, CampaignDirectory campaigns, String person) {
        Evidence evidence = Evidence.of(events);
        JourneyColumns columns = Journeys.of(evidence, campaigns, Set.of(), new Currency("USD")).columns();
        return IntStream.range(0, columns.persons()).filter(one -> columns.personName(one).equals(person)).boxed()
                .flatMap(one -> columns.touchesOf(one).mapToObj(columns::touch)).toList();
    }
}
