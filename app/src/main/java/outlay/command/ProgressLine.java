package outlay.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import outlay.collect.Progress;

/// One line on a terminal that says how far an import is; nothing where the output goes to a file.
final class ProgressLine implements Progress, AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final Interrupt interrupt;
    private final boolean terminal = System.console() != null;

    private ProgressLine(PrintStream out, Interrupt interrupt) {
        this.out = out;
        this.interrupt = interrupt;
    }

    static ProgressLine on(PrintStream out, Interrupt interrupt) {
        return new ProgressLine(out, interrupt);
    }

    /// For work that leaves nothing behind: it may be stopped at any moment, and only the line has to go.
    static ProgressLine reading(PrintStream out) {
        ProgressLine line = new ProgressLine(out, Interrupt.deaf());
        if (line.terminal) {
            Runtime.getRuntime().addShutdownHook(new Thread(line::clear, "progress"));
        }
        return line;
    }

    /// How far the reading of a file is; told by several threads.
    synchronized void share(Path file, long rows, int percent) {
        show("%s: %,d rows read, %d %%", file, rows, percent);
    }

    @Override
    public void read(Path file, long facts) {
        show("%s: %,d rows read", file, facts);
    }

    @Override
    public void appended(Path file, long done, long all) {
        show("%s: %,d of %,d rows stored", file, done, all);
    }

    @Override
    public boolean cancelled() {
        return interrupt.asked();
    }

    void clear() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }

    private void show(String format, Path file, Object... numbers) {
        if (terminal) {
            Object[] all = new Object[numbers.length + 1];
            all[0] = file.getFileName();
            System.arraycopy(numbers, 0, all, 1, numbers.length);
            out.print(CLEAR + String.format(Locale.ROOT, format, all));
            out.flush();
        }
    }
}
