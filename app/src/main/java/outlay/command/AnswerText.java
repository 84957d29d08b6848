package outlay.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import outlay.attribution.Eligibility;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Period;
import outlay.metric.Metric;
import outlay.report.Answer;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.report.Table;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.AnswerJson;
import outlay.web.QuestionReader;

/// Prints an answer in each format. CSV and JSON are exact; a table rounds for the eye, says what it is about above the
/// rows, and under them, exactly, that the books balance.
final class AnswerText {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private AnswerText() {}

    /// @param version  of the books that gave it
    /// @param keptFrom since when it is known whose visits were, where what came before has been ended
    static void print(Answer answer, long version, Optional<Instant> keptFrom, Format format, Appendable out) {
        try {
            switch (format) {
                case TABLE -> {
                    table(answer, Integer.MAX_VALUE, out);
                    out.append(version(version)).append("\n");
                }
                case CSV -> csv(Table.of(answer), out);
                case JSON -> out.append(AnswerJson.text(answer, version, keptFrom)).append("\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// @param mostRows how many rows are shown before the rest is only counted
    static void table(Answer answer, int mostRows, Appendable out) throws IOException {
        table(answer, Table.of(answer), mostRows, out);
    }

    /// @param table the answer's, perhaps with more columns of fractions and more rows
    static void table(Answer answer, Table table, int mostRows, Appendable out) throws IOException {
        int keys = answer.question().by().columns().size();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            right.add(i > keys);
        }
        TextTable text = new TextTable(table.header(), right);
        table.rows().stream().limit(mostRows).map(row -> readable(row, keys)).forEach(text::row);
        int left = table.rows().size() - mostRows;
        text.rule();
        for (List<String> total : table.totals()) {
            List<String> row = readable(total, keys);
            row.set(0, "total");
            text.row(row);
        }
        Question question = answer.question();
        out.append(heading(QuestionReader.nameOf(question.by()), question, answer.period())).append("\n\n");
        text.print(out);
        if (left > 0) {
            out.append("(" + left + " more rows, all of them in the total)\n");
        }
        out.append("\n");
        for (Answer.Balance balance : answer.balances()) {
            out.append(balance(balance)).append("\n");
        }
    }

    /// Thousands grouped, two decimals, also of numbers that are no metric; a click-through rate in percent.
    private static List<String> readable(List<String> cells, int keys) {
        List<String> row = new ArrayList<>(cells);
        Metric[] metrics = Metric.values();
        for (int i = 0; i < metrics.length; i++) {
            int at = keys + 1 + i;
            if (!row.get(at).isEmpty()) {
                row.set(at, readable(metrics[i], new BigDecimal(row.get(at))));
            }
        }
        for (int at = keys + 1 + metrics.length; at < row.size(); at++) {
            if (NUMBER.matcher(row.get(at)).matches()) {
                row.set(at, fraction(new BigDecimal(row.get(at))));
            }
        }
        return row;
    }

    static String readable(Metric metric, BigDecimal value) {
        if (metric == Metric.CTR) {
            return String.format(Locale.ROOT, "%.2f%%", value.movePointRight(2));
        }
        return switch (metric.unit()) {
            case COUNT -> String.format(Locale.ROOT, "%,d", value.toBigIntegerExact());
            case MONEY, CREDIT, RATIO -> fraction(value);
        };
    }

    private static String fraction(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    static void csv(Table table, Appendable out) throws IOException {
        Csv.record(table.header(), out);
        for (List<String> row : table.rows()) {
            Csv.record(row, out);
        }
    }

    /// @param report its name, such as `channels`
    static String heading(String report, Question question, Period period) {
        String filter = List.of(question.filter().platform(), question.filter().channel(), question.filter().campaign())
                .stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return question.client() + ": " + report + (filter.isEmpty() ? "" : " of " + filter) + ", " + period + " ("
                + zone(question) + "), model " + question.attribution().model().label() + ", lookback "
                + question.attribution().eligibility().lookbackDays() + " days, "
                + unusual(question.attribution().eligibility())
                + question.currency().map(currency -> "in " + currency).orElse("each currency apart");
    }

    /// Which touches count, as far as it is not as usual.
    private static String unusual(Eligibility eligibility) {
        List<String> parts = new ArrayList<>();
        if (eligibility.viewDays() != Eligibility.USUAL_VIEW_DAYS) {
            parts.add("views " + eligibility.viewDays() + " days");
        }
        if (eligibility.dedupe() != Dedupe.NONE) {
            parts.add("dedupe " + eligibility.dedupe().name().toLowerCase(Locale.ROOT));
        }
        if (eligibility.reset()) {
            parts.add("since the previous conversion");
        }
        if (eligibility.paidFirst()) {
            parts.add("paid first");
        }
        if (!eligibility.excludedChannels().isEmpty()) {
            parts.add("without " + String.join(" and ", eligibility.excludedChannels()));
        }
        if (eligibility.contacts() == Contacts.ALL) {
            parts.add("all contacts of a company");
        }
        return parts.stream().map(part -> part + ", ").collect(Collectors.joining());
    }

    static String version(long version) {
        return "version " + version + ", rules " + Edition.RULES + ": --as-of " + version + " gives the same again";
    }

    private static String zone(Question question) {
        return question.zone().equals(ZoneOffset.UTC) ? "UTC" : question.zone().getId();
    }

    static String balance(Answer.Balance balance) {
        Currency currency = balance.currency();
        return currency + "  credited " + new Money(balance.creditedMinor(), currency).amount() + " + unattributed "
                + new Money(balance.unattributedMinor(), currency).amount() + " = revenue "
                + new Money(balance.revenueMinor(), currency).amount() + "; imported spend "
                + new Micros(balance.importedSpendMicros(), currency).amount() + " = reported spend "
                + new Micros(balance.reportedSpendMicros(), currency).amount()
                + (balance.holds() ? "" : "   THE BOOKS DO NOT BALANCE: please report this");
    }
}
