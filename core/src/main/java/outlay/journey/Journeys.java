package outlay.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Fact;
import outlay.fact.SpendRow;
import outlay.identity.Persons;
import outlay.journey.Journey.Conversion;

/// Every conversion of a client with the touches of its people, sorted by conversion id. The same set of facts gives
/// the same journeys, in whatever order, portions and repetition it came.
///
/// @param columns           a conversion for each lead, order and won deal
/// @param unmatchedRefunds  money paid back that no order's value covers, ordered by (at, id)
/// @param incompleteDeals   ids of won deals without amount or closing time, which are no conversions yet
/// @param leadsWithoutPerson how many facts tell of a lead and name nobody
/// @param pipeline          how far everybody whom the CRM knows has come
public record Journeys(JourneyColumns columns, List<UnmatchedRefund> unmatchedRefunds, List<String> incompleteDeals,
        int leadsWithoutPerson, Pipeline pipeline) {

    /// Names of events that make a lead of a person, letter case aside.
    public static final Set<String> LEAD_EVENTS = Set.of("Lead", "Lead Generated", "generate_lead", "Form Submitted",
            "Demo Requested", "Signed Up", "Account Created", "Trial Started");

    /// Where there is no spend to take a lead's currency from.
    private static final Currency FALLBACK = new Currency("USD");

    /// Why a refund, or a part of it, belongs to no order's value.
    public enum Unmatched {
        NO_ORDER, OTHER_CURRENCY, MORE_THAN_PAID
    }

    /// @param value the part that is not covered, as a positive amount
    public record UnmatchedRefund(String id, String orderId, Instant at, Money value, Unmatched why) {}

    /// A conversion and the people whose touches led to it, by [Persons]' numbers.
    record Found(Conversion conversion, int[] people) {}

    /// @param facts of one client
    public static Journeys of(Iterable<? extends Fact> facts) {
        Evidence evidence = Evidence.of(facts);
        List<SpendRow> spend = spend(evidence.others());
        return of(evidence, CampaignDirectory.of(spend), LEAD_EVENTS, leadCurrency(spend));
    }

    /// @param campaigns    of the spend that counts
    /// @param leadEvents   names of events that make a lead of a person
    /// @param leadCurrency of the leads' zero value; see [#leadCurrency(Iterable)]
    public static Journeys of(Evidence evidence, CampaignDirectory campaigns, Set<String> leadEvents,
            Currency leadCurrency) {
        return JourneyBook.once(evidence, leadEvents).catchUp(campaigns, leadCurrency);
    }

    /// The conversions one by one.
    public List<Journey> all() {
        return columns.journeys();
    }

    /// The currency that leads are worth nothing in: the one with the most spend rows, so that in reports by currency
    /// leads stand beside the spend that they cost; among equals the first by code; without spend USD.
    public static Currency leadCurrency(Iterable<SpendRow> spend) {
        Set<String> seen = new HashSet<>();
        Map<Currency, Integer> rows = new TreeMap<>();
        for (SpendRow row : spend) {
            if (seen.add(row.id())) {
                rows.merge(row.spend().currency(), 1, Integer::sum);
            }
        }
        Currency most = FALLBACK;
        int mostRows = 0;
        for (Map.Entry<Currency, Integer> entry : rows.entrySet()) {
            if (entry.getValue() > mostRows) {
                most = entry.getKey();
                mostRows = entry.getValue();
            }
        }
        return most;
    }

    private static List<SpendRow> spend(Iterable<? extends Fact> facts) {
        List<SpendRow> spend = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof SpendRow row) {
                spend.add(row);
            }
        }
        return spend;
    }
}
