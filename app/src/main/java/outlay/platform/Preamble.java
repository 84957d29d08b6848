package outlay.platform;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Period;
import outlay.collect.table.CellFault;
import outlay.collect.table.DayStyle;
import outlay.collect.table.Row;

/// What the lines above the header say: the days covered, currency, zone, account, number of rows.
final class Preamble {
    private static final Pattern CURRENCY = Pattern.compile("(?i:currency|w\u00e4hrung|devise|moneda|valuta|moeda)"
            + "\\P{L}+(?i:code\\P{L}+)?([A-Z]{3})(?!\\p{L})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}"
            + "|\\p{L}{3,}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? (?:de )?\\p{L}{3,}\\.? (?:de )?\\d{4}");
    private static final Pattern UTC = Pattern.compile("(?i)\\((?:in|en|em) utc\\)");
    private static final Pattern MADE = Pattern
            .compile("(?i).*(generated|created|exported|erstellt|g\u00e9n\u00e9r|generad|creato|gemaakt|gerado).*");
    private static final Pattern LABELLED = Pattern.compile("^\\W*([^:,;\t]{2,40}?)\\s*[:,;\t]\\s*(.+?)\\W*$");

    private final List<String> lines = new ArrayList<>();
    private final DayStyle style;

    Preamble(List<Row> rows, String dayOrder) {
        for (Row row : rows) {
            List<String> filled = row.cells().stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
            lines.add(filled.size() == 2 && !filled.get(0).contains(":")
                    ? filled.get(0) + ": " + filled.get(1)
                    : String.join(", ", filled));
        }
        this.style = new DayStyle(
                dayOrder.equals("M/D/Y") ? DayStyle.Order.MONTH_FIRST : DayStyle.Order.UNKNOWN);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Optional<String> currency() {
        for (String line : lines) {
            Matcher matcher = CURRENCY.matcher(line);
            if (matcher.find() && Currency.exists(matcher.group(1))) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    Optional<String> zone() {
        for (String line : lines) {
            if (UTC.matcher(line).find()) {
                return Optional.of("UTC");
            }
        }
        return labelled("time zone", "timezone", "zeitzone").filter(Preamble::isZone);
    }

    Optional<String> accountId() {
        return labelled("account id", "account number", "customer id", "kundennummer");
    }

    Optional<String> accountName() {
        return labelled("account name", "account", "konto", "kontoname", "compte", "cuenta");
    }

    OptionalLong count(String label) {
        if (!label.isEmpty()) {
            Optional<String> value = labelled(label);
            if (value.isPresent() && value.get().matches("\\d{1,9}")) {
                return OptionalLong.of(Long.parseLong(value.get()));
            }
        }
        return OptionalLong.empty();
    }

    /// The days that the report covers: two days in one line, or one day that is all of a line. A line such as
    /// "1.-31. October 2026", of which only a part is understood, says nothing.
    Optional<Period> covered() {
        for (String line : lines) {
            if (MADE.matcher(line).matches() && !line.contains("Start")) {
                continue;
            }
            List<Day> days = new ArrayList<>();
            Matcher matcher = DATE.matcher(line);
            boolean whole = false;
            while (matcher.find()) {
                try {
                    days.add(style.day(matcher.group()));
                    whole = matcher.group().length() == line.strip().length();
                } catch (CellFault notADay) {
                    // "Top 10 2026" looks like a day to the pattern and is none.
                    continue;
                }
            }
            if (days.size() == 2 && days.get(0).compareTo(days.get(1)) <= 0) {
                return Optional.of(new Period(days.get(0), days.get(1)));
            }
            if (days.size() == 1 && whole) {
                return Optional.of(new Period(days.get(0), days.get(0)));
            }
        }
        return Optional.empty();
    }

    static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private Optional<String> labelled(String... labels) {
        for (String line : lines) {
            Matcher matcher = LABELLED.matcher(line);
            if (matcher.matches()) {
                for (String label : labels) {
                    if (HeaderWords.plain(matcher.group(1)).equals(label)) {
                        return Optional.of(matcher.group(2));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
