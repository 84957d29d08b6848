package outlay.activate.outbox;

import java.time.Instant;
import outlay.activate.Conversion;
import outlay.activate.Ready;
import outlay.store.DeliveryState;

/// What is done with a delivery whose time has come.
sealed interface Decision {
    /// @param conversion as it is told, of which `ready` was made
    record Send(Ready ready, Conversion conversion, String evidence) implements Decision {}

    /// It is not told.
    record End(DeliveryState state, Happened why, String code, String evidence) implements Decision {
        static End suppressed(Happened why, String code) {
            return new End(DeliveryState.SUPPRESSED, why, code, "");
        }
    }

    record Wait(Instant until, String why) implements Decision {}
}
