package outlay.telling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outlay.activate.Conversion;
import outlay.base.Money;
import outlay.fact.Event;

/// What a wish is about, as it stands now.
///
/// @param at      when it happened
/// @param own     the events that tell of it, by (at, id); none where a CRM does
/// @param people  who did it: one person, or those on a deal, in the CRM's order
/// @param email   an address that is known of them even where nothing else is
/// @param brings  what was paid less what was paid back, or the deal's amount
/// @param order   the order's number
/// @param undone  why it does not hold any more: what brought it was undone, it was paid back whole, or is not won
/// @param changed when it last changed
/// @param source  where it happened, as far as the fact tells
record Happening(Instant at, List<Event> own, List<PersonFacts> people, String email, Optional<Money> brings,
        Optional<String> order, Optional<Untold> undone, Optional<Instant> changed, Conversion.Source source) {
    Happening {
        own = List.copyOf(own);
        people = List.copyOf(people);
    }
}
