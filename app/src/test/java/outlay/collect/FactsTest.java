package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;

class FactsTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final int MANY = 2 * Facts.BLOCK + 17;

    private final List<SpendRow> rows = rows(MANY);

    @Test
    void aFileOfAnyLengthIsHeldInAFewThousandFactsAndComesBackAsItWas() {
        try (Facts facts = Facts.of(rows)) {
            assertThat(facts.held()).isEqualTo(17);
            assertThat(facts).hasSize(MANY).isEqualTo(rows);
            assertThat(facts.getFirst()).isEqualTo(rows.getFirst());
            assertThat(facts.get(Facts.BLOCK)).isEqualTo(rows.get(Facts.BLOCK));
            assertThat(facts.get(3)).isEqualTo(rows.get(3));
        }
    }

    @Test
    void theLogGetsTheSameBytesInTheSameOrder() {
        assertThat(appended(Suppression.NONE)).isEqualTo(rows.stream().map(row -> written(FactCodec.encode(row, NOW)))
                .toList());
    }

    @Test
    void whereSomebodyWasErasedEachFactIsLookedAt() {
        assertThat(appended(new Erased())).hasSize(MANY).isEqualTo(appended(Suppression.NONE));
    }

    @Test
    void itStopsWhereItIsTold() {
        MemoryLog log = new MemoryLog();
        Appender appender = new Appender(log);
        try (Facts facts = Facts.of(rows)) {
            assertThat(facts.append(appender, Suppression.NONE, NOW, sent -> sent < Facts.BLOCK + 5)).isFalse();
        }
        appender.finish();
        assertThat(log.entries()).hasSize(Facts.BLOCK + 5);
    }

    @Test
    void daysAndSpendAreThoseOfAllRows() {
        try (Facts facts = Facts.of(rows)) {
            Extent extent = facts.extent();
            assertThat(extent.first()).contains(Day.parse("2026-01-01"));
            assertThat(extent.last()).contains(Day.parse("2026-01-01").plus(27));
            long sum = rows.stream().mapToLong(row -> row.spend().micros()).sum();
            assertThat(extent.spend()).containsEntry(new Currency("USD"), new Micros(sum, new Currency("USD")));
            assertThat(extent.covered()).hasSize(28);
            assertThat(extent.lastLine()).isEqualTo(MANY);
        }
    }

    @Test
    void aWrongFileHasNone() {
        assertThat(Facts.of(rows).unless(true)).isEmpty();
    }

    private List<String> appended(Suppression suppression) {
        MemoryLog log = new MemoryLog();
        Appender appender = new Appender(log);
        try (Facts facts = Facts.of(rows)) {
            assertThat(facts.append(appender, suppression, NOW, sent -> true)).isTrue();
        }
        appender.finish();
        return log.entries().stream().map(FactsTest::written).toList();
    }

    private static String written(Entry entry) {
        return entry.client() + " " + entry.kind() + " " + entry.id() + " " + entry.receivedAt() + " "
                + new String(entry.body(), StandardCharsets.UTF_8);
    }

    private static List<SpendRow> rows(int count) {
        List<SpendRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new SpendRow(ACME, "x-1", i + 1, "google_ads", "1", "", SpendRow.Level.CAMPAIGN,
                    Day.parse("2026-01-01").plus(i % 28), "", new SpendRow.Entity("c" + i, "Käse \u2603 " + i, "", "",
                            "", "", "", ""),
                    "", new Micros(i, new Currency("USD")), OptionalLong.of(i), OptionalLong.empty(),
                    OptionalLong.empty(), Optional.empty()));
        }
        return rows;
    }

    /// Somebody was erased who is in none of the rows.
    private static final class Erased implements Suppression {
        @Override
        public boolean nobody(ClientId client) {
            return false;
        }

        @Override
        public Event event(Event event) {
            throw new AssertionError("there are no events");
        }

        @Override
        public Optional<Contact> contact(Contact contact) {
            throw new AssertionError("there are no contacts");
        }

        @Override
        public Deal deal(Deal deal) {
            throw new AssertionError("there are no deals");
        }

        @Override
        public Optional<StageEntry> stage(StageEntry entered) {
            throw new AssertionError("there are no stage entries");
        }

        @Override
        public boolean names(ClientId client, byte[] bytes) {
            return false;
        }
    }
}
