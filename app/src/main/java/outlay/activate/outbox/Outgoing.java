package outlay.activate.outbox;

import java.util.function.Consumer;
import outlay.activate.Call;
import outlay.activate.egress.Outcome;

/// Makes calls, without keeping whoever asks waiting.
@FunctionalInterface
public interface Outgoing {
    /// @param then is told once, from whichever thread
    void make(Call call, Consumer<Outcome> then);
}
