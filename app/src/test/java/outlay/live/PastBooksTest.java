package outlay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.report.AsOf;
import outlay.report.Cell;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.report.Question.By;
import outlay.testkit.Property;
import outlay.web.AnswerJson;
import outlay.web.ChangesJson;
import outlay.web.OpeningJson;

/// What was answered once is answered again, whatever has come in since, and every change since has its causes.
class PastBooksTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final int INSTANTS = 500;

    @Test
    void reportsAsOfAnInstantEqualTheBytesSavedThen() {
        Property.check(3, 71, draw -> {
            List<Fact> facts = Happenings.random(draw, 60);
            MemoryLog log = new MemoryLog();
            TreeMap<Instant, String> saved = new TreeMap<>();
            LiveBooks live = new LiveBooks(log);
            saved.put(NOON.minusSeconds(1), saved(live.edition(Happenings.CLIENT)));
            Instant now = NOON;
            for (Fact fact : facts) {
                // Another client's clockwork must not show.
                append(log, otherClient(log.end()), now.plusSeconds(draw.between(0, 100_000)));
                append(log, fact, now);
                saved.put(now, saved(live.edition(Happenings.CLIENT)));
                now = now.plusMillis(draw.between(0, 10_000));
            }
            assertThat(saved.values().stream().distinct().count()).isGreaterThan(30);
            PastBooks past = new PastBooks(log);
            SplittableRandom random = new SplittableRandom(5);
            long span = now.toEpochMilli() - NOON.toEpochMilli() + 10_000;
            for (int i = 0; i < INSTANTS; i++) {
                Instant then = NOON.plusMillis(random.nextLong(-1_000, span));
                assertThat(saved(past.of(Happenings.CLIENT, new AsOf.At(then)))).as("as of %s", then)
                        .isEqualTo(saved.floorEntry(then).getValue());
            }
        });
    }

    @Test
    void reportsAsOfAVersionEqualTheBytesSavedThenWhateverTheClockDid() {
        Property.check(3, 73, draw -> {
            MemoryLog log = new MemoryLog();
            LiveBooks live = new LiveBooks(log);
            Map<Long, String> saved = new TreeMap<>();
            for (Fact fact : Happenings.random(draw, 60)) {
                append(log, fact, NOON.plusSeconds(draw.between(-5_000, 5_000)));
                append(log, otherClient(log.end()), NOON);
                Edition edition = live.edition(Happenings.CLIENT);
                saved.put(edition.version(), saved(edition));
            }
            PastBooks past = new PastBooks(log);
            saved.forEach((version, bytes) -> {
                assertThat(saved(past.of(Happenings.CLIENT, new AsOf.Version(version)))).isEqualTo(bytes);
                assertThat(saved(past.of(Happenings.CLIENT, new AsOf.Version(version + 1))))
                        .as("another client's fact is no new version").isEqualTo(bytes);
            });
            assertThat(saved(past.now(Happenings.CLIENT))).isEqualTo(saved(live.edition(Happenings.CLIENT)));
        });
    }

    @Test
    void betweenAnyTwoVersionsTheCausesSumToTheDifference() {
        Property.check(100, 79, draw -> {
            MemoryLog log = new MemoryLog();
            Happenings.random(draw, 40).forEach(fact -> append(log, fact, NOON));
            PastBooks past = new PastBooks(log);
            long from = draw.between((long) Happenings.RATES, log.end());
            long to = draw.between(from, log.end());
            for (Optional<Currency> currency : List.of(Optional.of(new Currency("USD")), Optional.<Currency>empty())) {
                Question question = question(draw.pick(By.values()), draw.pick(Model.ALL), currency);
                Changes changes = past.changes(question, new AsOf.Version(from), Optional.of(new AsOf.Version(to)));
                assertThat(changes.rows()).allMatch(Changes.Row::holds);
                assertThat(changes.totals()).allMatch(Changes.Row::holds);
                assertThat(ChangesJson.text(changes)).isEqualTo(ChangesJson.text(
                        new PastBooks(log).changes(question, new AsOf.Version(from), Optional.of(
                                new AsOf.Version(to)))));
            }
        });
    }

    @Test
    void refusesWhatHasNotComeYetAndTheWrongWayRound() {
        MemoryLog log = new MemoryLog();
        append(log, otherClient(1), NOON);
        append(log, otherClient(2), NOON);
        PastBooks past = new PastBooks(log);
        ClientId other = new ClientId("other");
        assertThatThrownBy(() -> past.of(other, new AsOf.Version(3))).hasMessageContaining("has not come yet");
        assertThatThrownBy(() -> past.changes(question(By.DAYS, Model.LAST, Optional.empty(), other),
                new AsOf.Version(2), Optional.of(new AsOf.Version(1)))).hasMessageContaining("exchange the two");
        assertThat(past.of(new ClientId("nobody"), new AsOf.Version(2)).version()).isZero();
    }

    private static String saved(Edition edition) {
        Question channels = question(By.CHANNELS, Model.LINEAR, Optional.empty());
        return AnswerJson.text(edition.books().answer(channels), edition.version())
                + AnswerJson.text(edition.books().answer(question(By.DAYS, Model.LAST,
                        Optional.of(new Currency("USD")))), edition.version())
                + OpeningJson.text(edition.books().conversions(channels, Cell.ALL), Optional.empty(), 100,
                        edition.version());
    }

    private static Question question(By by, Model model, Optional<Currency> currency) {
        return question(by, model, currency, Happenings.CLIENT);
    }

    private static Question question(By by, Model model, Optional<Currency> currency, ClientId client) {
        return new Question(client, by, Optional.empty(), new Attribution(model, 30), ZoneOffset.UTC, currency,
                Question.Filter.ALL);
    }

    private static Event otherClient(long number) {
        return new Event(new ClientId("other"), "e" + number, NOON, Event.Type.PAGE, "", "x", "", "", "", Landing.NONE,
                Optional.empty());
    }

    private static void append(MemoryLog log, Fact fact, Instant at) {
        log.append(List.of(FactCodec.encode(fact, at)));
    }
}
