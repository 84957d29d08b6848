package outlay.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;

/// Whether a month's budget is being spent in step with its days.
///
/// @param days   from the first of the month to the last day that is looked at
/// @param budget of the whole month
/// @param spent  in these days
public record Pace(Period days, Micros budget, Micros spent) {
    private static final int DECIMALS = 4;

    public Pace {
        if (days.from().date().getDayOfMonth() != 1 || days.days() > days.from().date().lengthOfMonth()
                || !budget.currency().equals(spent.currency()) || budget.micros() <= 0) {
            throw new IllegalArgumentException("a pace of " + spent + " in " + days + " of " + budget);
        }
    }

    /// The days of a month until `day`, it included.
    public static Period monthUntil(Day day) {
        return new Period(Day.of(day.date().withDayOfMonth(1)), day);
    }

    /// spent / (budget * days gone / days of the month), 4 decimals: 1 is in step, more is too fast.
    public BigDecimal ratio() {
        return new BigDecimal(times(spent.micros(), monthDays()))
                .divide(new BigDecimal(times(budget.micros(), days.days())), DECIMALS, RoundingMode.HALF_UP);
    }

    /// What the month will cost if it goes on so: spent / days gone * days of the month.
    public Micros projected() {
        return new Micros(times(spent.micros(), monthDays()).divide(BigInteger.valueOf(days.days())).longValueExact(),
                spent.currency());
    }

    private int monthDays() {
        return days.from().date().lengthOfMonth();
    }

    private static BigInteger times(long amount, int factor) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor));
    }
}
