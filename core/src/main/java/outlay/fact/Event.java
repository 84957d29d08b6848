package outlay.fact;

import java.time.Instant;
import java.util.Optional;
import outlay.base.ClientId;

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
public record Event(ClientId client, String id, Instant at, Type type, String name, String anonymousId, String userId,
        String previousId, String email, Landing landing, Optional<Sale> sale) implements Fact {
    public enum Type {
        PAGE, SCREEN, TRACK, IDENTIFY, GROUP, ALIAS
    }
}
