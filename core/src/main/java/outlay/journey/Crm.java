package outlay.journey;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the facts of a CRM amount to for the people as they are; [CrmBook] makes it.
///
/// @param deals      won, each with the people of its company, by their ids
/// @param incomplete ids of won deals without amount or closing time
record Crm(List<Journeys.Found> deals, List<String> incomplete, Leads leads, Pipeline pipeline) {
    static final Crm NOTHING = new Crm(List.of(), List.of(), new Leads(Map.of(), Set.of()), Pipeline.NONE);

    /// @param first         when each person became a lead, in ms
    /// @param withoutPerson contacts that tell of a lead and name nobody
    record Leads(Map<Integer, Long> first, Set<String> withoutPerson) {}
}
