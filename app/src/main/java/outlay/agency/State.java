package outlay.agency;

import java.util.Locale;
import java.util.stream.Stream;

/// What has become of a mail about a period.
enum State {
    /// It is being sent; found later, it may have arrived or not.
    SENDING,
    /// The mail server has taken it.
    SENT,
    /// The mail server has certainly not taken it; it is tried again.
    FAILED,
    /// It may have arrived or not; only somebody who says so has it sent again.
    UNSURE;

    /// "sent".
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String label) {
        return Stream.of(values()).filter(one -> one.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no sending is " + label));
    }
}
