package outlay.notify;

import java.util.Optional;
import java.util.stream.Stream;

/// What a webhook can be told of.
public enum Event {
    ALERT_OPENED("alert.opened", "something that somebody should look at"),
    ALERT_CLOSED("alert.closed", "it is over"),
    IMPORT_DONE("import.done", "a file was imported"),
    IMPORT_FAILED("import.failed", "a file was refused, and nothing of it was imported"),
    IMPORT_UNDONE("import.undone", "an import was taken back"),
    CONVERSION_RECORDED("conversion.recorded", "an order or a deal that was won came in"),
    DELIVERY_REJECTED("delivery.rejected", "a destination has refused conversions for good, by the minute"),
    DELIVERY_EXPIRED("delivery.expired", "conversions were not told before their time was over, by the minute"),
    DESTINATION_PAUSED("destination.paused", "nothing is sent to an account any more"),
    REPORT_READY("report.ready", "a report was mailed, and can be opened"),
    /// Nothing has happened.
    TEST("test", "somebody tries whether messages arrive");

    private final String label;
    private final String sentence;

    Event(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    /// The `type` of its messages.
    public String label() {
        return label;
    }

    /// What it says.
    public String sentence() {
        return sentence;
    }

    /// Those that a webhook can ask for.
    public static Stream<Event> all() {
        return Stream.of(values()).filter(event -> event != TEST);
    }

    static Optional<Event> of(String label) {
        return all().filter(event -> event.label.equals(label)).findFirst();
    }
}
