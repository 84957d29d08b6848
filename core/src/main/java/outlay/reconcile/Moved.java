package outlay.reconcile;

/// So much of one day of an account, and the conversions that it is.
final class Moved {
    static final Moved NOTHING = new Moved();

    private long conversions;
    private long value;
    private int cases;
    private String example = "";

    void add(long conversionMicros, long valueMicros, String conversion) {
        if (conversionMicros == 0 && valueMicros == 0) {
            return;
        }
        conversions = Math.addExact(conversions, conversionMicros);
        value = Math.addExact(value, valueMicros);
        cases++;
        if (example.isEmpty() || conversion.compareTo(example) < 0) {
            example = conversion;
        }
    }

    long of(Measure measure) {
        return switch (measure) {
            case SPEND -> 0;
            case CONVERSIONS -> conversions;
            case VALUE -> value;
        };
    }

    /// "3 conversions, such as order/A1"
    String cases() {
        return cases == 1 ? "conversion " + example : cases + " conversions, such as " + example;
    }
}
