package outlay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.vault.Sealing;
import outlay.vault.Vault;
import outlay.vault.Vaults;
import outlay.web.Caller;

/// Whatever is done to the files of an audit log is found, and the first entry that it was done to is named.
class AuditLogTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-26T12:00:00Z");
    private static final int ALTERATIONS = 1_000;
    private static final int ENTRIES = 40;

    @TempDir
    Path data;
    private AuditKeys keys = new AuditKeys(Sealing.NONE, purpose -> new byte[32]);

    @BeforeEach
    void keys() {
        Vault vault = Vaults.of(data);
        keys = new AuditKeys(vault, vault);
    }

    @Test
    void holdsWhatWasAddedInOrder() throws IOException {
        AuditLog log = log(NOVEMBER);
        fill(log, ENTRIES);
        assertThat(log.check()).isEqualTo(new AuditCheck(1, ENTRIES, log.check().chain(), Optional.empty()));
        AuditPage first = log.page(new AuditQuestion(OptionalLong.empty(), 15, "", "", Optional.empty(), "",
                Instant.MIN, Instant.MAX));
        assertThat(first.entries()).extracting(AuditEntry::number).startsWith(40L, 39L).hasSize(15);
        AuditPage second = log.page(new AuditQuestion(first.next(), 500, "", "", Optional.empty(), "", Instant.MIN,
                Instant.MAX));
        assertThat(second.entries()).extracting(AuditEntry::number).startsWith(25L, 24L).hasSize(25);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void nothingOfAnEntryButItsTimeCanBeReadWithoutTheKey() throws IOException {
        fill(log(NOVEMBER), 3);
        String file = Files.readString(month("2026-11"), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("2026-11-26T12:00:00Z").doesNotContain("ann@example.com", "acme", "imports");
    }

    @Test
    void findsEveryAlterationAndNamesTheFirstEntryThatItWasDoneTo() throws IOException {
        AuditLog log = log(NOVEMBER);
        fill(log, ENTRIES);
        byte[] sound = Files.readAllBytes(month("2026-11"));
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < ALTERATIONS; i++) {
            Altered altered = Altered.of(sound, random);
            Files.write(month("2026-11"), altered.bytes());
            AuditCheck check = log.check();
            assertThat(check.bad()).as("%d: %s", i, altered.what()).isPresent();
            assertThat(check.bad().get().number()).as("%d: %s", i, altered.what()).isEqualTo(altered.entry());
        }
        Files.write(month("2026-11"), sound);
        assertThat(log.check().whole()).isTrue();
    }

    /// What was done to the bytes, and to which entry first.
    private record Altered(String what, byte[] bytes, long entry) {
        static Altered of(byte[] sound, SplittableRandom random) {
            List<String> lines = new ArrayList<>(new String(sound, StandardCharsets.ISO_8859_1).lines().toList());
            int at = random.nextInt(lines.size());
            switch (random.nextInt(5)) {
                case 0 -> {
                    byte[] bytes = sound.clone();
                    int place = random.nextInt(bytes.length);
                    bytes[place] ^= (byte) (1 + random.nextInt(255));
                    long entry = new String(sound, 0, place, StandardCharsets.ISO_8859_1).chars()
                            .filter(each -> each == '\n').count() + 1;
                    return new Altered("byte " + place, bytes, entry);
                }
                case 1 -> {
                    lines.remove(at);
                    return new Altered("without " + (at + 1), joined(lines), at + 1L);
                }
                case 2 -> {
                    int other = random.nextInt(lines.size() - 1);
                    int second = other >= at ? other + 1 : other;
                    String line = lines.get(at);
                    lines.set(at, lines.get(second));
                    lines.set(second, line);
                    return new Altered("swapped " + at + " and " + second, joined(lines), Math.min(at, second) + 1L);
                }
                case 3 -> {
                    int length = random.nextInt(sound.length);
                    byte[] bytes = Arrays.copyOf(sound, length);
                    long entry = new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(each -> each == '\n')
                            .count() + 1;
                    return new Altered("cut to " + length, bytes, entry);
                }
                default -> {
                    lines.add(at, lines.get((at + 1 + random.nextInt(lines.size() - 1)) % lines.size()));
                    return new Altered("one more at " + at, joined(lines), at + 1L);
                }
            }
        }

        private static byte[] joined(List<String> lines) {
            return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// Somebody with the folder and without the key makes a chain of their own.
    @Test
    void findsAChainThatWasMadeWithAnotherKey() throws IOException {
        AuditLog log = log(NOVEMBER);
        fill(log, 5);
        Path other = Files.createDirectory(data.resolve("other"));
        Vault theirs = Vaults.of(other);
        AuditLog forged = new AuditLog(other, new AuditKeys(theirs, theirs), Optional.empty(), UnaryOperator.identity(),
                Clock.fixed(NOVEMBER, ZoneOffset.UTC));
        fill(forged, 5);
        for (String file : List.of("2026-11.jsonl", "head")) {
            Files.write(data.resolve("audit").resolve(file), Files.readAllBytes(other.resolve("audit").resolve(file)));
        }
        assertThat(log.check().bad().orElseThrow().number()).isEqualTo(1);
    }

    /// The whole folder is put back to an earlier state, head and all; the second place knows better.
    @Test
    void theSecondPlaceFindsThatBothWereCutBack() throws IOException {
        Path second = data.resolve("elsewhere.txt");
        AuditLog log = new AuditLog(data, keys, Optional.of(second), UnaryOperator.identity(),
                Clock.fixed(NOVEMBER, ZoneOffset.UTC));
        fill(log, 5);
        byte[] file = Files.readAllBytes(month("2026-11"));
        byte[] head = Files.readAllBytes(data.resolve("audit/head"));
        fill(log, 3);
        Files.write(month("2026-11"), file);
        Files.write(data.resolve("audit/head"), head);
        assertThat(log.checkAlone().whole()).isTrue();
        assertThat(log.check().bad().orElseThrow().number()).isEqualTo(6);
        fill(log, 3);
        assertThat(log.check().bad().orElseThrow().number()).isEqualTo(6);
    }

    @Test
    void whatIsGoneStaysMissedWhenTheLogGoesOn() throws IOException {
        AuditLog log = log(NOVEMBER);
        fill(log, 5);
        byte[] file = Files.readAllBytes(month("2026-11"));
        fill(log, 2);
        Files.write(month("2026-11"), file);
        fill(log, 2);
        assertThat(log.check().bad().orElseThrow().number()).isEqualTo(6);
    }

    /// A crash in the middle of a line: nobody was told that it was written.
    @Test
    void goesOnBehindALineThatACrashHasCutOff() throws IOException {
        AuditLog log = log(NOVEMBER);
        fill(log, 5);
        Files.write(month("2026-11"), "0f3a".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
        assertThat(log.check().whole()).isTrue();
        fill(log, 1);
        assertThat(log.check().last()).isEqualTo(6);
    }

    @Test
    void writersInOneProcessAndElsewhereMakeOneChain() throws Exception {
        int writers = 4;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                AuditLog each = log(NOVEMBER);
                done.add(threads.submit(() -> {
                    fill(each, 10);
                    return 0;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        assertThat(log(NOVEMBER).check()).matches(AuditCheck::whole).extracting(AuditCheck::last)
                .isEqualTo(10L * writers);
    }

    @Test
    void takesAwayWholeMonthsThatArePastTheirTimeAndIsStillWhole() throws IOException {
        fill(log(Instant.parse("2026-08-10T00:00:00Z")), 3);
        fill(log(Instant.parse("2026-09-10T00:00:00Z")), 3);
        fill(log(NOVEMBER), 2);
        AuditCheck check = log(NOVEMBER).check();
        assertThat(Files.exists(month("2026-08"))).isFalse();
        assertThat(check).matches(AuditCheck::whole).extracting(AuditCheck::first).isEqualTo(4L);
        Files.delete(month("2026-09"));
        assertThat(log(NOVEMBER).check().bad().orElseThrow().number()).isEqualTo(4);
    }

    @Test
    void aClockThatIsSetBackDoesNotBreakTheChain() throws IOException {
        fill(log(NOVEMBER), 3);
        fill(log(NOVEMBER.minus(Duration.ofDays(90))), 3);
        assertThat(log(NOVEMBER).check().whole()).isTrue();
        assertThat(log(NOVEMBER).page(AuditQuestion.ALL).entries()).extracting(AuditEntry::number)
                .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    }

    /// Entries of more than about two months ago are past their time.
    private AuditLog log(Instant now) {
        return new AuditLog(data, keys, Optional.empty(), at -> at.minus(Duration.ofDays(80)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void fill(AuditLog log, int entries) throws IOException {
        for (int i = 0; i < entries; i++) {
            log.add(new AuditEntry.Said(Caller.Kind.USER, "ann@example.com", "203.0.113.0/24",
                    "POST /api/v1/imports/undo", "acme", "imp-" + i, 200, Optional.empty()));
        }
    }

    private Path month(String month) {
        return data.resolve("audit").resolve(month + ".jsonl");
    }
}
