package outlay.vault;

/// Secrets that only this installation knows, another one for each purpose.
@FunctionalInterface
public interface Secrets {
    /// Always the same for the same purpose; HMAC-SHA-256.
    byte[] derived(String purpose);
}
