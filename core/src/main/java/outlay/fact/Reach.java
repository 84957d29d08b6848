package outlay.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.ClientId;
import outlay.base.Period;

/// How many people saw the ads of a campaign, or of a whole ad account, in a period, as its platform counted them.
///
/// Whoever is reached on two days or by two campaigns is one person, so that reach is never a sum: it is known of
/// exactly the subject and the days that were asked of the platform, and of no others.
///
/// @param importId   the import that brought it; it counts once that import's [Import] is in the log
/// @param line       the line in the file, counted from 1
/// @param campaignId "" where the report has none; with `campaign` also "" it is of the whole account
/// @param people     who saw an ad at least once
/// @param impressions of the same period, where the report has them
public record Reach(ClientId client, String importId, int line, String platform, String accountId, String campaignId,
        String campaign, Period period, long people, OptionalLong impressions) implements Fact {
    private static final int DECIMALS = 6;

    @Override
    public String id() {
        return importId + "/" + line;
    }

    /// How often each of them saw one on average: impressions / people, 6 decimals; absent where one is not known.
    public Optional<BigDecimal> frequency() {
        return people == 0 || impressions.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(impressions.getAsLong()).divide(BigDecimal.valueOf(people), DECIMALS,
                        RoundingMode.HALF_UP));
    }
}
