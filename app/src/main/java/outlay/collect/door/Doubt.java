package outlay.collect.door;

/// What somebody should look at in an event that is taken all the same.
enum Doubt {
    // @formatter:off
    ASSUMED_CURRENCY("properties.currency", "the amount has no currency and counts as USD; send properties.currency"),
    UNKNOWN_COUNTRY("context.location.country", "context.location.country is no country and counts as not known; send "
            + "two letters of ISO 3166-1, such as DE");
    // @formatter:on

    private final String field;
    private final String sentence;

    Doubt(String field, String sentence) {
        this.field = field;
        this.sentence = sentence;
    }

    String field() {
        return field;
    }

    String sentence() {
        return sentence;
    }
}
