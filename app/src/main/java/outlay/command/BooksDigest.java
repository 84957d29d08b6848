package outlay.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import outlay.attribution.Attribution;
import outlay.base.ClientId;
import outlay.live.PastBooks;
import outlay.log.Log;
import outlay.report.AsOf;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.web.AnswerJson;
import outlay.web.QuestionReader;

/// SHA-256 over the books of all clients: every report of each, over all there is, as the API gives it. Two data
/// folders with the same digest give the same answers, to the cent.
///
/// The books of one client are made, asked and let go before those of the next: together they may be more than fits.
final class BooksDigest {
    private BooksDigest() {}

    /// @param position facts before it
    /// @return in hexadecimal digits
    static String of(Log log, long position) {
        return of(clients(log, position), client -> new PastBooks(log).of(client, new AsOf.Version(position)));
    }

    /// @param books makes those of a client, and keeps none
    static String of(SortedSet<ClientId> clients, Function<ClientId, Edition> books) {
        MessageDigest digest = sha256();
        clients.forEach(client -> add(digest, client, books.apply(client)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, ClientId client, Edition edition) {
        digest.update((client + "\n").getBytes(StandardCharsets.UTF_8));
        for (Question.By by : Question.By.values()) {
            Question question = new Question(client, by, Optional.empty(),
                    new Attribution(QuestionReader.USUAL_MODEL, QuestionReader.USUAL_LOOKBACK_DAYS), ZoneOffset.UTC,
                    Optional.empty(), Question.Filter.ALL);
            digest.update(AnswerJson.bytes(edition.books().answer(question), edition.version()));
        }
    }

    private static SortedSet<ClientId> clients(Log log, long position) {
        SortedSet<ClientId> clients = new TreeSet<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.position() < position) {
                clients.add(cursor.head().client());
            }
        }
        return clients;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
