package outlay.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import outlay.Settings;
import outlay.ops.Finding;
import outlay.store.DataFormat;
import outlay.store.KeptUpgrade;
import outlay.store.StoreCheck;

/// Which formats a data folder is of, and what is kept of before an upgrade.
final class FormatFinding {
    private static final String CHECK = "format";

    private FormatFinding() {}

    static Finding of(Settings settings) throws IOException {
        int format = DataFormat.of(settings.data());
        try {
            DataFormat.check(settings.data());
            Optional<Integer> version = StoreCheck.version(settings.data(), settings.databaseUrl());
            String text = "folder " + format + " of " + DataFormat.NEWEST + ", tables "
                    + version.map(String::valueOf).orElse("none") + " of " + StoreCheck.newestVersion();
            List<KeptUpgrade> kept = KeptUpgrade.of(settings.data());
            if (version.filter(number -> number < StoreCheck.newestVersion()).isPresent()) {
                return Finding.warn(CHECK, text + "; the next start upgrades it, or outlay upgrade");
            }
            return Finding.ok(CHECK, kept.isEmpty()
                    ? text
                    : text + "; kept of before an upgrade: " + kept.getLast().folder() + ", until outlay upgrade "
                            + "--forget");
        } catch (IOException newer) {
            return Finding.fail(CHECK, String.valueOf(newer.getMessage()));
        } catch (RuntimeException unreadable) {
            return Finding.fail(CHECK, "the tables cannot be read: " + unreadable.getMessage());
        }
    }
}
