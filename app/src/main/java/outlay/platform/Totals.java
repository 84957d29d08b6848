package outlay.platform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import outlay.base.Day;
import outlay.base.Decimal;
import outlay.collect.table.Absent;
import outlay.collect.table.CellFault;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.Row;

/// The totals rows of a table, and whether the rows that were kept really sum to them.
///
/// They are the only check that a file is complete, so a file whose own total disagrees is refused. Google prints
/// several that overlap (campaigns, account, each network); of these the one for the rows shown must agree.
final class Totals {
    private static final String WORDS = "(?:grand total|total general|total geral|totals?|totale|totali|totaal|totalen"
            + "|totaux|totales|totais|gesamt|gesamtsumme|gesamtergebnis|insgesamt|summe|zwischensumme|somme|suma|soma"
            + "|celkem|razem)";
    private static final Pattern LOOSE = Pattern.compile("^" + WORDS + "(?:\\W.*)?$");
    private static final Pattern STRICT = Pattern
            .compile("^" + WORDS + "(?:\\s*[:\\-\u2013\u2014(].*| (?:of|von|de|van|di) .*)?$");
    private static final Pattern OF_ROWS_SHOWN = Pattern.compile("^" + WORDS + "$|^" + WORDS
            + "\\W+(?:of \\d.*|.*(?:filter|campaign|kampagne|campagn|campan|campanha|ad groups?|anzeigengruppe"
            + "|groupes? d'annonces|grupos? de anuncios|gruppi|\\bads?\\b|anzeigen|annonces|anuncios|annunci|keywords?"
            + "|mots|palabras).*)$");
    private static final String REMEDY = "Rows are missing or were changed. Export the file again, complete; if you cut"
            + " rows out on purpose, delete the totals row too.";
    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);
    /// In units of the currency; no advertising costs a hundred dollars for being seen once.
    private static final BigInteger DEAR_IMPRESSION = BigInteger.valueOf(100);
    private static final List<SpendField> CHECKED = List.of(SpendField.SPEND, SpendField.IMPRESSIONS,
            SpendField.CLICKS);

    private final SpendColumns columns;
    private final NumberStyle style;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Row, Day> ofDays = new LinkedHashMap<>();
    private final Map<String, Sums> byCurrency = new TreeMap<>();
    private final Map<Day, Sums> byDay = new TreeMap<>();
    private final Sums all = new Sums();
    private boolean withDays;

    Totals(SpendColumns columns, NumberStyle style) {
        this.columns = columns;
        this.style = style;
    }

    /// Sums of the rows that were kept, with the most that masked cells (`<5`) can hide.
    private static final class Sums {
        private final EnumMap<SpendField, BigInteger> sums = new EnumMap<>(SpendField.class);
        private final EnumMap<SpendField, Long> hidden = new EnumMap<>(SpendField.class);

        BigInteger of(SpendField field) {
            return sums.getOrDefault(field, BigInteger.ZERO);
        }

        void add(SpendField field, long value) {
            sums.merge(field, BigInteger.valueOf(value), BigInteger::add);
        }

        void hide(SpendField field, long most) {
            hidden.merge(field, most, Long::sum);
        }

        long hidden(SpendField field) {
            return hidden.getOrDefault(field, 0L);
        }
    }

    /// Whether the text of a cell says "Total ..." at all; `strict` for tables where nothing else marks such a row, so
    /// that a campaign called "Total Wine" stays one.
    static boolean isLabel(String cell, boolean strict) {
        return !cell.isEmpty() && (strict ? STRICT : LOOSE).matcher(HeaderWords.plain(cell)).matches();
    }

    /// Sums of single days are needed where rows of a day name no campaign.
    void keepDays() {
        withDays = true;
    }

    void total(Row row) {
        rows.add(row);
    }

    /// A row with a day and without any entity, in a table of entities: a subtotal if it is right.
    void ofDay(Row row, Day day) {
        ofDays.put(row, day);
    }

    int count() {
        return rows.size() + ofDays.size();
    }

    void kept(Day day, String currency, SpendField field, long value) {
        all.add(field, value);
        byCurrency.computeIfAbsent(currency, first -> new Sums()).add(field, value);
        if (withDays) {
            byDay.computeIfAbsent(day, first -> new Sums()).add(field, value);
        }
    }

    void hidden(String currency, SpendField field, String mask) {
        String digits = mask.replaceAll("\\D", "");
        long most = mask.startsWith("<") && digits.length() < 10
                ? Math.max(0, Long.parseLong(digits) - 1)
                : Long.MAX_VALUE / 4_000_000;
        all.hide(field, most);
        byCurrency.computeIfAbsent(currency, first -> new Sums()).hide(field, most);
    }

    void verify(Findings findings) {
        for (Map.Entry<Row, Day> entry : ofDays.entrySet()) {
            Row row = entry.getKey();
            List<String> faults = disagreements(row, byDay.getOrDefault(entry.getValue(), new Sums()), findings);
            if (faults.isEmpty()) {
                findings.note(row.line(), "", "subtotal of " + entry.getValue() + " left out; it agrees", "");
            } else {
                findings.wrong(row.line(), "", "the row names no campaign and is not the sum of its day either: "
                        + String.join(", ", faults), "Name what the row is about, or remove it if it is a subtotal.");
            }
        }
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(currencyOf(row), first -> new ArrayList<>()).add(row);
        }
        for (Map.Entry<String, List<Row>> group : groups.entrySet()) {
            verify(group.getKey(), group.getValue(), findings);
        }
    }

    private String currencyOf(Row row) {
        String cell = columns.cell(row, SpendField.CURRENCY);
        return byCurrency.containsKey(cell) ? cell : "";
    }

    private void verify(String currency, List<Row> totals, Findings findings) {
        if (currency.isEmpty() && byCurrency.size() > 1) {
            findings.doubtful(totals.getFirst().line(), "",
                    "the totals row mixes " + byCurrency.keySet() + " and cannot be checked",
                    "Look whether the sums by currency are what the platform shows.");
            return;
        }
        Sums sums = currency.isEmpty() ? all : byCurrency.getOrDefault(currency, new Sums());
        List<Row> shown = totals.stream().filter(row -> isOfRowsShown(row)
                && checkable(row)).toList();
        List<Row> deciding = shown.isEmpty() ? totals.stream().filter(this::checkable).toList() : shown;
        if (deciding.isEmpty()) {
            findings.doubtful(totals.getFirst().line(), "", "the totals row has no number to check the rows against",
                    "Look whether the sums are what the platform shows.");
            return;
        }
        Map<Row, List<String>> faults = new LinkedHashMap<>();
        for (Row row : totals) {
            faults.put(row, disagreements(row, sums, findings));
        }
        boolean agrees = deciding.stream().anyMatch(row -> faults.getOrDefault(row, List.of()).isEmpty());
        if (!agrees) {
            Row row = deciding.getFirst();
            findings.wrong(row.line(), "", "the totals row \"" + label(row) + "\" does not agree with the rows: "
                    + String.join(", ", faults.getOrDefault(row, List.of())), REMEDY);
            return;
        }
        faults.forEach((row, why) -> findings.note(row.line(), "", "totals row \"" + label(row) + "\" left out; "
                + (why.isEmpty() ? "it agrees" : "it is about more or other rows: " + String.join(", ", why)), ""));
    }

    /// A row without a name is Meta's summary, which is of the rows shown.
    private static boolean isOfRowsShown(Row row) {
        String label = label(row);
        return label.startsWith("(") || OF_ROWS_SHOWN.matcher(HeaderWords.plain(label)).matches();
    }

    private boolean checkable(Row row) {
        return CHECKED.stream().anyMatch(field -> !cell(row, field).isEmpty());
    }

    private static String label(Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            if (isLabel(row.cell(i), false)) {
                return row.cell(i);
            }
        }
        return "(without a name)";
    }

    /// Whether every kept row of a file that names no millionths cost whole units, and so much for an impression that
    /// the column is more likely to be millionths.
    boolean looksLikeMillionths() {
        BigInteger spend = all.of(SpendField.SPEND);
        BigInteger impressions = all.of(SpendField.IMPRESSIONS);
        return !columns.has(SpendField.SPEND_MICROS) && impressions.signum() > 0
                && spend.mod(MICROS).signum() == 0
                && spend.compareTo(impressions.multiply(MICROS).multiply(DEAR_IMPRESSION)) > 0;
    }

    /// The cell of a checked column, or "" where the totals row says nothing there.
    private String cell(Row row, SpendField field) {
        SpendField column = field == SpendField.SPEND ? columns.money() : field;
        if (!columns.has(column) || columns.all(column).size() > 1) {
            return "";
        }
        String cell = columns.cell(row, column);
        return Absent.is(cell) ? "" : cell;
    }

    private List<String> disagreements(Row row, Sums sums, Findings findings) {
        List<String> faults = new ArrayList<>();
        for (SpendField field : CHECKED) {
            String cell = cell(row, field);
            if (cell.isEmpty()) {
                continue;
            }
            try {
                String fault = field == SpendField.SPEND ? spendFault(cell, sums) : countFault(cell, field, sums);
                if (!fault.isEmpty()) {
                    faults.add(fault);
                }
            } catch (CellFault fault) {
                findings.wrong(row.line(), columns.header(field), fault);
            }
        }
        return faults;
    }

    private String spendFault(String cell, Sums sums) throws CellFault {
        boolean inMicros = columns.has(SpendField.SPEND_MICROS);
        long total = inMicros ? style.whole(cell) : style.micros(cell);
        int decimals = inMicros ? 6 : Math.min(style.decimals(cell), 6);
        BigInteger sum = sums.of(SpendField.SPEND);
        BigInteger apart = sum.subtract(BigInteger.valueOf(total)).abs();
        BigInteger unit = BigInteger.TEN.pow(6 - decimals);
        boolean same = decimals == 6 ? apart.signum() == 0 : apart.shiftLeft(1).compareTo(unit) <= 0;
        return same ? "" : "spend says " + Decimal.print(total, 6, 2) + ", the rows sum to " + printed(sum);
    }

    private static String printed(BigInteger micros) {
        return micros.bitLength() < 63 ? Decimal.print(micros.longValueExact(), 6, 2) : micros + " millionths";
    }

    private String countFault(String cell, SpendField field, Sums sums) throws CellFault {
        BigInteger total = BigInteger.valueOf(style.whole(cell));
        BigInteger sum = sums.of(field);
        boolean same = total.compareTo(sum) >= 0
                && total.compareTo(sum.add(BigInteger.valueOf(sums.hidden(field)))) <= 0;
        return same ? "" : field.word() + " says " + total + ", the rows sum to " + sum;
    }
}
