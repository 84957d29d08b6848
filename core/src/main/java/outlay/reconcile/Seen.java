package outlay.reconcile;

import java.util.HashMap;
import java.util.Map;

/// What our journeys know of one day of an account: our figure, and by how much it would be another one if we counted
/// as platforms do.
final class Seen {
    static final Seen NOTHING = new Seen();

    final Moved ours = new Moved();
    final Moved refund = new Moved();
    final Moved shared = new Moved();
    final Moved window = new Moved();
    final Moved view = new Moved();
    /// Foreign money taken for the account's.
    final Moved foreign = new Moved();
    /// Our figure by the days of other zones.
    final Map<String, Moved> inZones = new HashMap<>();
}
