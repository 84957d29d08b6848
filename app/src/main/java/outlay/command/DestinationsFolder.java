package outlay.command;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import outlay.Deliveries;
import outlay.Settings;
import outlay.activate.egress.Egress;
import outlay.activate.egress.Sending;
import outlay.activate.outbox.Accounts;
import outlay.base.ClientId;
import outlay.store.Store;
import outlay.telling.AccountBook;
import outlay.telling.AccountTrial;
import outlay.vault.Vault;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The accounts at destinations of a data folder, as commands see and change them.
final class DestinationsFolder {
    private final Settings settings;
    private final Vault vault;

    DestinationsFolder(Settings settings) {
        this.settings = settings;
        this.vault = Workspace.vault(settings);
    }

    <T> T read(Function<AccountBook, T> work) {
        return new GateFolder(settings).inStore(store -> work.apply(book(store, url -> Optional.empty())));
    }

    /// Returns when a running server knows, too.
    ///
    /// @throws Failure with every mistake, where nothing was changed
    void change(Consumer<AccountBook> work) {
        changed(book -> {
            work.accept(book);
            return true;
        });
    }

    /// Likewise, with what the change gives.
    <T> T changed(Function<AccountBook, T> work) {
        try (Egress egress = Egress.toTheWorld(Clock.systemUTC())) {
            return new GateFolder(settings).changeStore(store -> work.apply(book(store, egress::mistake)));
        } catch (IllegalArgumentException wrong) {
            throw new Failure(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /// As they stand now.
    Accounts accounts() {
        return read(book -> {
            book.look();
            return book.unmoved();
        });
    }

    /// Where the world reaches the server, as far as the settings say: `https://collect.example`, or "".
    String outside() {
        return settings.edge().publicHosts().stream().sorted().findFirst().map(host -> "https://" + host).orElse("");
    }

    AccountTrial.Tried tried(ClientId client, String name) {
        Clock clock = Clock.systemUTC();
        try (Egress egress = Egress.toTheWorld(clock);
                Sending sending = Deliveries.sending(settings.edge().sandbox(), clock)) {
            return new AccountTrial(egress::mistake, sending::send)
                    .of(read(book -> existing(book, client, name)), clock.instant());
        }
    }

    static AccountBook.Entry existing(AccountBook book, ClientId client, String name) {
        return book.entry(client, name).orElseThrow(() -> new Failure("client " + client + " has no account " + name
                + "; see: outlay destinations list --client " + client));
    }

    static String name(CommandSpec spec, String name) {
        if (!AccountBook.NAME.matcher(name).matches()) {
            throw new ParameterException(spec.commandLine(), "NAME \"" + name
                    + "\" must have 1 to 40 small letters, digits and hyphens, like meta-main");
        }
        return name;
    }

    private AccountBook book(Store store, Function<String, Optional<String>> mistakeOfUrl) {
        return new AccountBook(store.accounts(), vault, mistakeOfUrl, Clock.systemUTC(), System::nanoTime);
    }
}
