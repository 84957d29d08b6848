package outlay.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.funnel.FunnelRules;
import outlay.funnel.Stage;
import outlay.ledger.UnknownRate;
import outlay.metric.Figures;
import outlay.plan.Target;

/// Several clients' books side by side, under one question.
///
/// The laws: a client's row says what the client's own report says in its total; a total is the sum of the rows in its
/// currency, and every row that has one is in exactly one total. What a client's own rates cannot convert stays in the
/// currency that it is in, and says so.
///
/// @param rows    in the order of the clients, of each by currency; at least one of each
/// @param version of the newest fact that any of the books hold
public record Rollup(List<Row> rows, List<Total> totals, long version) {

    /// A client's sums in one currency.
    ///
    /// @param currency     absent of a client whose books hold no money at all, where everything is 0
    /// @param unclassified spend on campaigns that no rule of the funnel places, in millionths
    /// @param maxCpa       what the client as a whole wants a conversion to cost at the most
    /// @param above        whether it costs more; absent where there is no max CPA, or no telling yet
    /// @param notConverted why it is not in the currency that was asked for; absent where it is, or none was
    public record Row(ClientId client, Optional<Currency> currency, Figures figures, long unclassified,
            Optional<Micros> maxCpa, Optional<Boolean> above, Optional<String> notConverted) {
        /// Absent where nothing was spent.
        public Optional<BigDecimal> unclassifiedShare() {
            return Funnelling.share(unclassified, figures.spendMicros());
        }
    }

    /// @param unclassified as in a row
    public record Total(Currency currency, Figures figures, long unclassified) {
        /// Absent where nothing was spent.
        public Optional<BigDecimal> unclassifiedShare() {
            return Funnelling.share(unclassified, figures.spendMicros());
        }

        private Total plus(Total other) {
            return new Total(currency, figures.plus(other.figures), Math.addExact(unclassified, other.unclassified));
        }
    }

    /// @param asked   the same of each client, by campaigns and without a filter
    /// @param rules   what each says about its campaigns
    /// @param targets of any clients
    public static Rollup of(Collection<ClientId> clients, Function<ClientId, Question> asked,
            Function<ClientId, Edition> editions, Function<ClientId, FunnelRules> rules, List<Target> targets) {
        List<Row> rows = new ArrayList<>();
        long version = 0;
        for (ClientId client : clients) {
            Edition edition = editions.apply(client);
            version = Math.max(version, edition.version());
            rows.addAll(rows(edition.books(), asked.apply(client), rules.apply(client), targets));
        }
        Map<Currency, Total> totals = new TreeMap<>();
        rows.forEach(row -> row.currency().ifPresent(currency -> totals.merge(currency,
                new Total(currency, row.figures(), row.unclassified()), Total::plus)));
        return new Rollup(List.copyOf(rows), List.copyOf(totals.values()), version);
    }

    private static List<Row> rows(Books books, Question question, FunnelRules rules, List<Target> targets) {
        try {
            return rows(books, question, rules, targets, Optional.empty());
        } catch (UnknownRate unknown) {
            Question unconverted = new Question(question.client(), question.by(), question.period(),
                    question.attribution(), question.zone(), Optional.empty(), question.filter());
            return rows(books, unconverted, rules, targets, Optional.of(String.valueOf(unknown.getMessage())));
        }
    }

    private static List<Row> rows(Books books, Question question, FunnelRules rules, List<Target> targets,
            Optional<String> notConverted) {
        FunnelAnswer funnel = books.funnel(question, rules);
        List<Row> rows = books.targeted(funnel.answer(), targets).totals().stream()
                .map(total -> row(question.client(), total, funnel, notConverted)).toList();
        return rows.isEmpty() ? quiet(question, funnel.answer(), notConverted) : rows;
    }

    private static Row row(ClientId client, Targeted.Row total, FunnelAnswer funnel, Optional<String> notConverted) {
        Currency currency = total.attributed().currency();
        long unclassified = funnel.stages().stream()
                .filter(stage -> stage.stage() == Stage.UNCLASSIFIED && stage.currency().equals(currency))
                .mapToLong(stage -> stage.figures().spendMicros()).sum();
        return new Row(client, Optional.of(currency), total.attributed().figures(), unclassified, total.maxCpa(),
                total.above(), notConverted);
    }

    /// A client of whom the answer has nothing to tell is told with zeros, in the currencies that its books know.
    private static List<Row> quiet(Question question, Answer answer, Optional<String> notConverted) {
        List<Optional<Currency>> currencies = new ArrayList<>();
        if (question.currency().isPresent()) {
            currencies.add(question.currency());
        } else {
            answer.balances().forEach(balance -> currencies.add(Optional.of(balance.currency())));
        }
        if (currencies.isEmpty()) {
            currencies.add(Optional.empty());
        }
        return currencies.stream().map(currency -> new Row(question.client(), currency, Figures.ZERO, 0,
                Optional.empty(), Optional.empty(), notConverted)).toList();
    }
}
