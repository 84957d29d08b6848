package outlay.journey;

/// The origin of a page, and what it amounts to. Another click on the same ad within a session is the same origin, for
/// whatever keyword it was shown.
record Came(Origin origin, Touch.Source source) {
    static final Came DIRECTLY = new Came(Origin.DIRECT, new Touch.Source(Touch.DIRECT, Touch.Placement.NONE));

    boolean sameAs(Came other) {
        return origin.source().equalsIgnoreCase(other.origin.source())
                && origin.medium().equalsIgnoreCase(other.origin.medium()) && source.on("").equals(other.source.on(""));
    }
}
