package outlay.activate.normal;

/// What a platform gets for one field of one person.
public sealed interface Sent {
    /// @param text as it goes out
    record InClear(String text) implements Sent {}

    /// @param text   what was hashed; the digest itself where the value came hashed
    /// @param sha256 64 lower-case hexadecimal digits, which is what goes out
    record Hashed(String text, String sha256) implements Sent {}

    record Nothing(Reason reason) implements Sent {}
}
