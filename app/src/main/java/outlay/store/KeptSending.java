package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;
import outlay.base.Day;

/// What became of one mail about one period.
///
/// @param mail    the id of the [KeptReportMail]
/// @param lastDay of the period
/// @param state   the name of a state
/// @param detail  what went wrong; "" where nothing did
public record KeptSending(ClientId client, String mail, Day lastDay, String state, int attempts, String detail,
        Instant at) {}
