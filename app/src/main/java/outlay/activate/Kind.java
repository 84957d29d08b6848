package outlay.activate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The events that every platform has a word for.
public enum Kind {
    /// Ends of a journey.
    PURCHASE, LEAD, SIGN_UP, SUBSCRIBE, START_TRIAL, CONTACT, SCHEDULE, APPLICATION,
    /// Steps before it.
    ADD_TO_CART, CHECKOUT, PAYMENT_INFO, VIEW_CONTENT, SEARCH;

    /// `sign_up`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String name) {
        return Stream.of(values()).filter(kind -> kind.label().equals(name)).findFirst();
    }
}
