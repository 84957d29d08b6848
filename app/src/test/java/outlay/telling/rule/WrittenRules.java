package outlay.telling.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of rules as somebody writes it.
public final class WrittenRules {
    private WrittenRules() {}

    /// Every order of the client "acme" is a purchase to the account "meta-main".
    public static Path purchases(Path folder) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), """
                clients:
                  acme:
                    rules:
                      - name: purchases
                        account: meta-main
                        when: order
                        tell: purchase
                        since: 2026-01-01
                """);
    }
}
