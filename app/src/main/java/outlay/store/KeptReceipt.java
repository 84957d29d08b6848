package outlay.store;

import java.time.Instant;
import java.util.List;

/// What happened to a delivery once: an attempt with its answer, or a decision without one.
///
/// @param key         stands for the conversion's id
/// @param change      of the conversion, 0 for itself
/// @param number      from 1, without gaps
/// @param attempt     which call, from 1; 0 where none was made
/// @param destination its label
/// @param outcome     a word of a closed list
/// @param code        the destination's word, or ours, for why; never its message
/// @param status      of HTTP; 0 where there was no answer
/// @param fingerprint SHA-256 of what was told; "" where nothing was, and after an erasure
/// @param fields      the names of the fields told
/// @param evidence    where the consent came from; "" where nothing was decided by it, and after an erasure
public record KeptReceipt(String key, int change, int number, Instant at, int attempt, String destination,
        String outcome, String code, int status, String requestId, String fingerprint, List<String> fields,
        String evidence) {}
