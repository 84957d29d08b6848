package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import outlay.Settings;
import outlay.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What the data folder is sealed with.
@Command(name = "vault", mixinStandardHelpOptions = true,
        description = "Lists and renews the keys that the data folder is sealed with.",
        subcommands = {VaultCommand.Keys.class, VaultCommand.Rotate.class})
final class VaultCommand extends CommandGroup {
    VaultCommand() {
        super("say what to do with the vault: keys or rotate");
    }

    private static Vault existing(Settings settings) {
        if (!Vault.exists(settings.data())) {
            throw new Failure("the data folder " + settings.data()
                    + " has no keys yet; the first server or import makes them.");
        }
        return Workspace.vault(settings);
    }

    /// Lists keys by their names.
    @Command(name = "keys", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists the keys in vault.json; never the keys themselves.")
    static final class Keys implements Callable<Integer> {
        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            List<List<String>> rows = existing(list.settings()).keys().stream().map(Keys::row).toList();
            return list.print(List.of("key", "use", "client", "made", "state"), rows);
        }

        private static List<String> row(Vault.KeyInfo key) {
            return List.of(key.number(), key.use(), key.owner().isEmpty() ? "(installation)" : key.owner(),
                    key.made().toString(), key.inUse() ? "in use" : "opens what is old");
        }
    }

    /// Makes new ones.
    @Command(name = "rotate", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Makes a new installation key and new data keys; may run beside a server.",
            footer = {"", "What is old stays readable; what comes in from now on is sealed with the new keys.",
                    "Keep a copy of the new installation key; with the old one nothing opens any more."})
    static final class Rotate implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Settings settings = data.settings();
            Vault vault = existing(settings);
            String before = vault.installationKeyId();
            try {
                vault.rotate();
            } catch (IOException failed) {
                throw new Failure("the keys could not be renewed: " + failed.getMessage()
                        + ". The keys fit as they are; try again.", failed);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println("The installation key in " + settings.key().path() + " is " + vault.installationKeyId()
                    + " now, and was " + before + ". Copy it to where you keep its backup.");
            out.flush();
            return 0;
        }
    }
}
