package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.outbox.Telling;
import outlay.fact.Fact;
import outlay.fact.Seen;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogAround;
import outlay.log.LogSettings;
import outlay.store.Wish;
import outlay.telling.rule.Rules;
import outlay.vault.Vaults;

/// Telling of one person reads their few facts and not the log: counted in entries read, because a time would depend on
/// the machine. `-Doutlay.telling.people=50000` measures the time at full size and prints it.
class TellingSpeedTest {
    private static final int PAGES = 12;

    @TempDir
    private Path folder;

    /// A log that counts what is read of it.
    private static final class Counting extends LogAround {
        private long read;

        Counting(Log log) {
            super(log);
        }

        @Override
        public Cursor read(long from) {
            return new CursorAround(super.read(from)) {
                @Override
                public Entry entry() {
                    read++;
                    return super.entry();
                }
            };
        }
    }

    @Test
    void aConversionCostsThePersonsFactsAndNotTheLog() throws Exception {
        int people = Integer.getInteger("outlay.telling.people", 500);
        Rules rules = Shop.parsed(Shop.HEAD + Shop.rule(""));
        try (LocalLog stored = LocalLog.open(folder.resolve("log"), LogSettings.DEFAULT, Vaults.of(folder))) {
            fill(stored, people);
            Counting log = new Counting(stored);
            LogIndex index = new LogIndex(log, () -> rules, Duration.ofMinutes(5), System::nanoTime, 7);
            RuleWishes wishes = new RuleWishes(() -> rules, index);
            List<Wish> all = new ArrayList<>();
            try (Log.Cursor cursor = stored.read(0)) {
                while (cursor.next()) {
                    all.addAll(wishes.of(cursor.position(), cursor.entry()));
                }
            }
            assertThat(all).hasSize(people);
            LogTelling telling = new LogTelling(() -> rules, index, Shop.accounts("meta"));
            telling.of(all.getLast(), Shop.NOW);
            long before = log.read;
            long began = System.nanoTime();
            for (Wish wish : all) {
                assertThat(telling.of(wish, Shop.NOW)).isInstanceOf(Telling.Told.Tell.class);
            }
            long nanos = System.nanoTime() - began;
            assertThat(log.read - before).isLessThanOrEqualTo(4L * people);
            if (people > 500) {
                System.out.printf("%d conversions of %d entries: %.0f a second, on one thread%n", people, stored.end(),
                        people * 1e9 / nanos);
            }
        }
    }

    /// Visits of everybody, interleaved as they are on a site.
    private static void fill(LocalLog log, int people) {
        for (int step = 0; step <= PAGES; step++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Shop.Made made = step == PAGES
                        ? Shop.order("m" + i, 10, "o-" + i, "10.00").who("d" + i, "", "p" + i + "@shop.de")
                        : Shop.page("p" + step + "-" + i, 2).who("d" + i, "", "");
                Shop.Made event = made.seen(Seen.Trust.SERVER, Seen.Bot.NO, "", Map.of("_fbp", "fb.1.2." + i));
                Fact fact = (step == 3 ? event.clicks("gclid", "G" + i) : event).event();
                entries.add(FactCodec.encode(fact, Shop.NOW));
                if (entries.size() == 1_000) {
                    log.append(entries).join();
                    entries = new ArrayList<>();
                }
            }
            log.append(entries).join();
        }
    }
}
