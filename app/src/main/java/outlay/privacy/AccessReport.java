package outlay.privacy;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What is held about one person, for that person; the facts themselves come beside it, because they may be many.
///
/// @param identifiers by which they are known, with where each was seen
/// @param profile     what is known of them, of each trait the one value that is believed
/// @param purposes    what the data is used for, and what they allowed
/// @param conversions what they bought, or their company did, and the touches of theirs that were credited
/// @param sources     where the data came from
/// @param recipients  who was given it; nobody where the list is empty
/// @param retention   how long each kind is kept
/// @param logic       how conversions are credited, in plain words
/// @param facts       how many there are of each kind: event, contact, stage, deal, word, refused, mention
public record AccessReport(String client, Instant madeAt, List<Known> identifiers, List<Said> profile,
        List<Allowed> purposes, List<Bought> conversions, List<String> sources,
        List<ErasureRecord.Recipient> recipients, SortedMap<String, String> retention, String logic,
        SortedMap<String, Long> facts) {
    /// An identifier and the evidence that it is theirs.
    ///
    /// @param seenWith the facts that name it together with another of theirs, the first ten
    public record Known(String type, String value, long facts, List<String> seenWith) {}

    /// A trait, who said it, and the fact that says so.
    ///
    /// @param source crm, signed_in, form or device
    public record Said(String trait, String value, String source, String fact, Instant at) {}

    /// A purpose, whether they allowed it, and the evidence.
    ///
    /// @param consent granted, denied or unknown; of an unknown one there is no evidence
    /// @param source  the kinds of signals
    /// @param version of the texts and tools that it was said with, as the signals say, by kind
    /// @param fact    the event that said so, or ""
    /// @param at      when, or ""
    /// @param raw     the signals as they came
    public record Allowed(String purpose, String what, String consent, String source,
            SortedMap<String, String> version, String fact, String at, SortedMap<String, String> raw) {}

    /// A conversion.
    ///
    /// @param value    with its currency, refunds not taken off
    /// @param touches  theirs, oldest first
    /// @param others   how many touches of other people, of the same company, count besides
    public record Bought(String id, String kind, Instant at, String value, List<Credited> touches, int others) {}

    /// A touch, and what it got.
    public record Credited(Instant at, String channel, String credit, String why) {}

    /// A fact with the names and texts under which it is stored; parts of parts are joined by a full stop.
    ///
    /// @param kind   event, contact, stage or deal; word: that they were taken for another, or not; refused: what could
    ///               not be understood and names them; mention: that something of somebody else's names them
    /// @param source where it came from
    public record Fact(String kind, String id, Instant receivedAt, String source, SortedMap<String, String> fields) {}
}
