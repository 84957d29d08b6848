package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.live.PastBooks;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.report.AsOf;
import outlay.report.Books;
import outlay.report.Edition;

class BooksDigestTest {
    private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");
    private static final int CLIENTS = 7;
    private static final int TRIES = 50;

    private final MemoryLog log = new MemoryLog();

    BooksDigestTest() {
        for (int i = 0; i < CLIENTS; i++) {
            order(client(i), 10 + i);
        }
    }

    private static ClientId client(int number) {
        return new ClientId("client-" + number);
    }

    private void order(ClientId client, int amount) {
        log.append(List.of(FactCodec.encode(new Event(client, "o-" + amount, NOON, Event.Type.TRACK, "", "a", "", "",
                "", Landing.NONE, Optional.of(new Sale(Sale.Kind.ORDER, "o-" + amount,
                        Money.parse(amount + ".50", "USD")))),
                NOON)));
    }

    private static TreeSet<ClientId> clients() {
        return IntStream.range(0, CLIENTS).mapToObj(BooksDigestTest::client)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theBooksOfOneClientAreLetGoBeforeThoseOfTheNextAreMade() {
        List<WeakReference<Books>> made = new ArrayList<>();
        BooksDigest.of(clients(), client -> {
            assertThat(made).as("books of clients before %s", client).allSatisfy(BooksDigestTest::isGone);
            Edition edition = new PastBooks(log).of(client, new AsOf.Version(log.end()));
            made.add(new WeakReference<>(edition.books()));
            return edition;
        });
        assertThat(made).hasSize(CLIENTS);
    }

    /// Whoever still held them would keep them from being collected, however often that is asked for.
    private static void isGone(WeakReference<Books> books) {
        for (int i = 0; i < TRIES && !books.refersTo(null); i++) {
            System.gc();
        }
        assertThat(books.refersTo(null)).isTrue();
    }

    @Test
    void itIsThatOfBooksThatAreKeptAndAnotherWhereAnyClientsDiffer() {
        PastBooks kept = new PastBooks(log);
        String digest = BooksDigest.of(log, log.end());
        assertThat(digest).hasSize(64)
                .isEqualTo(BooksDigest.of(clients(), client -> kept.of(client, new AsOf.Version(log.end()))));
        long before = log.end();
        order(client(CLIENTS - 1), 99);
        assertThat(BooksDigest.of(log, before)).isEqualTo(digest);
        assertThat(BooksDigest.of(log, log.end())).isNotEqualTo(digest);
    }
}
