package outlay.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import outlay.attribution.Verdict;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.journey.JourneyColumns;
import outlay.log.Log;
import outlay.report.Books;
import outlay.report.Question;
import outlay.report.Receipt;
import outlay.web.QuestionReader;

/// Gathers what is held about a person. It reads the log a few times, to find out who they are and what they did, and
/// keeps of that only the sums, however much it was.
public final class Access {
    private static final String LOGIC = "Every visit that came from somewhere - an advertisement, a search, an e-mail, "
            + "another site - is a touch. When somebody buys, the touches of the 30 days before share the value in "
            + "equal parts, to the cent; with another model of attribution they share it otherwise. What no touch "
            + "explains stays unattributed. The result says which advertisements earned what; it decides nothing "
            + "about the person.";
    private final Log log;
    private final Function<ClientId, Books> books;
    private final Recipients recipients;
    private final SortedMap<String, String> retention;

    /// @param retention what is kept how long, in words
    public Access(Log log, Function<ClientId, Books> books, Recipients recipients,
            SortedMap<String, String> retention) {
        this.log = log;
        this.books = books;
        this.recipients = recipients;
        this.retention = new TreeMap<>(retention);
    }

    /// @throws IllegalArgumentException where an identifier stands for nobody or for several people
    public AccessAnswer of(ClientId client, List<String> identifiers, Instant now) {
        long end = log.end();
        PersonSearch search = new PersonSearch(log, client);
        Subject subject = search.subject(identifiers);
        Theirs theirs = new Theirs(subject, search.persons());
        Gathered gathered = new Gathered(subject, theirs);
        AccessAnswer.read(log, end, client, theirs, gathered);
        AccessReport report = new AccessReport(client.value(), now, gathered.identifiers(), gathered.profile(),
                gathered.purposes(), conversions(client, subject), gathered.sources(),
                recipients.of(client, subject.identifiers()), retention, LOGIC, gathered.counts());
        return new AccessAnswer(report, log, end, client, theirs);
    }

    private List<AccessReport.Bought> conversions(ClientId client, Subject subject) {
        Books made = books.apply(client);
        JourneyColumns journeys = made.ledger().journeys();
        SortedSet<String> names = new TreeSet<>();
        subject.identifiers().forEach(identifier -> names.add(identifier.toString()));
        Question question = QuestionReader.read(Question.By.CHANNELS, Map.of("client", client.value()));
        List<AccessReport.Bought> bought = new ArrayList<>();
        for (int conversion = 0; conversion < journeys.conversions(); conversion++) {
            boolean theirs = false;
            for (int person : journeys.personsOf(journeys.party(conversion))) {
                theirs |= names.contains(journeys.personName(person));
            }
            if (theirs) {
                made.receipt(question, journeys.conversionId(conversion))
                        .filter(receipt -> concerns(receipt, names))
                        .ifPresent(receipt -> bought.add(bought(receipt, names)));
            }
        }
        bought.sort(Comparator.comparing(AccessReport.Bought::at).thenComparing(AccessReport.Bought::id));
        return bought;
    }

    /// Not what a colleague bought whose deal they are not on.
    private static boolean concerns(Receipt receipt, SortedSet<String> names) {
        return receipt.people().stream().anyMatch(names::contains) || receipt.steps().stream()
                .anyMatch(step -> names.contains(step.person()) && step.verdict() != Verdict.NOT_NAMED);
    }

    private static AccessReport.Bought bought(Receipt receipt, SortedSet<String> names) {
        List<AccessReport.Credited> own = receipt.steps().stream().filter(step -> names.contains(step.person()))
                .map(step -> new AccessReport.Credited(step.touch().at(), step.touch().source().channel(),
                        String.join(" + ", step.credits().stream().map(Money::toString).toList()),
                        step.verdict().name().toLowerCase(Locale.ROOT)))
                .toList();
        return new AccessReport.Bought(receipt.conversion(), receipt.kind().name().toLowerCase(Locale.ROOT),
                receipt.at(), receipt.value().toString(), own, receipt.steps().size() - own.size());
    }
}
