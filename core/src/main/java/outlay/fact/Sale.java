package outlay.fact;

import outlay.base.Money;

/// An order's money. A refund's value is what was paid back, as a positive amount; a cancellation pays back everything.
public record Sale(Kind kind, String orderId, Money value) {
    public enum Kind {
        ORDER, REFUND, CANCELLATION
    }
}
