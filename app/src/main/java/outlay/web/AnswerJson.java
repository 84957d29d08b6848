package outlay.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import outlay.attribution.Eligibility;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Pausing;
import outlay.base.Period;
import outlay.json.Json;
import outlay.metric.Metric;
import outlay.report.Answer;
import outlay.report.Edition;
import outlay.report.Question;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An answer as JSON, the same for the API and the command line: keys in a fixed order, counts as numbers, money and
/// ratios as decimal strings, null for a ratio without a denominator.
public final class AnswerJson {
    private AnswerJson() {}

    /// One line, for a machine.
    public static byte[] bytes(Answer answer, long version) {
        return bytes(answer, version, Optional.empty());
    }

    /// Likewise, of books in which what came earlier has been ended.
    ///
    /// @param eventsKeptFrom since when it is known whose visits were, where what came before has been ended
    public static byte[] bytes(Answer answer, long version, Optional<Instant> eventsKeptFrom) {
        return Json.bytes(putKeptFrom(putVersion(node(answer), version), eventsKeptFrom));
    }

    /// Indented, for a terminal.
    public static String text(Answer answer, long version) {
        return text(answer, version, Optional.empty());
    }

    /// Likewise, of books in which what came earlier has been ended.
    public static String text(Answer answer, long version, Optional<Instant> eventsKeptFrom) {
        return Json.indented(putKeptFrom(putVersion(node(answer), version), eventsKeptFrom));
    }

    /// The same without the version, which tells in which order facts came in: equal figures give equal text.
    public static String text(Answer answer) {
        return Json.indented(node(answer));
    }

    /// Which books gave an answer, and by which rules.
    static ObjectNode putVersion(ObjectNode node, long version) {
        return node.put("version", version).put("rules", Edition.RULES);
    }

    private static ObjectNode putKeptFrom(ObjectNode node, Optional<Instant> eventsKeptFrom) {
        eventsKeptFrom.ifPresent(from -> node.put("events_kept_from", from.toString()));
        return node;
    }

    private static ObjectNode node(Answer answer) {
        ObjectNode node = head(answer);
        var rows = node.putArray("rows");
        answer.rows().forEach(row -> put(rows.addObject(), answer.question().by().columns(), row));
        var totals = node.putArray("totals");
        answer.totals().forEach(row -> put(totals.addObject(), List.of(), row));
        putBalances(node, answer);
        return node;
    }

    /// Everything that comes before the rows.
    static ObjectNode head(Answer answer) {
        return head(QuestionReader.nameOf(answer.question().by()), answer.question(), answer.period());
    }

    /// Likewise of a report of that name.
    static ObjectNode head(String report, Question question, Period period) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", report);
        node.put("client", question.client().value());
        node.putObject("period").put("from", period.from().toString()).put("to", period.to().toString());
        put(node, question);
        return node;
    }

    static void putBalances(ObjectNode node, Answer answer) {
        putBalances(node, answer.balances());
    }

    static void putBalances(ObjectNode node, List<Answer.Balance> all) {
        var balances = node.putArray("balances");
        all.forEach(balance -> put(balances.addObject(), balance));
    }

    /// What was asked, apart from rows and period.
    static void put(ObjectNode node, Question question) {
        node.put("zone", nameOf(question.zone()));
        node.put("currency", question.currency().map(Currency::code).orElse(null));
        node.put("model", question.attribution().model().label());
        node.put("lookback_days", question.attribution().eligibility().lookbackDays());
        putUnusual(node, question.attribution().eligibility());
    }

    static void put(ObjectNode node, List<String> columns, Answer.Row row) {
        put(node, columns, row, Arrays.asList(Metric.values()));
    }

    static void put(ObjectNode node, List<String> columns, Answer.Row row, List<Metric> metrics) {
        Pausing.here();
        columns.forEach(column -> node.put(column, row.keys().getOrDefault(column, "")));
        node.put("currency", row.currency().code());
        for (Metric metric : metrics) {
            Optional<String> value = metric.value(row.figures(), row.currency());
            if (value.isPresent() && metric.unit() == Metric.Unit.COUNT) {
                node.put(metric.label(), Long.parseLong(value.get()));
            } else {
                node.put(metric.label(), value.orElse(null));
            }
        }
    }

    /// Says which touches count only as far as it is not as usual, so that the usual answer stays short.
    private static void putUnusual(ObjectNode node, Eligibility eligibility) {
        if (eligibility.viewDays() != Eligibility.USUAL_VIEW_DAYS) {
            node.put("view_days", eligibility.viewDays());
        }
        if (eligibility.dedupe() != Dedupe.NONE) {
            node.put("dedupe", QuestionReader.nameOf(eligibility.dedupe()));
        }
        if (eligibility.reset()) {
            node.put("reset", true);
        }
        if (eligibility.paidFirst()) {
            node.put("paid_first", true);
        }
        if (!eligibility.excludedChannels().isEmpty()) {
            var channels = node.putArray("exclude_channels");
            eligibility.excludedChannels().forEach(channels::add);
        }
        if (eligibility.contacts() != Contacts.ROLES) {
            node.put("contacts", QuestionReader.nameOf(eligibility.contacts()));
        }
    }

    private static void put(ObjectNode node, Answer.Balance balance) {
        Currency currency = balance.currency();
        node.put("currency", currency.code());
        node.put("revenue", new Money(balance.revenueMinor(), currency).amount());
        node.put("credited", new Money(balance.creditedMinor(), currency).amount());
        node.put("unattributed", new Money(balance.unattributedMinor(), currency).amount());
        node.put("imported_spend", new Micros(balance.importedSpendMicros(), currency).amount());
        node.put("reported_spend", new Micros(balance.reportedSpendMicros(), currency).amount());
        node.put("holds", balance.holds());
    }

    private static String nameOf(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
