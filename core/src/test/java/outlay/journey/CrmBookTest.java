package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.at;
import static outlay.identity.Given.contact;
import static outlay.identity.Given.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.StageEntry;
import outlay.identity.Given;
import outlay.identity.Persons;

/// What one more record of a CRM touches, and that it is all that it has to.
class CrmBookTest {
    private final List<Fact> facts = new ArrayList<>(List.of(
            contact("1", "v", "10-01 00:00", "ann@x.com", "acme", ""),
            contact("2", "v", "10-01 00:00", "bob@y.com", "other", ""),
            won("a", "v1", "10-05 00:00", "acme"), won("b", "v1", "10-10 00:00", "acme"),
            won("c", "v1", "10-06 00:00", "other")));
    private final Persons persons = Persons.of(facts);
    private final CrmBook book = new CrmBook(persons, WorkDomains.NONE);

    @Test
    void aDealTouchesThoseOfItsCompanyAndNoOther() {
        List<Journeys.Found> first = List.copyOf(book.catchUp(facts, false).deals());
        assertThat(previous(first)).containsExactly("", "2026-10-05T00:00:00Z", "");

        List<Journeys.Found> later = List.copyOf(add(won("a", "v2", "10-12 00:00", "acme")).deals());
        assertThat(previous(later)).containsExactly("2026-10-10T00:00:00Z", "", "");
        assertThat(later.get(2)).isSameAs(first.get(2));

        List<Journeys.Found> before = List.copyOf(add(won("b", "v2", "10-13 00:00", "other")).deals());
        assertThat(previous(before)).containsExactly("", "2026-10-06T00:00:00Z", "");
        assertThat(before.get(1).people()).isEqualTo(first.get(2).people());

        Crm lost = add(deal("a", "v3", "10-14 00:00", Deal.Status.LOST, "1", "10-04 00:00", List.of(), List.of(),
                "other"));
        assertThat(previous(lost.deals())).containsExactly("2026-10-06T00:00:00Z", "2026-10-04T00:00:00Z");
    }

    @Test
    void aDealWithoutAnAmountIsIncompleteUntilItHasOne() {
        book.catchUp(facts, false);
        Crm without = add(deal("d", "v1", "10-07 00:00", Deal.Status.WON, "", "10-07 00:00", List.of(), List.of(),
                "acme"));
        assertThat(without.incomplete()).containsExactly("deal/hubspot/d");
        assertThat(add(won("d", "v2", "10-08 00:00", "acme")).incomplete()).isEmpty();
    }

    @Test
    void whatIsNoRecordOfACrmChangesNothing() {
        CrmBook empty = new CrmBook(persons, WorkDomains.NONE);
        assertThat(empty.catchUp(List.of(), true)).isSameAs(Crm.NOTHING);
        Crm known = book.catchUp(facts, false);
        assertThat(book.catchUp(List.of(), false)).isSameAs(known);
        assertThat(book.catchUp(List.of(), true)).isNotSameAs(known);
    }

    @Test
    void aHistoryMayComeBeforeItsDeal() {
        CrmBook empty = new CrmBook(persons, WorkDomains.NONE);
        StageEntry entered = new StageEntry(Given.ACME, "hubspot", StageEntry.Of.DEAL, "a", "qualified",
                at("10-01 00:00"));
        assertThat(empty.catchUp(List.of(entered), false).deals()).isEmpty();
        assertThat(empty.catchUp(facts, false).deals()).hasSize(3);
    }

    /// After every fact the same as from nothing.
    private Crm add(Fact fact) {
        facts.add(fact);
        Crm kept = book.catchUp(List.of(fact), false);
        Crm anew = new CrmBook(persons, WorkDomains.NONE).catchUp(facts, false);
        assertThat(text(kept)).isEqualTo(text(anew));
        return kept;
    }

    private static List<String> text(Crm crm) {
        List<String> text = new ArrayList<>();
        crm.deals().forEach(deal -> text.add(deal.conversion() + " " + Arrays.toString(deal.people())));
        text.add(crm.incomplete() + " " + crm.leads() + " " + crm.pipeline());
        return text;
    }

    /// Of each won deal when the company's deal before it was closed, or "".
    private static List<String> previous(List<Journeys.Found> deals) {
        return deals.stream().map(deal -> deal.conversion().opportunity().flatMap(Journey.Opportunity::previousClose)
                .map(Object::toString).orElse("")).toList();
    }

    private static Deal won(String id, String version, String closed, String company) {
        return deal(id, version, version.equals("v1") ? "10-01 00:00" : closed, Deal.Status.WON, "1", closed,
                List.of(), List.of(), company);
    }
}
