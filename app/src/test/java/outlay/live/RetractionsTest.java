package outlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import outlay.fact.Brought;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.SpendRow;
import outlay.fact.Undo;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.report.AsOf;
import outlay.report.Books;
import outlay.report.Question;
import outlay.testkit.Draw;
import outlay.testkit.Property;
import outlay.vault.Sealing;
import outlay.web.QuestionReader;

/// Figures after an import was undone are those of a log into which it never came, and once it is imported again those
/// from before.
class RetractionsTest {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void anUndoneImportOfAnythingLeavesNoTrace() {
        Property.check(150, 81, draw -> {
            World world = new World(draw);
            LiveBooks live = new LiveBooks(world.log);
            String with = report(live.of(Happenings.CLIENT));
            long before = world.log.end();
            String without = report(new LiveBooks(world.without()).of(Happenings.CLIENT));
            world.undo(1);
            assertThat(report(live.of(Happenings.CLIENT))).isEqualTo(without);
            assertThat(report(new LiveBooks(world.log).of(Happenings.CLIENT))).isEqualTo(without);
            world.brought(2);
            assertThat(report(live.of(Happenings.CLIENT))).isEqualTo(with);
            world.undo(2);
            assertThat(report(live.of(Happenings.CLIENT))).isEqualTo(without);
            PastBooks past = new PastBooks(world.log);
            assertThat(report(past.of(Happenings.CLIENT, new AsOf.Version(before)).books())).isEqualTo(with);
            assertThat(report(past.now(Happenings.CLIENT).books())).isEqualTo(without);
        });
    }

    @Test
    void aSnapshotKeepsWhatDoesNotCount() {
        Property.check(20, 82, draw -> {
            World world = new World(draw);
            String without = report(new LiveBooks(world.without()).of(Happenings.CLIENT));
            try {
                Path folder = Files.createTempDirectory("outlay-retractions");
                Path snapshot = folder.resolve("books.snapshot");
                LiveBooks live = new LiveBooks(world.log, snapshot, Sealing.NONE);
                String with = report(live.of(Happenings.CLIENT));
                world.undo(1);
                live.clients();
                live.save();
                LiveBooks later = new LiveBooks(world.log, snapshot, Sealing.NONE);
                assertThat(report(later.of(Happenings.CLIENT))).isEqualTo(without);
                world.brought(2);
                assertThat(report(later.of(Happenings.CLIENT))).isEqualTo(with);
                Files.delete(snapshot);
                Files.delete(folder);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    /// What another import brought too stays, whichever of the two is undone.
    @Test
    void whatAnImportThatStandsBroughtCounts() {
        Property.check(300, 83, draw -> {
            Set<Long> gone = new TreeSet<>();
            List<Fact> facts = new ArrayList<>();
            List<Set<Long>> sets = draw.list(1, 4,
                    each -> new TreeSet<>(each.list(0, 8, d -> (long) d.between(0, 12))));
            List<Boolean> undone = sets.stream().map(each -> draw.chance(60)).toList();
            for (int i = 0; i < sets.size(); i++) {
                facts.add(brought("i" + i, sets.get(i)));
                facts.add(new Import(Happenings.CLIENT, "i" + i, "f", "", Import.Kind.EVENTS, "", 1, AT));
                if (undone.get(i)) {
                    facts.add(new Undo(Happenings.CLIENT, "i" + i, AT));
                    gone.addAll(sets.get(i));
                }
            }
            for (int i = 0; i < sets.size(); i++) {
                if (!undone.get(i)) {
                    gone.removeAll(sets.get(i));
                }
            }
            Retractions retractions = Retractions.of(facts);
            for (long position = 0; position < 14; position++) {
                assertThat(retractions.has(position)).isEqualTo(gone.contains(position));
            }
        });
    }

    private static Brought brought(String importId, Set<Long> positions) {
        List<Long> each = List.copyOf(positions);
        return new Brought(Happenings.CLIENT, importId, 1, each, each);
    }

    private static String report(Books books) {
        StringBuilder all = new StringBuilder();
        for (Question.By by : List.of(Question.By.CHANNELS, Question.By.CAMPAIGNS, Question.By.DAYS)) {
            Question asked = QuestionReader.read(by, Map.of("client", Happenings.CLIENT.value()));
            all.append(books.answer(asked));
        }
        return all.toString();
    }

    /// A history of which one import brought a part.
    private static final class World {
        private final MemoryLog log = new MemoryLog();
        private final Set<Long> part = new TreeSet<>();
        private final List<Fact> others = new ArrayList<>();

        World(Draw draw) {
            for (Fact fact : Happenings.random(draw, 40)) {
                boolean carries = fact instanceof SpendRow || fact instanceof LiftTest || fact instanceof Import;
                long position = log.end();
                log.append(List.of(FactCodec.encode(fact, AT))).join();
                if (!carries && draw.chance(50) && others.size() + part.size() >= Happenings.RATES) {
                    part.add(position);
                } else {
                    others.add(fact);
                }
            }
            brought(1);
        }

        void brought(int ordinal) {
            append(RetractionsTest.brought("part-" + ordinal, part));
            append(new Import(Happenings.CLIENT, "part-" + ordinal, "f", "", Import.Kind.EVENTS, "", 1, AT));
        }

        void undo(int ordinal) {
            append(new Undo(Happenings.CLIENT, "part-" + ordinal, AT));
        }

        MemoryLog without() {
            MemoryLog without = new MemoryLog();
            others.forEach(fact -> without.append(List.of(FactCodec.encode(fact, AT))).join());
            return without;
        }

        private void append(Fact fact) {
            log.append(List.of(FactCodec.encode(fact, AT))).join();
        }
    }
}
