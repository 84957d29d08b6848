package outlay.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that this checkout lies in, wherever a test was started from.
public final class Checkout {
    private Checkout() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("bin/outlay"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "tests run inside a checkout; no bin/outlay above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
