package outlay.web;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import outlay.Folders;
import outlay.command.Outlay;

/// The data folder that `bin/outlay demo --once` leaves, made once in each process of tests and copied for every class
/// that wants one: to make it takes longer than many a test.
final class MadeDemo {
    private static final Path MADE = made();

    private MadeDemo() {}

    /// @param data a folder in which nothing of a data folder lies yet
    static void copyTo(Path data) throws IOException {
        Folders.copy(MADE, data);
    }

    private static Path made() {
        try {
            Path folder = Files.createTempDirectory("made-demo");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            StringWriter out = new StringWriter();
            int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute("demo",
                    "--once", "--data", folder.toString());
            if (status != 0) {
                throw new IllegalStateException("there is no demo to copy: " + out);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
