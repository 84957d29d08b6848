package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.at;
import static outlay.identity.Given.identify;
import static outlay.identity.Given.page;
import static outlay.identity.Given.tagged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Deal.Status;
import outlay.fact.Fact;
import outlay.identity.Given;
import outlay.journey.Journey.Conversion;
import outlay.journey.JourneyColumns;
import outlay.journey.Milestone;

/// A company buys for 60,000: Ann came through LinkedIn and to a webinar, where she became a lead; Bob through a
/// generic and a brand search, when the opportunity was created; Cem through an e-mail before the deal was closed.
class CompanyJourneysTest {
    private static final List<Fact> VISITS = List.of(
            page("linkedin", "10-02 09:00", "a", tagged("li_fat_id=x")),
            page("webinar", "10-05 09:00", "a", tagged("utm_source=webinar&utm_medium=referral")),
            page("generic", "10-08 09:00", "b", tagged("gclid=x&utm_campaign=generic")),
            page("brand", "10-12 09:00", "b", tagged("gclid=y&utm_campaign=brand")),
            page("email", "10-20 09:00", "c", tagged("utm_source=news&utm_medium=email")),
            identify("i1", "a", "", "", "ann@acme.com"), identify("i2", "b", "", "", "bob@acme.com"),
            identify("i3", "c", "", "", "cem@acme.com"));
    private static final List<Fact> COMPANY = List.of(contact("1", "ann@acme.com", Map.of("lead", at("10-05 10:00"))),
            contact("2", "bob@acme.com", Map.of("lead", at("10-08 10:00"), "mql", at("10-09 10:00"))),
            contact("3", "cem@acme.com", Map.of("mql", at("10-20 10:00"), "sql", at("10-21 10:00"))));
    private static final Deal WON = deal("d", Status.WON, "10-12 10:00", "10-25 12:00", "2");

    @Test
    void theWholeCompanyIsCreditedAtItsMilestones() {
        assertThat(credits(Model.W_SHAPED, Contacts.ALL, WON)).containsExactly("linkedin 18000.00",
                "webinar 18000.00", "generic 3000.00", "brand 18000.00", "email 3000.00");
        assertThat(credits(Model.FULL_PATH, Contacts.ALL, WON)).containsExactly("linkedin 13500.00",
                "webinar 13500.00", "generic 6000.00", "brand 13500.00", "email 13500.00");
    }

    @Test
    void onlyThePrimaryContactHidesWhereTheCompanyCameFrom() {
        for (Model model : Model.ALL) {
            assertThat(credits(model, Contacts.ROLES, WON)).as(model.label())
                    .allMatch(credit -> credit.matches("(generic|brand) .*"));
        }
        assertThat(credits(Model.W_SHAPED, Contacts.ROLES, WON)).containsExactly("generic 40000.00", "brand 20000.00");
        JourneyColumns columns = columns(WON);
        int conversion = columns.conversion("deal/hubspot/d");
        assertThat(new Crediting(columns, attribution(Model.LINEAR, Contacts.ROLES, false)).verdicts(conversion))
                .containsExactly(Verdict.NOT_NAMED, Verdict.NOT_NAMED, Verdict.COUNTS, Verdict.COUNTS,
                        Verdict.NOT_NAMED);
        assertThat(columns.journeys().get(conversion).conversion().person()).isEqualTo("email:bob@acme.com");
    }

    @Test
    void whereTheCrmNamesNobodyKnownEverybodyOfTheCompanyCounts() {
        Deal nobody = deal("d", Status.WON, "10-12 10:00", "10-25 12:00", "77");
        assertThat(credits(Model.LINEAR, Contacts.ROLES, nobody)).hasSize(5)
                .isEqualTo(credits(Model.LINEAR, Contacts.ALL, nobody));
    }

    @Test
    void anOpportunityIsCreditedOnceInWhateverVersionsItCame() {
        Deal open = deal("d", Status.OPEN, "10-12 10:00", "10-30 12:00", "2");
        assertThat(credits(Model.LINEAR, Contacts.ALL, open, WON, WON)).isEqualTo(credits(Model.LINEAR, Contacts.ALL,
                WON)).hasSize(5);
    }

