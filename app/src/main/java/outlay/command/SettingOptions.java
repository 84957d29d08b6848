package outlay.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.activate.Account;
import outlay.activate.Destination;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What an account's owner sets. Secrets come from a file, from the standard input or from the keyboard, never with the
/// command itself, which everybody on the machine can see while it runs.
final class SettingOptions {
    private static final String STDIN = "-";

    @Option(names = "--set", paramLabel = "NAME=VALUE",
            description = "A setting that is no secret, like dataset_id=1234567890; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(names = "--secrets", paramLabel = "FILE",
            description = "Secret settings, a line \"name: value\" each; - reads them from the standard input. Without "
                    + "it you are asked for them.")
    private @Nullable String file;

    /// @param ask whether to ask for the secrets that are required and not given
    Map<String, String> of(CommandSpec spec, Destination destination, boolean ask) {
        List<String> secrets = destination.settings().stream().filter(Account.Setting::secret)
                .map(Account.Setting::name).toList();
        for (String name : given.keySet()) {
            if (secrets.contains(name)) {
                throw new ParameterException(spec.commandLine(), name + " is a secret, and what stands in a command "
                        + "can be seen by everybody on this machine: change it now that it was; give it by "
                        + "--secrets FILE, or leave it out to be asked for it");
            }
        }
        Map<String, String> all = new TreeMap<>(given);
        if (file != null) {
            all.putAll(read(spec, file));
        }
        Optional<Console> keyboard = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        for (Account.Setting setting : destination.settings()) {
            if (ask && setting.secret() && setting.required() && !all.containsKey(setting.name())
                    && keyboard.isPresent()) {
                char[] typed = keyboard.get().readPassword("%s (%s): ", setting.name(), setting.says());
                all.put(setting.name(), typed == null ? "" : new String(typed).strip());
            }
        }
        return all;
    }

    private static Map<String, String> read(CommandSpec spec, String from) {
        try (BufferedReader lines = from.equals(STDIN)
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(from))) {
            Map<String, String> read = new TreeMap<>();
            int number = 0;
            for (String line : lines.lines().toList()) {
                number++;
                int colon = line.indexOf(':');
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (colon < 1) {
                    throw new ParameterException(spec.commandLine(), "--secrets " + from + ":" + number
                            + ": must be a name, a colon and the value, like access_token: EAAB...");
                }
                read.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
            return read;
        } catch (UncheckedIOException | IOException unreadable) {
            throw new Failure("--secrets " + from + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
