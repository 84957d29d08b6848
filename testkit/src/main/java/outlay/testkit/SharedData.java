package outlay.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Test data of third parties that lies beside the checkout where Outlay is developed; users do not have it.
public final class SharedData {
    private SharedData() {}

    /// The file or folder below the shared data; skips the test with a message where it is absent.
    public static Path path(String relative) {
        Path found = Checkout.root().resolveSibling("shared").resolve("data").resolve(relative);
        assumeTrue(Files.exists(found), "skipped: the shared test data has no " + relative + " here");
        return found;
    }
}
