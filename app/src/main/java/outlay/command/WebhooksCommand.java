package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.Settings;
import outlay.WebhookParts;
import outlay.base.ClientId;
import outlay.notify.Attempted;
import outlay.notify.Webhook;
import outlay.notify.WebhookBook;
import outlay.store.KeptAttempt;
import outlay.store.KeptMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which programs are told what happens.
@Command(name = "webhooks", mixinStandardHelpOptions = true,
        description = "Tells programs of your own what happens, signed as Standard Webhooks.",
        subcommands = {WebhooksCommand.Add.class, WebhooksCommand.ListAll.class, WebhooksCommand.Change.class,
                WebhooksCommand.Test.class, WebhooksCommand.Messages.class, WebhooksCommand.Replay.class})
final class WebhooksCommand extends CommandGroup {
    WebhooksCommand() {
        super("say what to do with webhooks: add, list, set, test, messages or replay");
    }

    /// The options that each of them has.
    static final class Whose {
        @Option(names = "--client", required = true, description = "Whose webhooks.")
        private String client = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        ClientId client() {
            return GateFolder.client(spec, client);
        }

        <T> T with(Function<WebhookParts, T> work) {
            Settings settings = data.settings();
            return new GateFolder(settings).inStore(store -> {
                try (WebhookParts parts = WebhookParts.of(settings, store, Workspace.vault(settings), List.of(),
                        Clock.systemUTC())) {
                    return work.apply(parts);
                } catch (IllegalArgumentException wrong) {
                    throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
                }
            });
        }

        Webhook existing(WebhookParts parts, String id) {
            return parts.book().find(client(), id).orElseThrow(() -> new Failure("client " + client()
                    + " has no webhook " + id + "; see: outlay webhooks list --client " + client()));
        }

        PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    /// Makes one.
    @Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Makes a webhook; its secret is shown now and never again.")
    static final class Add implements Callable<Integer> {
        @Option(names = "--url", required = true,
                description = "Where messages go, like https://hooks.shop.example/in.")
        private String url = "";

        @Option(names = "--events", required = true, split = ",", paramLabel = "EVENT",
                description = "alert.opened, alert.closed, import.done, import.failed, import.undone,%n"
                        + "conversion.recorded, delivery.rejected, delivery.expired, destination.paused,%n"
                        + "report.ready; with commas between.")
        private List<String> events = List.of();

        @Mixin
        private Whose whose = new Whose();

        @Override
        public Integer call() {
            Webhook made = whose.with(parts -> parts.book().add(whose.client(), url, WebhookBook.events(events)));
            shown(made, whose.out());
            return 0;
        }

        private static void shown(Webhook webhook, PrintWriter out) {
            out.println("id:       " + webhook.kept().id());
            out.println("secret:   " + webhook.secret());
            out.println("Keep it now: it is not shown again.");
            out.flush();
        }
    }

    /// Lists a client's.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's webhooks, without their secrets.")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private Whose whose = new Whose();

        @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
        private Format format = Format.TABLE;

        @Override
        public Integer call() throws IOException {
            List<Webhook> all = whose.with(parts -> parts.book().of(whose.client()));
            new Listing(List.of("id", "url", "events", "off", "failing since"), all.stream()
                    .map(webhook -> List.of(webhook.kept().id(), webhook.url(),
                            String.join(",", new TreeSet<>(webhook.kept().events())), webhook.kept().off(),
                            webhook.kept().failing().map(Instant::toString).orElse("")))
                    .toList()).print(format, whose.out());
            return 0;
        }
    }

