package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// That one conversion, or a change to one, shall be told to one account at a destination: a row of the outbox, written
/// in the transaction that reads its cause from the log. It names what to tell; what that is in detail, and whether it
/// may be told at all, is decided when it is sent.
///
/// @param account    the client's name for the account at the destination
/// @param rule       the client's name for the rule that wants it
/// @param conversion its id, the same at every attempt and in the browser's own call
/// @param change     0 for the conversion itself, 1 and on for what became of it afterwards
/// @param cause      the position in the log of the entry that it is about
/// @param happened   when the conversion, or the change, was
public record Wish(ClientId client, String account, String rule, String conversion, int change, long cause,
        Instant happened) {}
