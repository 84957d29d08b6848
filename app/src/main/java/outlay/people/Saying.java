package outlay.people;

/// What somebody may say of two identifiers.
public enum Saying {
    /// That they do not belong together, as if nothing had ever tied them.
    SPLIT("/local/people/split"),
    /// That a split does not hold any longer.
    JOIN_BACK("/local/people/join-back"),
    /// That two devices are one person's, which nothing else says. A split takes it back.
    JOIN("/local/people/join");

    private final String path;

    Saying(String path) {
        this.path = path;
    }

    /// Where a server takes it from a command on its machine.
    public String path() {
        return path;
    }
}
