package outlay.bench.signal;

import java.io.IOException;
import outlay.bench.Wire;

/// A request that leaves a browser or a server at some time.
///
/// @param at   when it arrives, in ms of the world's true time
/// @param lane whose requests keep their order
record Sending(long at, long lane, Call call) {
    /// What is sent.
    @FunctionalInterface
    interface Call {
        void over(Wire wire) throws IOException;
    }
}
