package outlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.fact.Brought;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Undo;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.report.Books;
import outlay.report.Question;
import outlay.testkit.Property;
import outlay.web.QuestionReader;

/// Whoever asks while the log grows gets what whoever asks for the first time gets.
class LiveBooksTest {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void booksKeptUpWithTheLogAreThoseOfALogReadAnew() {
        Property.check(200, 85, draw -> {
            MemoryLog log = new MemoryLog();
            LiveBooks live = new LiveBooks(log);
            List<Long> brought = new ArrayList<>();
            List<Fact> happenings = Happenings.random(draw, 40);
            for (int i = 0; i < happenings.size(); i++) {
                if (draw.chance(30)) {
                    brought.add(log.end());
                }
                append(log, happenings.get(i));
                if (draw.chance(8)) {
                    undo(log, "part" + i, brought);
                    brought.clear();
                }
                if (draw.chance(4)) {
                    forget(live);
                }
                if (i >= Happenings.RATES && draw.chance(40)) {
                    assertThat(report(live.of(Happenings.CLIENT)))
                            .isEqualTo(report(new LiveBooks(log).of(Happenings.CLIENT)));
                }
            }
            assertThat(report(live.of(Happenings.CLIENT)))
                    .isEqualTo(report(new LiveBooks(log).of(Happenings.CLIENT)));
        });
    }

    @Test
    void aSnapshotIsWrittenTheMoreRarelyTheMoreItHolds() {
        assertThat(LiveBooks.worthASnapshot(0, 99_999)).isFalse();
        assertThat(LiveBooks.worthASnapshot(0, 100_000)).isTrue();
        assertThat(LiveBooks.worthASnapshot(10_000_000, 10_999_999)).isFalse();
        assertThat(LiveBooks.worthASnapshot(10_000_000, 11_000_000)).isTrue();
    }

    /// An import that brought what lies at these positions, and that is undone at once.
    private static void undo(MemoryLog log, String id, List<Long> positions) {
        append(log, new Brought(Happenings.CLIENT, id, 1, List.copyOf(positions), List.copyOf(positions)));
        append(log, new Import(Happenings.CLIENT, id, "f", "", Import.Kind.EVENTS, "", 1, AT));
        append(log, new Undo(Happenings.CLIENT, id, AT));
    }

    private static void forget(LiveBooks live) {
        try {
            live.forget();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void append(MemoryLog log, Fact fact) {
        log.append(List.of(FactCodec.encode(fact, AT))).join();
    }

    private static String report(Books books) {
        StringBuilder all = new StringBuilder();
        for (Question.By by : Question.By.values()) {
            all.append(books.answer(QuestionReader.read(by, Map.of("client", Happenings.CLIENT.value()))));
        }
        return all.append(books.ledger().journeys().journeys()).append(books.arrivals()).toString();
    }
}
