package outlay.command;

import java.io.PrintStream;
import java.util.Locale;
import outlay.backup.Watch;

/// One line on a terminal that says how far a backup is, and Ctrl-C, which stops it.
final class CopyProgress implements Watch, AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private static final long STEP_BYTES = 4 << 20;
    private final PrintStream out;
    private final Interrupt interrupt = Interrupt.listen();
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private long shown;

    CopyProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void at(String name, long bytes) {
        if (terminal && bytes - shown >= STEP_BYTES) {
            shown = bytes;
            out.print(CLEAR + String.format(Locale.ROOT, "%,d MiB: %s", bytes >> 20, name));
            out.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return interrupt.asked();
    }

    @Override
    public void close() {
        if (terminal && shown > 0) {
            out.print(CLEAR);
            out.flush();
        }
        interrupt.close();
    }
}
