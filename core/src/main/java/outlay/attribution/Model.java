package outlay.attribution;

/// How a conversion's credit is divided among the touches before it.
public enum Model {
    FIRST("first"), LAST("last"), LAST_NON_DIRECT("last-non-direct"), LINEAR("linear"), TIME_DECAY(
            "time-decay"), POSITION(
                    "position");

    private final String label;

    Model(String label) {
        this.label = label;
    }

    /// The name in the command line, the API and the reports.
    public String label() {
        return label;
    }
}
