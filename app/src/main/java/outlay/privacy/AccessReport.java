package outlay.privacy;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// Everything that is held about one person, for that person.
///
/// @param identifiers by which they are known, with where each was seen
/// @param events      what they did, oldest first, as it is stored
/// @param contacts    what a CRM said of them, every version
/// @param deals       that name them; without the other people on them
/// @param conversions what they bought, or their company did, and the touches of theirs that were credited
/// @param sources     where the data came from
/// @param purposes    what it is used for, and what they allowed
/// @param recipients  who was given it; nobody where the list is empty
/// @param retention   how long each kind is kept
/// @param logic       how conversions are credited, in plain words
public record AccessReport(String client, Instant madeAt, List<Known> identifiers, List<Fact> events,
        List<Fact> contacts, List<Fact> deals, List<Bought> conversions, List<String> sources,
        List<Purpose> purposes, List<ErasureRecord.Recipient> recipients, SortedMap<String, String> retention,
        String logic) {
    /// An identifier and the evidence that it is theirs.
    ///
    /// @param seenWith the facts that name it together with another of theirs, the first ten
    public record Known(String type, String value, long facts, List<String> seenWith) {}

    /// A fact with the names and texts under which it is stored; parts of parts are joined by a full stop.
    public record Fact(String id, Instant receivedAt, String source, SortedMap<String, String> fields) {}

    /// A conversion.
    ///
    /// @param value    with its currency, refunds not taken off
    /// @param touches  theirs, oldest first
    /// @param others   how many touches of other people, of the same company, count besides
    public record Bought(String id, String kind, Instant at, String value, List<Credited> touches, int others) {}

    /// A touch, and what it got.
    public record Credited(Instant at, String channel, String credit, String why) {}

    /// A use of the data.
    ///
    /// @param evidence the latest word of theirs about it, with the time and the raw signals
    public record Purpose(String purpose, String what, String consent, String evidence) {}
}
