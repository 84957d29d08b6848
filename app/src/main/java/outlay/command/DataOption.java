package outlay.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Settings;
import picocli.CommandLine.Option;

/// Which data folder and which settings a command works on.
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR",
            description = "The data folder (default: OUTLAY_DATA, or data beside the checkout).")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE",
            description = "A file of settings like \"listen: 127.0.0.1:8484\".")
    private @Nullable Path config;

    Settings settings() {
        try {
            Settings settings = Settings.read(Optional.ofNullable(config), System.getenv());
            return data == null ? settings : settings.withData(data);
        } catch (Settings.Wrong wrong) {
            throw new Failure("the settings are wrong:\n" + wrong.getMessage(), wrong);
        }
    }
}
