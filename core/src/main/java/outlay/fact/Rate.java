package outlay.fact;

import java.math.BigDecimal;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;

/// What one unit of `base` was worth in `quote` on a day, with who said so.
public record Rate(ClientId client, Day day, Currency base, Currency quote, BigDecimal rate, String source)
        implements
            Fact {
    /// One by which an amount was multiplied, or divided where it leads the other way.
    public record Used(Rate rate, boolean divided) {}

    @Override
    public String id() {
        return "rate/" + source + "/" + base + "/" + quote + "/" + day;
    }
}
