package outlay.store;

import outlay.base.ClientId;

/// One client's account at a destination. What happens in one lane never waits for another.
///
/// @param account the client's name for it
public record Lane(ClientId client, String account) {
    @Override
    public String toString() {
        return client + "/" + account;
    }
}
