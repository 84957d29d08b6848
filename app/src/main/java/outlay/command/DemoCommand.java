package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.AccessSettings;
import outlay.DemoCompany;
import outlay.Settings;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.ResultText;
import outlay.collect.door.Key;
import outlay.demo.DemoWorld;
import outlay.gate.IssuedKey;
import outlay.live.LiveBooks;
import outlay.log.LocalLog;
import outlay.platform.Platforms;
import outlay.report.Answer;
import outlay.report.Books;
import outlay.report.Question;
import outlay.store.KeptKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the main job on a believable company: its files are written, imported like anybody's, and reported on.
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Imports a made-up company's exports, reports what its ads cost and earned, and serves the page.")
final class DemoCommand implements Callable<Integer> {
    private static final long USUAL_SEED = 42;
    private static final int MOST_CAMPAIGNS = 12;
    private static final Currency CURRENCY = new Currency("USD");

    @Option(names = "--once", description = "Stop after the report.")
    private boolean once;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Another company (default: 42).")
    private long seed = USUAL_SEED;

    @Option(names = "--size", defaultValue = "small", description = "small (default), medium or large.")
    private DemoWorld.Size size = DemoWorld.Size.SMALL;

    @Option(names = "--port", description = "The page's port (default: 8484; 0 takes a free one).")
    private @Nullable Integer port;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = data.settings();
        ClientId client = client();
        PrintWriter out = spec.commandLine().getOut();
        Path world = settings.data().resolve("demo").resolve(client.value());
        out.print(DemoWorld.write(world.resolve("files"), world.resolve("truth"), seed, size).text());
        out.println("Its files lie in " + world.resolve("files") + " and are imported as client \"" + client + "\":");
        out.println();
        boolean balanced;
        try (LocalLog log = Workspace.write(settings);
                Interrupt interrupt = Interrupt.listen();
                ProgressLine progress = ProgressLine.on(System.err, interrupt)) {
            Importer importer = new Importer(log, Platforms.readers(), Clock.systemUTC(), progress);
            ImportResult result = importer.importFiles(client, List.of(world.resolve("files")), Importer.Options.NONE);
            progress.clear();
            ResultText.lines(result).stream().filter(line -> !line.startsWith("    note: ")).forEach(out::println);
            if (!result.complete()) {
                throw new Failure("the demo's files could not all be imported; see above.");
            }
            DemoCompany.shown(settings.data());
            Workspace.project(settings, log);
            balanced = report(new LiveBooks(log).of(client), client, out);
        }
        if (once || !balanced) {
            return balanced ? 0 : 1;
        }
        String key = publicKey(settings, client);
        Settings open = settings.withAccess(AccessSettings.OFF);
        return ServeCommand.run(port == null ? open : open.withPort(port), uri -> greeting(uri, client, key), out);
    }

    private static List<String> greeting(URI uri, ClientId client, String key) {
        return List.of("Outlay is at " + uri.resolve("?client=" + client + "&currency=" + CURRENCY)
                + "   (Ctrl-C stops it)",
                "It is open on this machine alone: nobody has to sign in.", "",
                "Send it an order of your own, and see it in the report:",
                "  curl -A 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' -u " + key + ": \\",
                "  -H 'Content-Type: application/json' " + uri.resolve("/v1/track") + " -d \\",
                "  '{\"event\":\"Order Completed\",\"anonymousId\":\"me\",\"messageId\":\"my-first\",\"properties\":"
                        + "{\"order_id\":\"my-first\",\"revenue\":42.5,\"currency\":\"" + CURRENCY + "\"}}'");
    }

    /// The demo client's public key, made at the first run.
    private static String publicKey(Settings settings, ClientId client) {
        GateFolder folder = new GateFolder(settings);
        return folder.read(gates -> {
            Optional<KeptKey> known = gates.keys(client).stream()
                    .filter(key -> key.revokedAt().isEmpty() && !key.shown().isEmpty()).findFirst();
            if (known.isPresent()) {
                return known.get().shown();
            }
            IssuedKey fresh = IssuedKey.make(
                    new IssuedKey.Wanted(client, Key.Kind.BROWSER, true, false, false, List.of()), folder.secret(),
                    new SecureRandom(), Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
            gates.add(fresh.kept());
            return fresh.presented();
        });
    }

    /// Every seed and size is a client of its own, so that no two companies mix.
    private ClientId client() {
        String name = "demo" + (size == DemoWorld.Size.SMALL ? "" : "-" + size.name().toLowerCase(Locale.ROOT))
                + (seed == USUAL_SEED ? "" : seed < 0 ? "-minus" + Long.toUnsignedString(-seed) : "-" + seed);
        return new ClientId(name);
    }

    private static boolean report(Books books, ClientId client, PrintWriter out) throws IOException {
        Answer channels = books.answer(question(client, Question.By.CHANNELS));
        out.println();
        AnswerText.table(channels, Integer.MAX_VALUE, out);
        out.println();
        AnswerText.table(books.answer(question(client, Question.By.CAMPAIGNS)), MOST_CAMPAIGNS, out);
        out.println();
        out.println("More: outlay report ads --client " + client + " --currency USD --model first");
        out.flush();
        return channels.balances().stream().allMatch(Answer.Balance::holds);
    }

    private static Question question(ClientId client, Question.By by) {
        return new Question(client, by, Optional.empty(), new Attribution(Model.LINEAR, 30), ZoneOffset.UTC,
                Optional.of(CURRENCY),
                Question.Filter.ALL);
    }
}
