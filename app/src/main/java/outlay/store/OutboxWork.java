package outlay.store;

import java.util.List;
import java.util.Optional;

/// What one step of a lane changes, all of it or nothing.
///
/// @param moved    rows as they stand from now on
/// @param receipts of what happened to them
/// @param begun    rows of calls that are about to be made
/// @param wake     keys of conversions whose changes wait for them
/// @param pause    that nothing more is sent
public record OutboxWork(List<KeptDelivery> moved, List<KeptReceipt> receipts, List<Began> begun, List<String> wake,
        Optional<KeptPause> pause) {
    public boolean isEmpty() {
        return moved.isEmpty() && receipts.isEmpty() && begun.isEmpty() && pause.isEmpty();
    }
}
