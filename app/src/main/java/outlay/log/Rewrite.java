package outlay.log;

/// What becomes of an entry when its segment is rewritten.
@FunctionalInterface
public interface Rewrite {
    /// The same instance where it stays as it is; else one of the same client, kind and time of receipt.
    Entry apply(long position, Entry entry);
}
