package outlay.store;

import java.time.Instant;

/// One attempt to tell a message.
///
/// @param number from 1, without gaps
/// @param status of HTTP; 0 where there was no answer
/// @param said   what became of it, in a few words of ours
public record KeptAttempt(String message, int number, Instant at, int status, String said) {}
