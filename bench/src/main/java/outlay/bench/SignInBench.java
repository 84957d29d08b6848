package outlay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import outlay.Server;
import outlay.Settings;
import outlay.store.AccessStore;
import outlay.store.KeptUser;
import outlay.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether the time that a refused sign-in takes tells what is behind the address: over HTTP, as whoever guesses sees
/// it, the kinds in turns, so that what the machine does besides falls on all of them.
@Command(name = "sign-in", mixinStandardHelpOptions = true,
        description = "How long refused sign-ins take, and whether that tells whose account there is.")
final class SignInBench implements Callable<Integer> {
    private static final int FEWEST = 10;
    /// More names than the server remembers tries of would not be measured alike.
    private static final int MOST = 4_000;
    /// Tries of an account before it has to wait.
    private static final int FREE = 5;
    private static final int WRONG = 401;
    private static final int WAIT = 429;
    private static final String PASSWORD = "Correct horse battery staple 47";

    @Option(names = "--samples", defaultValue = "300", description = "Of each kind (default: 300).")
    private int samples = 300;

    @Option(names = "--warm-up", defaultValue = "20", description = "Before them, not counted (default: 20).")
    private int warmUp = 20;

    @Option(names = "--seed", defaultValue = "1", description = "Of the order in which the kinds take turns.")
    private long seed = 1;

    @Option(names = "--dir", description = "Where to make the data folder (default: the system's).")
    private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI uri = URI.create("");
    private int networks;

    /// What is behind the address that somebody signs in with.
    private enum Behind {
        WRONG_PASSWORD, NOBODY, DISABLED, LOCKED, NOBODY_LOCKED;

