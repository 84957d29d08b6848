package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.store.KeptKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Who may send events.
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Makes, lists and revokes the keys of senders.",
        subcommands = {KeysCreateCommand.class, KeysCommand.ListAll.class, KeysCommand.Revoke.class,
                KeysPeopleCommand.class})
final class KeysCommand extends CommandGroup {
    KeysCommand() {
        super("say what to do with keys: create, list or revoke, or people");
    }

    /// Lists a client's keys.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's keys; of secret ones only the id.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose keys.")
        private String client = "";

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            List<KeptKey> keys = new GateFolder(list.settings()).read(gates -> gates.keys(owner));
            return list.print(List.of("id", "kind", "key", "opens", "origins", "made", "revoked"),
                    keys.stream().map(ListAll::row).toList());
        }

        private static List<String> row(KeptKey key) {
            return List.of(key.id(), key.kind().toLowerCase(Locale.ROOT),
                    key.shown().isEmpty() ? "(secret)" : key.shown(), opens(key), String.join(" ", key.origins()),
                    key.createdAt().toString(), key.revokedAt().map(Object::toString).orElse(""));
        }

        private static String opens(KeptKey key) {
            String money = key.mayAssertRevenue() || key.kind().equals(Key.Kind.SERVER.name())
                    ? "events, revenue"
                    : "events";
            return money + (key.signed() ? ", signed" : "") + (key.consentRequired() ? ", consent required" : "");
        }
    }

    /// Ends a key.
    @Command(name = "revoke", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Ends a key at once; what it has let in stays.")
    static final class Revoke implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "The key's id, as keys list shows it.")
        private String id = "";

        @Option(names = "--client", required = true, description = "Whose key it is.")
        private String client = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            ClientId owner = change.owner(client);
            boolean done = new GateFolder(change.settings())
                    .change(gates -> gates.revoke(owner, id,
                            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS)));
            if (!done) {
                throw new Failure(
                        "client " + owner + " has no key " + id + " that is still valid; see: outlay keys list "
                                + "--client " + owner);
            }
            return change.say(id + " opens nothing any more.");
        }
    }
}
