package outlay.store;

import java.time.Instant;

/// What was answered to a request that carried an idempotency key.
///
/// @param scope   a digest of whose key it is
/// @param key     a digest of the key
/// @param request a digest of what was asked
/// @param sealed  the answer; "" while there is none
public record KeptAnswer(String scope, String key, String request, String sealed, Instant begunAt) {
    public boolean answered() {
        return !sealed.isEmpty();
    }
}
