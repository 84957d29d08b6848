package outlay.collect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Sale;
import tools.jackson.databind.JsonNode;

/// Reads the money of Order Completed, Order Refunded and Order Cancelled.
///
/// A refund without an amount pays back the whole order, which is what a cancellation does; it is kept as one. An order
/// without an id takes its event's, so that it still counts once. An amount without a currency is in US dollars, as the
/// Segment specification says, and counted as an assumption.
final class SegmentSale {
    static final Optional<Sale> NOT_A_SALE = Optional.empty();

    private static final Set<String> ORDERS = Set.of("order completed", "completed order");
    private static final Set<String> REFUNDS = Set.of("order refunded", "refunded order");
    private static final Set<String> CANCELLATIONS = Set.of("order cancelled", "order canceled", "cancelled order",
            "canceled order");
    private static final List<String> ORDER_AMOUNTS = List.of("revenue", "total", "value");
    /// How far off its amount a number may be that a program summed in floating point, as a part of the amount ...
    private static final BigDecimal NOISE = new BigDecimal("1e-9");
    /// ... and in minor units, so that a large amount with a decimal too many is not taken for one without.
    private static final BigDecimal MOST_NOISE = new BigDecimal("0.01");
    private static final List<String> REFUND_AMOUNTS = List.of("amount", "refund_amount", "total", "revenue", "value");

    private static final Currency USUAL = new Currency("USD");

    private final Optional<Currency> currencyIfNone;
    private long assumedCurrencies;

    /// @param currencyIfNone what somebody said of amounts that come without one
    SegmentSale(Optional<Currency> currencyIfNone) {
        this.currencyIfNone = currencyIfNone;
    }

    /// How many amounts were taken for US dollars, because nobody said what they are.
    long assumedCurrencies() {
        return assumedCurrencies;
    }

    Optional<Sale> read(String eventName, JsonNode properties, String eventId) throws BadEvent {
        String name = eventName.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        if (ORDERS.contains(name)) {
            return Optional.of(order(properties, eventId));
        }
        if (REFUNDS.contains(name) || CANCELLATIONS.contains(name)) {
            return Optional.of(payBack(properties, REFUNDS.contains(name)));
        }
        return NOT_A_SALE;
    }

    private Sale order(JsonNode properties, String eventId) throws BadEvent {
        Money value = amount(properties, ORDER_AMOUNTS)
                .orElseThrow(() -> new BadEvent(Refusal.BAD_MONEY, "properties.revenue",
                        "the order has no amount; send properties.revenue, total or value"));
        if (value.minor() < 0) {
            throw new BadEvent(Refusal.BAD_MONEY, "properties.revenue",
                    "the order's amount is negative; send Order Refunded for money paid back");
        }
        return new Sale(Sale.Kind.ORDER, SegmentEvent.first(orderId(properties), eventId), value);
    }

    private Sale payBack(JsonNode properties, boolean mayBePart) throws BadEvent {
        String orderId = orderId(properties);
        if (orderId.isEmpty()) {
            throw new BadEvent(Refusal.MISSING_ID, "properties.order_id",
                    "it does not say which order is paid back; send properties.order_id");
        }
        Optional<Money> part = mayBePart ? amount(properties, REFUND_AMOUNTS) : Optional.empty();
        if (part.isPresent()) {
            Money paidBack = part.get();
            if (paidBack.minor() == Long.MIN_VALUE) {
                throw new BadEvent(Refusal.BAD_MONEY, "properties.amount",
                        "the amount that was paid back is too large");
            }
            return new Sale(Sale.Kind.REFUND, orderId, paidBack.minor() < 0 ? paidBack.negated() : paidBack);
        }
        return new Sale(Sale.Kind.CANCELLATION, orderId, Money.zero(currency(properties)));
    }

    private static String orderId(JsonNode properties) {
        return SegmentEvent.first(Ids.clean(SegmentEvent.text(properties, "order_id")),
                Ids.clean(SegmentEvent.text(properties, "orderId")));
    }

    private Optional<Money> amount(JsonNode properties, List<String> names) throws BadEvent {
        for (String name : names) {
            JsonNode value = properties.path(name);
            boolean absent = value.isMissingNode() || value.isNull()
                    || value.isString() && value.stringValue().isEmpty();
            if (!absent) {
                Money money = money(name, value, currency(properties));
                assumedCurrencies += currencyIfNone.isEmpty() && named(properties).isEmpty() ? 1 : 0;
                return Optional.of(money);
            }
        }
        return Optional.empty();
    }

    /// A JSON number is a value (1000.0 yen are 1000, and what sums in floating point leave behind it is not meant), a
    /// text has to be written as amounts are.
    private static Money money(String name, JsonNode value, Currency currency) throws BadEvent {
        try {
            if (value.isNumber()) {
                return new Money(minor(value.decimalValue().movePointRight(currency.decimals())), currency);
            }
            if (value.isString()) {
                return Money.parse(value.stringValue(), currency.code());
            }
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            BadEvent bad = badAmount(name, value, currency);
            bad.initCause(wrong);
            throw bad;
        }
        throw badAmount(name, value, currency);
    }

    /// The whole number of minor units that is meant.
    ///
    /// @throws ArithmeticException where that is none, or beyond all bounds
    private static long minor(BigDecimal said) {
        BigDecimal nearest = said.setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal off = said.subtract(nearest).abs();
        boolean noise = off.compareTo(nearest.abs().multiply(NOISE)) <= 0 && off.compareTo(MOST_NOISE) <= 0;
        return (noise ? nearest : said).longValueExact();
    }

    private static String named(JsonNode properties) {
        return SegmentEvent.text(properties, "currency");
    }

    private Currency currency(JsonNode properties) throws BadEvent {
        String code = named(properties);
        if (code.isEmpty()) {
            // An empty text is a mistake in a template; only what was never said is as usual.
            if (currencyIfNone.isEmpty() && properties.path("currency").isString()) {
                throw new BadEvent(Refusal.BAD_MONEY, "properties.currency",
                        "the amount's currency is empty; send a code like USD, or leave it out for US dollars");
            }
            return currencyIfNone.orElse(USUAL);
        }
        if (!Currency.exists(code)) {
            throw new BadEvent(Refusal.BAD_MONEY, "properties.currency",
                    "properties.currency \"" + code
                            + "\" is not an ISO 4217 code in use; write it like USD, EUR or JPY");
        }
        return new Currency(code);
    }

    private static BadEvent badAmount(String name, JsonNode value, Currency currency) {
        String shown = value.toString();
        return new BadEvent(Refusal.BAD_MONEY, "properties." + name,
                "properties." + name + " " + (shown.length() > 60 ? "(long)" : shown)
                        + " is not an amount of " + currency + "; write it like 1234.50 with at most "
                        + currency.decimals()
                        + " decimals");
    }
}
