package outlay.fact;

import outlay.base.ClientId;
import outlay.base.Period;

/// What an experiment found that a channel really adds: part of the audience did not get its ads, and what the others
/// bought more than them is incremental.
///
/// @param importId       the import that brought it; the test counts once that import's [Import] is in the log
/// @param line           the line in the file, counted from 1
/// @param channel        as reports name it
/// @param period         the days of the test
/// @param measure        what `millionths` is
/// @param millionths     of a conversion, or of a multiplier; zero and less where the ads added nothing
/// @param errorMillionths the standard error of the multiplier, 0 where it is to be taken as it is
/// @param note           the test's name, or ""
public record LiftTest(ClientId client, String importId, int line, String channel, Period period, Measure measure,
        long millionths, long errorMillionths, String note) implements Fact {
    /// How the result of a test is given.
    public enum Measure {
        /// Conversions that there would not have been without the channel.
        INCREMENTAL_CONVERSIONS,
        /// The same over the conversions that the channel is credited with.
        MULTIPLIER
    }

    @Override
    public String id() {
        return importId + "/" + line;
    }
}