    @Test
    void milestonesAreTheFirstOfTheCompany() {
        assertThat(conversion(columns(WON)).milestones()).isEqualTo(Map.of(Milestone.LEAD, at("10-05 10:00"),
                Milestone.MQL, at("10-09 10:00"), Milestone.SQL, at("10-21 10:00"), Milestone.OPPORTUNITY,
                at("10-12 10:00"), Milestone.WON, at("10-25 12:00")));
        Deal own = with(WON, Optional.of(at("10-12 10:00")), Map.of("Lead", at("10-03 00:00"), "OPPORTUNITY",
                at("10-04 00:00"), "Proposal", at("10-01 00:00")));
        assertThat(conversion(columns(own)).milestones()).containsEntry(Milestone.LEAD, at("10-03 00:00"))
                .containsEntry(Milestone.OPPORTUNITY, at("10-04 00:00"));
        Deal undated = with(WON, Optional.empty(), Map.of("Proposal", at("10-11 00:00"), "Demo", at("10-06 00:00")));
        assertThat(conversion(columns(undated)).milestones()).containsEntry(Milestone.OPPORTUNITY, at("10-06 00:00"));
        assertThat(conversion(columns(with(WON, Optional.empty(), Map.of()))).milestones())
                .doesNotContainKey(Milestone.OPPORTUNITY);
    }

    @Test
    void withAResetThePathBeginsWhenTheCompanysPreviousDealWasClosedWonOrLost() {
        Deal lost = deal("c", Status.LOST, "10-01 10:00", "10-06 00:00", "1");
        Deal later = deal("e", Status.WON, "10-13 10:00", "10-28 00:00", "1");
        Deal open = deal("f", Status.OPEN, "10-13 10:00", "10-10 00:00", "1");
        assertThat(reset("deal/hubspot/d", WON, lost, later, open)).containsExactly("generic 20000.00",
                "brand 20000.00", "email 20000.00");
        assertThat(reset("deal/hubspot/e", WON, lost, later, open)).isEmpty();
        assertThat(reset("deal/hubspot/d", WON, open)).hasSize(5);
    }

    private static List<String> reset(String id, Deal... deals) {
        return credits(columns(deals), id, attribution(Model.LINEAR, Contacts.ALL, true));
    }

    private static List<String> credits(Model model, Contacts contacts, Deal... deals) {
        return credits(columns(deals), "deal/hubspot/d", attribution(model, contacts, false));
    }

    private static List<String> credits(JourneyColumns columns, String id, Attribution attribution) {
        Crediting crediting = new Crediting(columns, attribution);
        crediting.turnTo(columns.conversion(id));
        long[] parts = Journeys.parts(crediting, 6_000_000);
        List<String> credits = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != 0) {
                credits.add(columns.touchId(crediting.path().touch(i)) + " "
                        + new Money(parts[i], Money.parse("0", "USD").currency()).amount());
            }
        }
        return credits;
    }

    private static JourneyColumns columns(Deal... deals) {
        List<Fact> facts = new ArrayList<>(List.of(deals));
        facts.addAll(COMPANY);
        facts.addAll(VISITS);
        return outlay.journey.Journeys.of(facts).columns();
    }

    private static Conversion conversion(JourneyColumns columns) {
        return columns.journeys().get(columns.conversion("deal/hubspot/d")).conversion();
    }

    private static Attribution attribution(Model model, Contacts contacts, boolean reset) {
        return new Attribution(model,
                new Eligibility(90, 1, Dedupe.NONE, reset, false, Collections.emptySortedSet(), contacts));
    }

    private static Contact contact(String id, String email, Map<String, Instant> stages) {
        return new Contact(Given.ACME, "hubspot", id, "v", Optional.of(at("10-21 00:00")), email, "c1", "Acme",
                Optional.of(at("10-06 00:00")), new TreeMap<>(stages));
    }

    private static Deal deal(String id, Status status, String created, String closed, String contact) {
        return new Deal(Given.ACME, "hubspot", id, "v", Optional.of(at(status == Status.OPEN ? "10-13 00:00" : closed)),
                "", Optional.of(Money.parse("60000", "USD")), "", status, Optional.of(at(created)),
                Optional.of(at(closed)), List.of(contact), List.of(), "c1", "Acme", new TreeMap<>());
    }

    private static Deal with(Deal deal, Optional<Instant> created, Map<String, Instant> stages) {
        return new Deal(deal.client(), deal.crm(), deal.dealId(), deal.version(), deal.modifiedAt(), deal.name(),
                deal.amount(), deal.stage(), deal.status(), created, deal.closedAt(), deal.contactIds(), deal.emails(),
                deal.companyId(), deal.companyName(), new TreeMap<>(stages));
    }
}
