package outlay.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import outlay.testkit.Checkout;

/// The npm packages of the lock file, unmodified, and the scripts of ours that use them, in the build's folder.
final class LibrariesOfOthers {
    private static final Path SOURCES = Checkout.root().resolve("app/src/test/clients");
    private static final List<String> FILES = List.of(".npmrc", "package.json", "package-lock.json", "server.mjs",
            "oracles.mjs", "segment.html", "rudderstack.html");

    private LibrariesOfOthers() {}

    /// Where they are; fetched when they are not there yet.
    static synchronized Path installed() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Checkout.root().resolve("app/target/clients"));
        boolean same = true;
        for (String name : FILES) {
            Path copy = folder.resolve(name);
            same &= Files.exists(copy) && Files.mismatch(copy, SOURCES.resolve(name)) < 0;
            Files.copy(SOURCES.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!same || !Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            run(folder, List.of("npm", "ci", "--loglevel=error"));
        }
        return folder;
    }

    /// What the command says; fails unless it ends well.
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command + ": " + output).isTrue();
        assertThat(process.exitValue()).as(command + ": " + output).isZero();
        return output;
    }
}
