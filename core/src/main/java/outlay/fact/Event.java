package outlay.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.ClientId;
import outlay.base.Country;

/// Something that a visitor did, from a tag, a server or a file of events in the Segment form.
///
/// @param id          the message id, by which a repeated delivery is recognised
/// @param at          when it happened, corrected for the sender's clock
/// @param name        the event's name ("Order Completed"), or the page's
/// @param anonymousId the browser's or device's id
/// @param userId      the id that the site knows the person by once signed in
/// @param previousId  of an alias: the id that the person had before
/// @param email       trimmed and lower-cased
/// @param sale        of an order completed, refunded or cancelled
/// @param seen        what the door learned about it; empty for an event that came in a file
/// @param clues       what else tells who it was, sorted: what a link in an e-mail carried, a lead's id; of an event in
///                    a file the phone number, which otherwise is what the door has seen
/// @param traits      what it says about the person, or as a group call about their company
/// @param visitorCountry where it came from, by two capital letters as ISO 3166-1 has them, or ""
public record Event(ClientId client, String id, Instant at, Type type, String name, String anonymousId, String userId,
        String previousId, String email, Landing landing, Optional<Sale> sale, Optional<Seen> seen,
        List<Clue> clues, SortedMap<Trait, String> traits, String visitorCountry) implements Fact {
    public Event {
        visitorCountry = Country.checked(visitorCountry);
    }

    public enum Type {
        PAGE, SCREEN, TRACK, IDENTIFY, GROUP, ALIAS
    }

    /// An event that came in a file, which its owner answers for.
    public Event(ClientId client, String id, Instant at, Type type, String name, String anonymousId, String userId,
            String previousId, String email, Landing landing, Optional<Sale> sale) {
        this(client, id, at, type, name, anonymousId, userId, previousId, email, landing, sale, Optional.empty());
    }

    /// An event of which nobody says from which country.
    public Event(ClientId client, String id, Instant at, Type type, String name, String anonymousId, String userId,
            String previousId, String email, Landing landing, Optional<Sale> sale, Optional<Seen> seen,
            List<Clue> clues, SortedMap<Trait, String> traits) {
        this(client, id, at, type, name, anonymousId, userId, previousId, email, landing, sale, seen, clues, traits,
                "");
    }

    /// An event without traits.
    public Event(ClientId client, String id, Instant at, Type type, String name, String anonymousId, String userId,
            String previousId, String email, Landing landing, Optional<Sale> sale, Optional<Seen> seen,
            List<Clue> clues) {
        this(client, id, at, type, name, anonymousId, userId, previousId, email, landing, sale, seen, clues,
                Collections.emptySortedMap());
    }

    /// An event without clues and traits.
    public Event(ClientId client, String id, Instant at, Type type, String name, String anonymousId, String userId,
            String previousId, String email, Landing landing, Optional<Sale> sale, Optional<Seen> seen) {
        this(client, id, at, type, name, anonymousId, userId, previousId, email, landing, sale, seen, List.of());
    }

    /// The same, from another country.
    public Event from(String country) {
        return new Event(client, id, at, type, name, anonymousId, userId, previousId, email, landing, sale, seen, clues,
                traits, country);
    }

    /// The id of a click on a tracked link: a redirect's word that somebody clicked.
    public static String idOfClick(String click) {
        return "click/" + click;
    }

    /// Whether it is the click on a tracked link itself, and not a page that the click led to.
    public boolean clicksLink() {
        return !landing.trackedClick().isEmpty() && id.equals(idOfClick(landing.trackedClick()));
    }

    /// Whether it may open a touch, where it has a page: a program's visit and a time that cannot be may not.
    public boolean countsAsTouch() {
        return seen.isEmpty() || seen.get().bot() != Seen.Bot.YES && seen.get().plausibleTime();
    }

    /// Whether its sale, if it has one, is revenue. What a browser asserts without being allowed to stays a claim:
    /// anybody can read a browser's key and make up orders with it.
    public boolean countsAsSale() {
        return sale.isPresent() && (seen.isEmpty() || seen.get().answersForMoney());
    }
}
