package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.fact.Company;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.SpendRow;
import outlay.fact.Withdrawal;
import outlay.identity.Given;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// Journeys that are kept up are, wherever one stops, those that are found from nothing.
class JourneyBookTest {
    private static final List<String> MAILS = List.of("ann@example.com", "bob@example.com", "ann@work.example");

    @Test
    void journeysThatAreKeptUpAreThoseFoundFromNothingToTheLastNumber() {
        Property.check(3_000, 31, draw -> {
            List<Fact> facts = draw.shuffled(facts(draw));
            boolean oneByOne = draw.chance(30);
            Evidence evidence = new Evidence(draw.between(0, 9), JourneyBookTest::domain);
            JourneyBook book = JourneyBook.following(evidence, Journeys.LEAD_EVENTS);
            for (int i = 0; i < facts.size(); i++) {
                evidence.add(facts.get(i));
                if (oneByOne || i == facts.size() - 1 || draw.chance(25)) {
                    if (draw.chance(20)) {
                        evidence.persons();
                    }
                    Spent spent = Spent.of(evidence);
                    Journeys kept = book.catchUp(spent.campaigns, spent.currency);
                    same(kept, Journeys.of(evidence, spent.campaigns, Journeys.LEAD_EVENTS, spent.currency));
                    Evidence anew = new Evidence(0, JourneyBookTest::domain);
                    draw.shuffled(facts.subList(0, i + 1)).forEach(anew::add);
                    assertThat(kept.all()).isEqualTo(Journeys.of(anew, spent.campaigns, Journeys.LEAD_EVENTS,
                            spent.currency).all());
                }
            }
        });
    }

    @Test
    void whatWasGivenBeforeDoesNotChange() {
        Property.check(300, 32, draw -> {
            List<Fact> facts = draw.shuffled(facts(draw));
            Evidence evidence = new Evidence(0, JourneyBookTest::domain);
            JourneyBook book = JourneyBook.following(evidence, Journeys.LEAD_EVENTS);
            List<Journeys> given = new ArrayList<>();
            List<String> told = new ArrayList<>();
            for (Fact fact : facts) {
                evidence.add(fact);
                Spent spent = Spent.of(evidence);
                given.add(book.catchUp(spent.campaigns, spent.currency));
                told.add(text(given.get(given.size() - 1)));
            }
            assertThat(given.stream().map(JourneyBookTest::text).toList()).isEqualTo(told);
        });
    }

    private record Spent(CampaignDirectory campaigns, Currency currency) {
        static Spent of(Evidence evidence) {
            List<SpendRow> rows = new ArrayList<>();
            evidence.others().forEach(fact -> {
                if (fact instanceof SpendRow row) {
                    rows.add(row);
                }
            });
            return new Spent(CampaignDirectory.of(rows), Journeys.leadCurrency(rows));
        }
    }

    private static void same(Journeys kept, Journeys anew) {
        assertThat(text(kept)).isEqualTo(text(anew));
    }

    private static String text(Journeys journeys) {
        return ColumnsText.of(journeys.columns()) + journeys.unmatchedRefunds() + journeys.incompleteDeals()
                + journeys.leadsWithoutPerson() + journeys.pipeline();
    }

    private static String domain(String email) {
        return email.substring(email.indexOf('@') + 1);
    }

    /// What happens to few people, with devices of several of them, words that part them, clicks on tracked links and
    /// companies among it.
    private static List<Fact> facts(Draw draw) {
        List<Fact> facts = new ArrayList<>(JourneysLawsTest.facts(draw));
        int more = draw.between(0, 12);
        for (int i = 0; i < more; i++) {
            String at = "10-01 0" + draw.between(0, 9) + ":0" + draw.between(0, 9);
            String device = draw.pick("a", "b", "c", "d");
            facts.add(switch (draw.between(0, 4)) {
                case 0, 1 -> Given.event("k" + i, Given.at(at), Event.Type.IDENTIFY, "", device, draw.pick("", "u"),
                        draw.pick("", "", "c"), draw.pick(MAILS), Landing.NONE);
                case 2 -> word(draw, i, at);
                case 3 -> click(draw, at, device);
                default -> company(draw, i, at);
            });
        }
        return facts;
    }

    private static Withdrawal word(Draw draw, int i, String at) {
        return new Withdrawal(Given.ACME, "w" + i, Given.at(at), draw.pick("anonymous:a", "anonymous:b"),
                draw.pick("email:ann@example.com", "email:bob@example.com", "user:u"), draw.chance(70), "");
    }

    private static Event click(Draw draw, String at, String device) {
        String click = draw.pick("k1", "k2");
        Landing landing = Given.landing(Given.SITE, "", Landing.TRACKED_CLICK + "=" + click);
        return draw.chance(50)
                ? Given.event(Event.idOfClick(click), Given.at("10-01 0" + click.charAt(1) + ":00"), Event.Type.PAGE,
                        "", click.equals("k1") ? "a" : "b", "", "", "", landing)
                : Given.event("g" + at + device, Given.at(at), Event.Type.PAGE, "", device, "", "", "", landing);
    }

    private static Company company(Draw draw, int i, String at) {
        return new Company(Given.ACME, "hubspot", draw.pick("c1", "c2"), "v" + i, Optional.of(Given.at(at)), "Acme",
                List.of(draw.pick("example.com", "work.example")), "", draw.pick(List.of(), List.of("c1", "c3")));
    }
}
