package outlay.platform.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.collect.Facts;
import outlay.collect.FileReader;
import outlay.collect.table.Absent;
import outlay.collect.table.CellFault;
import outlay.collect.table.DayStyle;
import outlay.collect.table.DaySurvey;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.NumberSurvey;
import outlay.collect.table.Row;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.collect.table.WrongFile;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Rate;
import outlay.platform.HeaderWords;

/// Reads exchange rates: one rate a row (`date,base,quote,rate`), or the European Central Bank's table of one day a row
/// with a column for each currency, whose base is the euro.
public final class RatesFile implements FileReader {
    private static final List<String> DAY = List.of("date", "day", "rate date", "time period", "valid from", "datum");
    private static final List<String> BASE = List.of("base", "base currency", "from", "from currency",
            "source currency", "currency denom", "currency from");
    private static final List<String> QUOTE = List.of("quote", "quote currency", "to", "to currency",
            "target currency", "currency", "currency to");
    private static final List<String> RATE = List.of("rate", "exchange rate", "fx rate", "obs value",
            "conversion rate");
    private static final int LEAST_CURRENCIES = 3;

    @Override
    public String reads() {
        return "exchange rates";
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != Import.Kind.RATES) {
            return 0;
        }
        Optional<Table.Shape> shape = Table.shape(Text.head(source.head()), RatesFile::score);
        return shape.isPresent() ? 75 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        Findings findings = new Findings();
        Facts facts = new Facts();
        String format = "rates";
        try {
            Table table = Table.of(Text.of(source.path()), RatesFile::score,
                    "date, base, quote and rate, or a date and currencies");
            table.describe(findings);
            Columns columns = Columns.of(table.columns());
            format = columns.wide() ? "ecb-rates" : "rates";
            read(source, table, columns, findings, facts);
        } catch (WrongFile wrong) {
            findings.wrong(wrong.problem().line(), wrong.problem().column(), wrong.problem().message(),
                    wrong.problem().remedy());
        }
        return new Reading(Import.Kind.RATES, format, facts.unless(findings.hasWrong()), List.of(),
                findings.problems());
    }

    /// Where day, base, quote and rate stand (-1 for none), or which column is which currency.
    private record Columns(List<String> headers, int day, int base, int quote, int rate,
            Map<Integer, Currency> currencies) {
        static Columns of(List<String> headers) {
            List<String> words = headers.stream().map(HeaderWords::plain).toList();
            Map<Integer, Currency> currencies = new HashMap<>();
            for (int i = 0; i < headers.size(); i++) {
                if (Currency.exists(headers.get(i))) {
                    currencies.put(i, new Currency(headers.get(i)));
                }
            }
            return new Columns(headers, first(words, DAY), first(words, BASE), first(words, QUOTE), first(words, RATE),
                    currencies);
        }

        boolean wide() {
            return rate < 0 && day >= 0 && currencies.size() >= LEAST_CURRENCIES;
        }

        boolean known() {
            return wide() || day >= 0 && base >= 0 && quote >= 0 && rate >= 0;
        }

        private static int first(List<String> words, List<String> wanted) {
            return wanted.stream().mapToInt(words::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
        }
    }

    private static int score(List<String> cells) {
        return Columns.of(cells).known() ? 4 : 0;
    }

    private static void read(Source source, Table table, Columns columns, Findings findings, List<Fact> facts)
            throws IOException, WrongFile {
        NumberSurvey numbers = new NumberSurvey();
        DaySurvey days = new DaySurvey(Optional.empty());
        table.rows(new Findings(), row -> {
            days.look(row.cell(columns.day()), row.line(), columns.headers().get(columns.day()));
            for (int column : rateColumns(columns)) {
                numbers.amount(row.cell(column), row.line(), columns.headers().get(column));
            }
        });
        DayStyle dayStyle = days.style(source.mapping().getOrDefault("date-format", ""));
        // Nobody groups the digits of a rate, so a single point is a decimal point.
        NumberStyle style = numbers.style(source.mapping().getOrDefault("number-format", ""), true, false);
        String said = columns.wide() ? "ecb" : "file";
        String name = source.platform().map(platform -> platform.toLowerCase(Locale.ROOT)).orElse(said);
        Map<String, Rate> seen = new HashMap<>();
        table.rows(findings, row -> {
            for (int column : rateColumns(columns)) {
                String header = columns.headers().get(column);
                try {
                    rate(source, row, columns, column, dayStyle, style, name)
                            .ifPresent(rate -> keep(rate, row, header, seen, facts, findings));
                } catch (CellFault fault) {
                    findings.wrong(row.line(), header, fault);
                }
            }
        });
    }

    private static List<Integer> rateColumns(Columns columns) {
        return columns.wide() ? columns.currencies().keySet().stream().sorted().toList() : List.of(columns.rate());
    }

    private static Optional<Rate> rate(Source source, Row row, Columns columns, int column, DayStyle days,
            NumberStyle style, String name) throws CellFault {
        String cell = row.cell(column);
        if (Absent.is(cell)) {
            return Optional.empty();
        }
        Day day = days.day(row.cell(columns.day()));
        Currency base = columns.wide() ? new Currency("EUR") : currency(row.cell(columns.base()));
        Currency quote = columns.wide()
                ? columns.currencies().getOrDefault(column, base)
                : currency(row.cell(columns.quote()));
        BigDecimal rate = new BigDecimal(style.plain(cell));
        if (rate.signum() <= 0) {
            throw new CellFault("\"" + cell + "\" is not a rate", "A rate is more than 0; correct or empty the cell.");
        }
        return Optional.of(new Rate(source.client(), day, base, quote, rate, name));
    }

    private static void keep(Rate rate, Row row, String column, Map<String, Rate> seen, List<Fact> facts,
            Findings findings) {
        Rate before = seen.putIfAbsent(rate.id(), rate);
        if (before == null) {
            facts.add(rate);
        } else if (before.rate().compareTo(rate.rate()) != 0) {
            findings.wrong(row.line(), column, "the file has two rates of " + rate.base() + " in " + rate.quote()
                    + " for " + rate.day() + ": " + before.rate() + " and " + rate.rate(), "Remove the wrong one.");
        }
    }

    private static Currency currency(String code) throws CellFault {
        String upper = code.toUpperCase(Locale.ROOT);
        if (!Currency.exists(upper)) {
            throw new CellFault("\"" + code + "\" is not the code of a currency", "Write it like USD.");
        }
        return new Currency(upper);
    }
}
