package outlay.telling.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.attribution.Model;
import outlay.base.Money;

/// What a conversion is said to be worth. A part of an amount is rounded half up to the currency's unit, once.
public sealed interface Worth {
    Worth ACTUAL = new Actual();
    Worth NONE = new Nothing();
    Pattern FIXED = Pattern.compile("(\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    Pattern EXPECTED = Pattern.compile("(\\d+(?:\\.\\d+)?) ([A-Z]{3}) x (\\d+(?:\\.\\d+)?)");
    Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?) ?%");
    Pattern CREDIT = Pattern.compile("credit (\\S+)(?: (\\d{1,3}) days)?");
    int USUAL_DAYS = 30;
    int MOST_DAYS = 730;

    /// @param actual what the order or deal brings, less what was paid back
    Optional<Money> of(Optional<Money> actual);

    /// What the order or deal brings.
    record Actual() implements Worth {
        @Override
        public Optional<Money> of(Optional<Money> actual) {
            return actual;
        }
    }

    /// No value.
    record Nothing() implements Worth {
        @Override
        public Optional<Money> of(Optional<Money> actual) {
            return Optional.empty();
        }
    }

    /// Always the same: what reaching a stage is worth.
    record Fixed(Money value) implements Worth {
        @Override
        public Optional<Money> of(Optional<Money> actual) {
            return Optional.of(value);
        }
    }

    /// What a customer is worth, times how many of these become customers.
    record Expected(Money value, BigDecimal rate) implements Worth {
        @Override
        public Optional<Money> of(Optional<Money> actual) {
            return Optional.of(times(value, rate));
        }
    }

    /// A part of what it brings: the margin.
    record Margin(BigDecimal percent) implements Worth {
        @Override
        public Optional<Money> of(Optional<Money> actual) {
            return actual.map(money -> times(money, percent.movePointLeft(2)));
        }
    }

    /// What it brings, and beside it the part that an attribution model credits to the destination's own ads.
    record Credited(Model model, int lookbackDays) implements Worth {
        @Override
        public Optional<Money> of(Optional<Money> actual) {
            return actual;
        }
    }

    /// @throws IllegalArgumentException saying what may be written
    static Worth parse(String text) {
        Matcher fixed = FIXED.matcher(text);
        Matcher expected = EXPECTED.matcher(text);
        Matcher percent = PERCENT.matcher(text);
        Matcher credit = CREDIT.matcher(text);
        if (text.equals("actual")) {
            return ACTUAL;
        }
        if (text.equals("none")) {
            return NONE;
        }
        if (fixed.matches()) {
            return new Fixed(Money.parse(fixed.group(1), fixed.group(2)));
        }
        if (expected.matches()) {
            return new Expected(Money.parse(expected.group(1), expected.group(2)),
                    share(new BigDecimal(expected.group(3)), BigDecimal.ONE, "a rate from 0 to 1"));
        }
        if (percent.matches()) {
            return new Margin(share(new BigDecimal(percent.group(1)), BigDecimal.valueOf(100), "0 to 100 %"));
        }
        if (credit.matches()) {
            int days = credit.group(2) == null ? USUAL_DAYS : Integer.parseInt(credit.group(2));
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("has " + days + " days; write 1 to " + MOST_DAYS);
            }
            return new Credited(Model.parse(credit.group(1)), days);
        }
        throw new IllegalArgumentException(
                "is \"" + text + "\"; write actual, none, an amount like 150.00 EUR, a margin "
                        + "like 30 %, an expectation like 3000.00 EUR x 0.2, or a credit like credit linear 30 days");
    }

    private static BigDecimal share(BigDecimal number, BigDecimal most, String says) {
        if (number.compareTo(most) > 0) {
            throw new IllegalArgumentException("has " + number.toPlainString() + "; write " + says);
        }
        return number;
    }

    private static Money times(Money money, BigDecimal factor) {
        return new Money(BigDecimal.valueOf(money.minor()).multiply(factor).setScale(0, RoundingMode.HALF_UP)
                .longValueExact(), money.currency());
    }
}