        String address(int number) {
            return name().toLowerCase(Locale.ROOT).replace('_', '.') + "." + number + "@bench.example";
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException, Settings.Wrong {
        if (samples < FEWEST || samples > MOST || warmUp < 0 || warmUp > MOST) {
            throw new ParameterException(spec.commandLine(), "--samples must be from " + FEWEST + " to " + MOST
                    + ", --warm-up from 0 to " + MOST);
        }
        Path folder = Folders.make(parent);
        try {
            // Each try comes from another network, as of somebody who has many; otherwise the network would be held up.
            Path config = Files.writeString(folder.resolve("settings"), "trusted_proxies: 127.0.0.1/32\n");
            Settings settings = Settings.read(Optional.of(config), Map.of()).withData(folder.resolve("data"))
                    .withPort(0);
            try (Server server = Server.start(settings)) {
                uri = server.uri();
                owner(server.setUp().orElseThrow());
                try (Store store = Store.open(settings.data(), Optional.empty(), Optional.empty())) {
                    accounts(store.access());
                }
                report(measured());
            }
        } finally {
            http.close();
            Folders.delete(folder);
        }
        return 0;
    }

    private void owner(String page) throws IOException, InterruptedException {
        post("/api/v1/set-up", "{\"token\":\"" + page.substring(page.lastIndexOf('=') + 1)
                + "\",\"email\":\"owner@bench.example\",\"password\":\"" + PASSWORD + "\"}", 200);
    }

    /// All with the owner's password, which is hashed once.
    private void accounts(AccessStore store) {
        String password = store.users().getFirst().password();
        for (int i = 0; i < samples + warmUp; i++) {
            add(store, Behind.WRONG_PASSWORD, i, password, Optional.empty());
            add(store, Behind.DISABLED, i, password, Optional.of(Instant.EPOCH));
        }
        add(store, Behind.LOCKED, 0, password, Optional.empty());
    }

    private static void add(AccessStore store, Behind behind, int number, String password, Optional<Instant> disabled) {
        String email = behind.address(number);
        if (!store.add(new KeptUser("usr_" + email, email, password, "", 0, List.of(), "", "", Instant.EPOCH,
                disabled))) {
            throw new IllegalStateException(email + " is there already");
        }
    }

    private Map<Behind, long[]> measured() throws IOException, InterruptedException {
        Random random = new Random(seed);
        Map<Behind, long[]> nanos = new EnumMap<>(Behind.class);
        for (Behind behind : Behind.values()) {
            nanos.put(behind, new long[samples]);
        }
        for (int i = 0; i < samples + warmUp; i++) {
            for (Behind behind : shuffled(random, Behind.WRONG_PASSWORD, Behind.NOBODY, Behind.DISABLED)) {
                long took = signIn(behind.address(i), WRONG);
                if (i >= warmUp) {
                    at(nanos, behind)[i - warmUp] = took;
                }
            }
        }
        for (int i = 0; i < samples + warmUp; i++) {
            for (Behind behind : shuffled(random, Behind.LOCKED, Behind.NOBODY_LOCKED)) {
                long took = locked(behind.address(0));
                if (i >= warmUp) {
                    at(nanos, behind)[i - warmUp] = took;
                }
            }
        }
        return nanos;
    }

    private static long[] at(Map<Behind, long[]> nanos, Behind behind) {
        return nanos.getOrDefault(behind, new long[0]);
    }

    private static List<Behind> shuffled(Random random, Behind... kinds) {
        List<Behind> order = new ArrayList<>(List.of(kinds));
        Collections.shuffle(order, random);
        return order;
    }

    /// Guesses until it has to wait, and gives the time of the answer that says so.
    private long locked(String email) throws IOException, InterruptedException {
        for (int tries = 0; tries <= FREE; tries++) {
            long start = System.nanoTime();
            int status = send("/api/v1/session", body(email)).statusCode();
            long took = System.nanoTime() - start;
            if (status == WAIT) {
                return took;
            }
        }
        throw new IOException(email + " does not have to wait after " + FREE + " wrong passwords");
    }

    private long signIn(String email, int expected) throws IOException, InterruptedException {
        String body = body(email);
        long start = System.nanoTime();
        post("/api/v1/session", body, expected);
        return System.nanoTime() - start;
    }

    private static String body(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"not the one at all, " + email.length() + "\"}";
    }

    private void post(String path, String body, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path, body);
        if (answer.statusCode() != expected) {
            throw new IOException(path + " answered " + answer.statusCode() + ", not " + expected + ": "
                    + answer.body());
        }
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        networks++;
        String from = "10." + (networks >> 8 & 0xff) + "." + (networks & 0xff) + ".7";
        return http.send(HttpRequest.newBuilder(uri.resolve(path)).header("Content-Type", "application/json")
                .header("X-Forwarded-For", from).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void report(Map<Behind, long[]> nanos) {
        Sheet sheet = new Sheet(spec.commandLine().getOut(), samples + " refused sign-ins of each kind", "p50 ms",
                "p5 ms", "p95 ms", "told apart");
        row(sheet, "wrong password", at(nanos, Behind.WRONG_PASSWORD), "");
        row(sheet, "no such account", at(nanos, Behind.NOBODY), apart(nanos, Behind.WRONG_PASSWORD, Behind.NOBODY));
        row(sheet, "disabled account", at(nanos, Behind.DISABLED),
                apart(nanos, Behind.WRONG_PASSWORD, Behind.DISABLED));
        row(sheet, "account that has to wait", at(nanos, Behind.LOCKED), "");
        row(sheet, "name of nobody that has to wait", at(nanos, Behind.NOBODY_LOCKED),
                apart(nanos, Behind.LOCKED, Behind.NOBODY_LOCKED));
        sheet.note("told apart: area under the ROC curve of a threshold over the times, to the wrong password "
                + "above, or to the account");
        sheet.note(String.format(Locale.ROOT, "0.5 tells nothing; chance alone stays within 0.5 +- %.3f in 95 of 100 "
                + "runs", Telling.chance(samples, samples)));
        sheet.note("who has to wait is told so by the answer, for whatever name was tried too often");
    }

    private static String apart(Map<Behind, long[]> nanos, Behind first, Behind second) {
        return String.format(Locale.ROOT, "%.3f", Telling.apart(at(nanos, first), at(nanos, second)));
    }

    private static void row(Sheet sheet, String what, long[] nanos, String apart) {
        long[] sorted = nanos.clone();
        sheet.row(what, Sheet.millis(Sheet.percentile(sorted, 0.5)), Sheet.millis(Sheet.percentile(sorted, 0.05)),
                Sheet.millis(Sheet.percentile(sorted, 0.95)), apart);
    }
}
