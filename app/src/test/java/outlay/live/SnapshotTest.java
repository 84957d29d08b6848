package outlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.funnel.FunnelRules;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.MemoryLog;
import outlay.report.Breakdown;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.report.Question.By;
import outlay.vault.Sealing;
import outlay.vault.Vaults;
import outlay.web.AnswerJson;

class SnapshotTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final List<ClientId> CLIENTS = List.of(new ClientId("acme"), new ClientId("zeta"));

    @TempDir
    private Path temporary = Path.of("");
    private Sealing vault = Sealing.NONE;

    @BeforeEach
    void openVault() {
        vault = Vaults.of(temporary.resolve("keys"));
    }

    @Test
    void whatTheLogSaysSinceIsAddedToWhatWasSaved() {
        Path file = temporary.resolve("live/books.snapshot");
        SplittableRandom random = new SplittableRandom(3);
        MemoryLog log = new MemoryLog();
        for (int round = 0; round < 20; round++) {
            append(log, facts(random, round * 40, 40));
            LiveBooks saved = new LiveBooks(log, file, vault);
            assertThat(reports(saved)).as("round %d", round).isEqualTo(reports(new LiveBooks(log)));
            saved.save();
            assertThat(read(file, log).position()).isEqualTo(log.end());
            assertThat(reports(new LiveBooks(log, file, vault))).isEqualTo(reports(saved));
        }
    }

    @Test
    void noFlippedBitAndNoCutIsBelieved() throws IOException {
        Path file = temporary.resolve("books.snapshot");
        MemoryLog log = new MemoryLog();
        append(log, facts(new SplittableRandom(4), 0, 200));
        LiveBooks books = new LiveBooks(log, file, vault);
        List<String> expected = reports(books);
        books.save();
        byte[] sound = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = i % 4 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            if (damaged.length == sound.length) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            assertThat(read(file, log).position()).as("damage %d", i).isZero();
        }
        assertThat(reports(new LiveBooks(log, file, vault))).isEqualTo(expected);
    }

    @Test
    void theSnapshotOfAnotherLogIsNotUsed() {
        Path file = temporary.resolve("books.snapshot");
        MemoryLog one = new MemoryLog();
        append(one, facts(new SplittableRandom(6), 0, 50));
        new LiveBooks(one, file, vault).clients();
        LiveBooks books = new LiveBooks(one, file, vault);
        books.clients();
        books.save();
        MemoryLog other = new MemoryLog();
        append(other, facts(new SplittableRandom(7), 0, 60));
        assertThat(read(file, one).position()).isEqualTo(50);
        assertThat(read(file, other).position()).isZero();
        assertThat(read(file, new MemoryLog()).position()).isZero();
    }

    @Test
    void anyNumberOfHandsGivesTheSameBytes() {
        MemoryLog log = new MemoryLog();
        append(log, facts(new SplittableRandom(8), 0, 60_000));
        LiveBooks books = new LiveBooks(log);
        for (By by : By.values()) {
            Question question = question(CLIENTS.get(0), by, Model.TIME_DECAY);
            String alone = AnswerJson.text(books.of(CLIENTS.get(0)).answer(question));
            for (int hands : new int[]{1, 2, 8}) {
                try (Hands crew = new Hands(hands)) {
                    assertThat(AnswerJson.text(books.of(CLIENTS.get(0)).answer(question, crew))).isEqualTo(alone);
                }
            }
        }
    }

    private Snapshot read(Path file, Log log) {
        return Snapshot.read(file, log, 1, vault, why -> {});
    }

    private static List<String> reports(LiveBooks books) {
        List<String> reports = new ArrayList<>();
        for (ClientId client : books.clients()) {
            Edition edition = books.edition(client);
            for (By by : List.of(By.CHANNELS, By.DAYS)) {
                reports.add(AnswerJson.text(edition.books().answer(question(client, by, Model.LINEAR)),
                        edition.version()));
            }
            reports.add(edition.books().breakdown(Breakdown.By.VISITOR_COUNTRIES,
                    question(client, By.CAMPAIGNS, Model.LINEAR), FunnelRules.NONE).rows().toString());
        }
        return reports;
    }

    private static Question question(ClientId client, By by, Model model) {
        return new Question(client, by, Optional.empty(), new Attribution(model, 30), ZoneOffset.UTC, Optional.empty(),
                Question.Filter.ALL);
    }

    private static void append(Log log, List<Fact> facts) {
        log.append(facts.stream().map(fact -> FactCodec.encode(fact, START)).toList()).join();
    }

    /// Visits by devices and users that come together now and then, orders, contacts and texts of every script.
    private static List<Fact> facts(SplittableRandom random, int from, int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            ClientId client = CLIENTS.get(random.nextInt(8) == 0 ? 1 : 0);
            int person = random.nextInt(Math.max(5, count / 8));
            Instant at = START.plusSeconds(random.nextInt(2_000_000));
            if (random.nextInt(20) == 0) {
                facts.add(new Contact(client, "hubspot", "c" + person, "v" + i, Optional.of(at),
                        "p" + person + "@example.com", "", "", Optional.of(at), new TreeMap<>()));
                continue;
            }
            boolean order = random.nextInt(4) == 0;
            var tags = new TreeMap<String, String>();
            if (random.nextBoolean()) {
                tags.put("utm_source", random.nextBoolean() ? "google" : "новости");
                tags.put("utm_medium", random.nextBoolean() ? "cpc" : "email");
            }
            facts.add(new Event(client, "e" + i, at, order ? Event.Type.TRACK : Event.Type.PAGE,
                    order ? "Order Completed" : "", new UUID(person, i % 3).toString(),
                    random.nextInt(3) == 0 ? "user-" + person : "", "",
                    random.nextInt(9) == 0 ? "p" + person + "@example.com" : "",
                    order ? Landing.NONE : new Landing("https://acme.example/", "", tags, new TreeMap<>()),
                    order
                            ? Optional.of(
                                    new Sale(Sale.Kind.ORDER, "o" + i, Money.parse(random.nextInt(900) + ".99", "USD")))
                            : Optional.empty())
                    .from(List.of("", "AA", "DE", "ZZ").get(random.nextInt(4))));
        }
        return facts;
    }
}
