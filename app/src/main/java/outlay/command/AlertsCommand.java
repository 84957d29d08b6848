package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.AlertParts;
import outlay.DeliveryAlerts;
import outlay.Settings;
import outlay.alerting.AlertBook;
import outlay.alerting.AlertTrial;
import outlay.alerting.KeptAlert;
import outlay.base.ClientId;
import outlay.local.RunningServer;
import outlay.log.Log;
import outlay.store.Store;
import outlay.store.StoreRefused;
import outlay.telling.AccountBook;
import outlay.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What somebody should look at.
@Command(name = "alerts", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists what somebody should look at: open alerts, or also those of the last 90 days.",
        footer = {"", "A running server looks every hour and after each import, and tells each alert once."},
        subcommands = {AlertsCommand.Check.class, AlertsCommand.Test.class})
final class AlertsCommand implements Callable<Integer> {
    private static final List<String> HEADER = List.of("client", "kind", "subject", "currency", "at_stake", "opened_at",
            "closed_at", "told", "detail");

    @Option(names = "--client", description = "Only of this client.")
    private @Nullable String client;

    @Option(names = "--all", description = "Those that are over, too.")
    private boolean all;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    public Integer call() throws IOException {
        Optional<ClientId> only = Optional.ofNullable(client).map(list::owner);
        return list.print(HEADER, rows(AlertBook.open(list.settings().data()).list().stream()
                .filter(alert -> all || alert.open())
                .filter(alert -> only.isEmpty() || only.get().value().equals(alert.client()))));
    }

    private static List<List<String>> rows(Stream<KeptAlert> alerts) {
        return alerts.map(alert -> List.of(alert.client(), alert.kind(), alert.subject(), alert.currency(),
                alert.amount(), alert.openedAt().toString(), alert.closedAt().map(Instant::toString).orElse(""),
                alert.sent() ? "yes" : "no", alert.detail())).toList();
    }

    /// Looks once.
    @Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Looks now, tells what is new and lists what is open; for where no server runs.")
    static final class Check implements Callable<Integer> {
        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException, InterruptedException {
            Settings settings = list.settings();
            if (RunningServer.of(settings.data()).isPresent()) {
                throw new Failure("a server has the data folder open and looks by itself; see: outlay alerts");
            }
            Vault vault = Workspace.vault(settings);
            try (Log log = Workspace.read(settings);
                    Store store = Store.open(settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl());
                    AlertParts parts = AlertParts.of(settings, settings.data(), Workspace.books(settings, log),
                            new DeliveryAlerts(store.outbox(vault, vault), book(store, vault)::of,
                                    Clock.systemUTC())::of,
                            Clock.systemUTC())) {
                List<String> failures = parts.look();
                list.print(HEADER, rows(parts.book().list().stream().filter(KeptAlert::open)));
                if (!failures.isEmpty()) {
                    throw new Failure("not told, and told at the next look: " + String.join("; ", failures));
                }
            } catch (StoreRefused refused) {
                throw new Failure(String.valueOf(refused.getMessage()), refused);
            }
            return 0;
        }

        private static AccountBook book(Store store, Vault vault) {
            return new AccountBook(store.accounts(), vault, url -> Optional.empty(), Clock.systemUTC(),
                    System::nanoTime);
        }
    }

    /// The test button.
    @Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Sends everybody who is to be told an alert that says it is a test.")
    static final class Test implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            Settings settings = data.settings();
            List<AlertTrial.Told> told;
            try (Log log = Workspace.read(settings);
                    AlertParts parts = AlertParts.of(settings, settings.data(), Workspace.books(settings, log),
                            (client, rules) -> List.of(), Clock.systemUTC())) {
                told = parts.trial().tell();
            }
            if (told.isEmpty()) {
                throw new Failure("nobody is to be told: set alert_webhook_url and alert_webhook_secret, or"
                        + " alert_mail_server, alert_mail_from and alert_mail_to");
            }
            PrintWriter out = spec.commandLine().getOut();
            told.forEach(each -> out
                    .println(each.to() + ": " + each.failed().map(wrong -> "NOT sent: " + wrong).orElse("sent")));
            out.flush();
            return told.stream().allMatch(each -> each.failed().isEmpty()) ? 0 : 1;
        }
    }
}