    /// Changes one.
    @Command(name = "set", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Changes a webhook: where messages go, which, whether; gives it another secret; removes it, "
                    + "or puts it back.")
    static final class Change implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "As webhooks list shows it.")
        private String id = "";

        @Option(names = "--url", description = "Where messages go from now on.")
        private @Nullable String url;

        @Option(names = "--events", split = ",", paramLabel = "EVENT", description = "Which, from now on.")
        private @Nullable List<String> events;

        @Option(names = "--on", negatable = true,
                description = "Goes on after it was off; --no-on: sends nothing. What happens meanwhile is not told.")
        private @Nullable Boolean on;

        @Option(names = "--new-secret",
                description = "Makes another secret; the one before holds for 24 hours besides.")
        private boolean secret;

        @Option(names = "--remove", description = "Removes it; after 7 days everything that it was told is gone too.")
        private boolean remove;

        @Option(names = "--put-back", description = "Takes back that it was removed, for 7 days.")
        private boolean putBack;

        @Mixin
        private Whose whose = new Whose();

        @Override
        public Integer call() {
            return whose.with(parts -> {
                if (putBack && !parts.book().restore(whose.client(), id)) {
                    throw new Failure("client " + whose.client() + " has removed no webhook " + id
                            + " that can still be put back");
                }
                Webhook webhook = whose.existing(parts, id);
                if (remove) {
                    parts.book().remove(whose.client(), id);
                    return said(id + " is removed; --put-back takes that back for 7 days.");
                }
                parts.book().set(webhook, Optional.ofNullable(url).orElse(webhook.url()), WebhookBook.events(
                        Optional.ofNullable(events).orElse(List.copyOf(webhook.kept().events()))));
                Optional.ofNullable(on).ifPresent(turned -> parts.book().turn(webhook, turned));
                if (secret) {
                    Add.shown(parts.book().rotate(whose.existing(parts, id)), whose.out());
                    return 0;
                }
                return said(id + " is changed.");
            });
        }

        private int said(String what) {
            whose.out().println(what);
            whose.out().flush();
            return 0;
        }
    }

    /// Tries one.
    @Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Sends a webhook a message that says that it is a test.")
    static final class Test implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "As webhooks list shows it.")
        private String id = "";

        @Mixin
        private Whose whose = new Whose();

        @Override
        public Integer call() {
            Attempted attempt = whose.with(parts -> parts.engine().test(whose.existing(parts, id)));
            whose.out().println(id + ": " + attempt.said());
            whose.out().flush();
            return attempt.taken() ? 0 : 1;
        }
    }

    /// Lists what one was told.
    @Command(name = "messages", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists what a webhook was told, the newest first, and what became of it.")
    static final class Messages implements Callable<Integer> {
        private static final int MOST = 500;

        @Parameters(paramLabel = "ID", description = "As webhooks list shows it.")
        private String id = "";

        @Mixin
        private Whose whose = new Whose();

        @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
        private Format format = Format.TABLE;

        @Override
        public Integer call() throws IOException {
            List<List<String>> rows = whose.with(parts -> {
                whose.existing(parts, id);
                return parts.store().page(whose.client(), id, Optional.empty(), MOST).stream()
                        .map(message -> row(message,
                                parts.store().attempts(whose.client(), id, message.id())))
                        .toList();
            });
            new Listing(List.of("message", "event", "happened", "state", "attempts", "last said"), rows).print(format,
                    whose.out());
            return 0;
        }

        private static List<String> row(KeptMessage message, List<KeptAttempt> attempts) {
            return List.of(message.id(), message.event(), message.happenedAt().toString(),
                    message.state().name().toLowerCase(Locale.ROOT), Integer.toString(attempts.size()),
                    attempts.isEmpty() ? "" : attempts.getLast().said());
        }
    }

    /// Sends again.
    @Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Sends a webhook one message again, or all of a period; the running server does it.")
    static final class Replay implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "As webhooks list shows it.")
        private String id = "";

        @Option(names = "--message", paramLabel = "MSG", description = "This one, as webhooks messages shows it.")
        private @Nullable String message;

        @Option(names = "--from", paramLabel = "TIME", description = "What happened then or later.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "TIME", description = "And before.")
        private @Nullable String to;

        @Mixin
        private Whose whose = new Whose();

        @Override
        public Integer call() {
            int replayed = whose.with(parts -> {
                whose.existing(parts, id);
                if ((message == null) == (from == null || to == null)) {
                    throw new IllegalArgumentException("give either --message, or --from and --to");
                }
                Instant now = Instant.now(Clock.systemUTC());
                return parts.store().again(whose.client(), id, Optional.ofNullable(message).orElse(""),
                        instant("--from", from, Instant.EPOCH), instant("--to", to, now.plusSeconds(1)), now);
            });
            whose.out().println(replayed + " to be sent again.");
            whose.out().flush();
            return replayed > 0 ? 0 : 1;
        }

        private static Instant instant(String name, @Nullable String text, Instant usual) {
            try {
                return text == null ? usual : Instant.parse(text);
            } catch (DateTimeException wrong) {
                throw new IllegalArgumentException(name + " must be an instant like 2026-10-01T12:00:00Z", wrong);
            }
        }
    }
}
