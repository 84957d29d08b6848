package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalLogTest extends LogContract {
    private static final LogSettings SMALL = LogSettings.DEFAULT.withEntryBytes(4_096).withSegmentBytes(64 << 10);
    @TempDir
    private Path temporary = Path.of("");
    private int folders;
    private Path folder = Path.of("");

    @Override
    Log create() throws IOException {
        folder = temporary.resolve("log-" + folders++);
        return LocalLog.open(folder, SMALL);
    }

    @Override
    Log reopen(Log log) throws IOException {
        checkAtRest(log);
        log.close();
        return LocalLog.open(folder, SMALL);
    }

    @Override
    void checkAtRest(Log log) {
        checkBooks((LocalLog) log);
    }

    /// Everything handed in has an address, and what is stored is there.
    static void checkBooks(LocalLog log) {
        Counts counts = log.counts();
        assertThat(counts.received())
                .isEqualTo(counts.stored() + counts.duplicate() + counts.conflict() + counts.refused());
        assertThat((long) bodies(log, 0).size()).isGreaterThanOrEqualTo(counts.stored() + counts.conflict());
        assertThat(log.damages()).isEmpty();
    }

    private LocalLog small() throws IOException {
        return (LocalLog) create();
    }

    private static List<Entry> events(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> event("id " + i, "body " + i + " " + "x".repeat(500))).toList();
    }

    @Test
    void goesOnInNewSegmentsAndReadsThemAsOne() throws IOException {
        LocalLog log = small();
        assertThat(log.append(events(0, 1_000)).join()).allMatch(Outcome.Stored.class::isInstance);
        List<Segment> sealed = log.sealed();
        assertThat(sealed.size()).isGreaterThan(5);
        for (int i = 1; i < sealed.size(); i++) {
            assertThat(sealed.get(i).firstPosition()).isEqualTo(sealed.get(i - 1).nextPosition());
        }
        for (long from : new long[]{0, 1, 127, 128, 129, 500, 999}) {
            assertThat(bodies(log, from)).hasSize((int) (1_000 - from)).first().asString()
                    .startsWith("body " + from + " ");
        }
        log = (LocalLog) reopen(log);
        assertThat(log.end()).isEqualTo(1_000);
        assertThat(log.append(events(0, 1_000)).join()).allMatch(Outcome.Duplicate.class::isInstance);
        log.close();
    }

    @Test
    void sealEndsASegmentForGood() throws IOException {
        LocalLog log = small();
        log.seal();
        assertThat(log.sealed()).isEmpty();
        append(log, event("1", "one"));
        log.seal();
        assertThat(log.sealed()).extracting(Segment::firstPosition, Segment::nextPosition)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0L, 1L));
        log = (LocalLog) reopen(log);
        append(log, event("2", "two"));
        assertThat(log.sealed()).hasSize(1);
        assertThat(bodies(log, 0)).containsExactly("one", "two");
        log.close();
    }

    @Test
    void oneWriterAtATime() throws IOException {
        try (LocalLog log = small()) {
            assertThatThrownBy(() -> LocalLog.open(folder, SMALL)).hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
            assertThat(log.end()).isZero();
        }
        LocalLog.open(folder, SMALL).close();
    }

    @Test
    void aReaderBesideTheWriterFollowsIt() throws IOException {
        try (LocalLog log = small(); Log reader = LocalLog.openReadOnly(folder)) {
            assertThat(bodies(reader, 0)).isEmpty();
            for (int i = 0; i < 600; i += 50) {
                log.append(events(i, i + 50)).join();
                assertThat(reader.end()).isEqualTo(i + 50);
                assertThat(bodies(reader, 0)).isEqualTo(bodies(log, 0));
                assertThat(bodies(reader, i + 7)).hasSize(43);
            }
            assertThat(append(reader, event("x", "x")).getFirst()).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void whatIsTooLargeIsRefusedAndTheRestIsStored() throws IOException {
        try (LocalLog log = small()) {
            List<Outcome> outcomes = append(log, event("1", "one"), event("2", "x".repeat(5_000)), event("3", "three"),
                    event("i".repeat(4_097), ""));
            assertThat(outcomes.get(0)).isInstanceOf(Outcome.Stored.class);
            assertThat(((Outcome.Refused) outcomes.get(1)).reason()).isEqualTo(Outcome.Reason.TOO_LARGE);
            assertThat(outcomes.get(2)).isInstanceOf(Outcome.Stored.class);
            assertThat(((Outcome.Refused) outcomes.get(3)).reason()).isEqualTo(Outcome.Reason.TOO_LARGE);
            assertThat(log.counts()).isEqualTo(new Counts(4, 2, 0, 0, 2));
        }
    }

    @Test
    void theLargestEntryAndItsConflictFit() throws IOException {
        try (LocalLog log = small()) {
            for (int i = 0; i < 40; i++) {
                String id = "" + i;
                String body = "\u0001".repeat(4_096 - 4 - id.length());
                assertThat(append(log, event(id, body), event(id, body.replace('\u0001', '\u0002'))))
                        .extracting(Object::getClass)
                        .containsExactly(Outcome.Stored.class, Outcome.Conflict.class);
            }
            checkBooks(log);
        }
    }

    @Test
    void aFullQueueRefusesWholeCallsAndNothingIsLost() throws IOException {
        folder = temporary.resolve("narrow");
        try (LocalLog log = LocalLog.open(folder, SMALL.withQueue(100, 1 << 20))) {
            assertThat(log.append(events(0, 5_000)).join()).allMatch(Outcome.Stored.class::isInstance);
            List<CompletableFuture<List<Outcome>>> answers = new ArrayList<>();
            for (int i = 5_000; i < 15_000; i += 10) {
                answers.add(log.append(events(i, i + 10)));
            }
            Set<Class<?>> seen = new HashSet<>();
            for (CompletableFuture<List<Outcome>> answer : answers) {
                Set<Class<?>> kinds = new HashSet<>();
                answer.join().forEach(outcome -> kinds.add(outcome.getClass()));
                assertThat(kinds).hasSize(1);
                seen.addAll(kinds);
            }
            assertThat(seen).containsExactlyInAnyOrder(Outcome.Stored.class, Outcome.Refused.class);
            assertThat((long) bodies(log, 0).size()).isEqualTo(log.counts().stored());
            checkBooks(log);
        }
    }

    @Test
    void listenersHearOfEachCommitBeforeItsAnswer() throws IOException {
        try (LocalLog log = small()) {
            List<Long> heard = Collections.synchronizedList(new ArrayList<>());
            log.onCommit(heard::add);
            append(log, event("1", "one"), event("2", "two"));
            assertThat(heard).endsWith(2L);
            append(log, event("1", "one"));
            assertThat(heard).containsExactly(2L);
        }
    }

    @Test
    void aClosedLogRefuses() throws IOException {
        LocalLog log = small();
        CompletableFuture<List<Outcome>> last = log.append(events(0, 3_000));
        log.close();
        assertThat(last.join()).allMatch(Outcome.Stored.class::isInstance);
        assertThat(((Outcome.Refused) append(log, event("1", "one")).getFirst()).reason())
                .isEqualTo(Outcome.Reason.CLOSED);
        log.close();
    }

    @Test
    void anOpeningNeedsNoMoreThanTheSegments() throws IOException {
        LocalLog log = small();
        log.append(events(0, 500)).join();
        log.close();
        for (Path file : files(".index")) {
            java.nio.file.Files.delete(file);
        }
        log = LocalLog.open(folder, SMALL);
        assertThat(log.append(events(0, 500)).join()).allMatch(Outcome.Duplicate.class::isInstance);
        log.close();
        for (Path file : files(".index")) {
            byte[] bytes = java.nio.file.Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            java.nio.file.Files.write(file, bytes);
        }
        log = LocalLog.open(folder, SMALL);
        assertThat(log.append(events(0, 500)).join()).allMatch(Outcome.Duplicate.class::isInstance);
        checkBooks(log);
        log.close();
    }

    private List<Path> files(String suffix) throws IOException {
        try (var files = java.nio.file.Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
