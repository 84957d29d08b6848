package outlay.platform;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.collect.FileReader.Problem.Severity;
import outlay.collect.FileReader.Source;
import outlay.collect.table.Absent;
import outlay.collect.table.CellFault;
import outlay.collect.table.DayStyle;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.Row;
import outlay.collect.table.WrongFile;
import outlay.fact.Fact;
import outlay.fact.SpendRow;

/// The second pass over a spend table: every row becomes a spend row, a totals row to check, or a problem.
final class SpendRows {
    private static final String DAYS = "Export the report again with a breakdown by day (Google: segment \"Day\"; Meta:"
            + " breakdown by time, day; LinkedIn: time breakdown daily; Microsoft: unit of time day; TikTok: dimension"
            + " by day), or map the column with --map COLUMN=day.";

    /// What networks call a commission that nobody has to pay.
    private static final Set<String> DECLINED = Set.of("declined", "rejected", "reversed", "cancelled", "canceled",
            "void", "voided", "fraud", "duplicate", "deleted", "abgelehnt", "refuse", "rechazado", "rifiutato");

    private final Source source;
    private final SpendLayout layout;
    private final SpendColumns columns;
    private final SpendSurvey survey;
    private final NumberStyle style;
    private final DayStyle dayStyle;
    private final Totals totals;
    private final Findings findings;
    private final Names names;
    private final SpendField dayField;
    private final boolean hasPeriods;
    private final boolean hasEntities;
    private final Optional<Period> covered;
    private final Optional<String> currency;
    private final String platform;
    private final String zone;
    private final SpendRow.Level level;
    private final Set<SpendField> dropped = EnumSet.noneOf(SpendField.class);
    private final Map<String, Day> days = new HashMap<>();
    private final Map<String, Currency> currencies = new HashMap<>();

    SpendRows(Source source, SpendLayout layout, SpendColumns columns, Preamble preamble, SpendSurvey survey,
            NumberStyle style, DayStyle dayStyle, Totals totals, Findings findings) throws WrongFile {
        this.source = source;
        this.layout = layout;
        this.columns = columns;
        this.survey = survey;
        this.style = style;
        this.dayStyle = dayStyle;
        this.totals = totals;
        this.findings = findings;
        this.covered = preamble.covered();
        this.dayField = dayField();
        // A campaign's own end date beside a proper column of days says nothing about the row.
        boolean starts = HeaderWords.plain(columns.header(SpendField.DAY))
                .matches(".*(start|debut|inicio|inizio|begin).*");
        this.hasPeriods = columns.has(SpendField.PERIOD_END) && (dayField == SpendField.PERIOD_START
                || starts && !columns.has(SpendField.PERIOD_START));
        this.hasEntities = survey.anyEntity() && columns.anyEntity();
        this.currency = currency(preamble);
        this.platform = source.platform().map(PlatformNames::label).orElse(layout.platform());
        this.zone = layout.zone().or(preamble::zone).or(source::zone).orElse("");
        this.level = level();
        dropSpoiltIds();
        this.names = new Names(source, columns, preamble, level, dropped);
        if (survey.anyEntity()) {
            totals.keepDays();
        }
        if (platform.isEmpty() && !columns.has(SpendField.PLATFORM)) {
            throw new WrongFile(0, "", "the file does not say which platform it is from",
                    "Add --platform, for example --platform google_ads, or map a column with --map COLUMN=platform.");
        }
        if (!columns.has(SpendField.ACCOUNT_ID) && !names.hasAccount()) {
            findings.note(0, "", "the file does not name the ad account",
                    "Add --account ID if the client has several accounts on this platform.");
        }
    }

    void row(Row row, List<Fact> facts) throws WrongFile {
        try {
            Optional<Day> day = day(row);
            if (day.isEmpty()) {
                totals.total(row);
                return;
            }
            if (hasEntities && entitiesAbsent(row)) {
                totals.ofDay(row, day.get());
                return;
            }
            if (row.cells().size() <= columns.use().last()) {
                findings.wrong(row.line(), "", "the row has " + row.cells().size() + " cells, too few for the columns"
                        + " that are used", "Export the file again; it may have been cut or edited.");
                return;
            }
            facts.add(spendRow(row, day.get()));
        } catch (ColumnFault fault) {
            findings.wrong(row.line(), fault.column(), fault.fault());
        }
    }

    private SpendField dayField() throws WrongFile {
        if (survey.has(SpendField.DAY) || survey.noRows() && columns.has(SpendField.DAY)) {
            return SpendField.DAY;
        }
        if (survey.has(SpendField.PERIOD_START) && columns.has(SpendField.PERIOD_END)) {
            return SpendField.PERIOD_START;
        }
        if (!columns.has(SpendField.DAY) && covered.isPresent() && covered.get().days() == 1) {
            return SpendField.PERIOD_END;
        }
        throw new WrongFile(0, columns.header(SpendField.DAY),
                columns.has(SpendField.DAY) ? "the column of days is empty" : "no column says the day", DAYS);
    }

    private Optional<String> currency(Preamble preamble) {
        Optional<String> named = columns.headerCurrency().isEmpty()
                ? preamble.currency()
                : Optional.of(columns.headerCurrency());
        Optional<String> known = named.or(() -> source.currency().map(Currency::code)).or(survey::cellCurrency);
        if (known.isEmpty() && !survey.has(SpendField.CURRENCY)) {
            return Optional.of(AssumedCurrency.of(columns.header(columns.money()), findings).code());
        }
        return known;
    }

    private SpendRow.Level level() {
        if (survey.has(SpendField.AD_ID) || survey.has(SpendField.AD)) {
            return SpendRow.Level.AD;
        }
        if (survey.has(SpendField.KEYWORD) || survey.has(SpendField.KEYWORD_ID)) {
            return SpendRow.Level.KEYWORD;
        }
        if (survey.has(SpendField.AD_GROUP_ID) || survey.has(SpendField.AD_GROUP)) {
            return SpendRow.Level.AD_GROUP;
        }
        return survey.has(SpendField.CAMPAIGN_ID) || survey.has(SpendField.CAMPAIGN)
                ? SpendRow.Level.CAMPAIGN
                : SpendRow.Level.ACCOUNT;
    }

    private void dropSpoiltIds() {
        for (Map.Entry<SpendField, Row> spoilt : survey.spoiltIds().entrySet()) {
            SpendField name = switch (spoilt.getKey()) {
                case CAMPAIGN_ID -> SpendField.CAMPAIGN;
                case AD_GROUP_ID -> SpendField.AD_GROUP;
                case AD_ID -> SpendField.AD;
                case KEYWORD_ID -> SpendField.KEYWORD;
                default -> SpendField.ACCOUNT_NAME;
            };
            Row row = spoilt.getValue();
            String what = "\"" + columns.cell(row, spoilt.getKey()) + "\" is an id that a spreadsheet has rounded";
            String remedy = "Export the file again and import it without saving it from a spreadsheet.";
            if (survey.has(name)) {
                dropped.add(spoilt.getKey());
                findings.doubtful(row.line(), columns.header(spoilt.getKey()),
                        what + "; the ids of this column are left out and names are used", remedy);
            } else {
                findings.wrong(row.line(), columns.header(spoilt.getKey()), what, remedy);
            }
        }
    }

    /// The day of the row, or empty where it is a totals row.
    private Optional<Day> day(Row row) throws ColumnFault {
        boolean byColumn = dayField == SpendField.DAY;
        String cell = columns.cell(row, dayField);
        Day known = byColumn ? days.get(cell) : null;
        if (known != null) {
            return Optional.of(wholeDay(row, known));
        }
        boolean absent = !columns.anyEntity() || entitiesAbsent(row);
        if (!byColumn && (labelled(row, true) || hasEntities && absent)) {
            return Optional.empty();
        }
        if (dayField == SpendField.PERIOD_END) {
            return covered.map(Period::from);
        }
        if (Absent.is(cell) && absent || labelled(row, false) && !dayStyle.reads(cell)) {
            return Optional.empty();
        }
        if (Absent.is(cell)) {
            throw new ColumnFault(columns.header(dayField), new CellFault("the row has no day",
                    "Every row needs one; remove the row if it is a sum."));
        }
        Day day;
        try {
            day = dayStyle.day(cell);
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(dayField), fault);
        }
        if (cell.length() > 10 && cell.indexOf(':') > 0 && !cell.contains("00:00")) {
            findings.tally(Severity.NOTE, row.line(), columns.header(dayField),
                    "the time of day was left out and the day kept as written", "");
        }
        days.put(cell, day);
        return Optional.of(wholeDay(row, day));
    }

    /// Refuses a row whose period is longer than a day.
    private Day wholeDay(Row row, Day day) throws ColumnFault {
        String end = columns.cell(row, SpendField.PERIOD_END);
        if (!hasPeriods || Absent.is(end)) {
            return day;
        }
        try {
            if (!dayStyle.day(end).equals(day)) {
                throw new ColumnFault(columns.header(SpendField.PERIOD_END),
                        new CellFault("the row covers several days, " + day + " to " + end, DAYS));
            }
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(SpendField.PERIOD_END), fault);
        }
        return day;
    }

    private boolean labelled(Row row, boolean strict) {
        if (Totals.isLabel(row.cell(0), strict) || Totals.isLabel(columns.cell(row, dayField), strict)) {
            return true;
        }
        for (SpendField field : SpendField.values()) {
            if ((field.isEntity() || field == SpendField.ACCOUNT_NAME)
                    && Totals.isLabel(columns.cell(row, field), strict)) {
                return true;
            }
        }
        return false;
    }

    private boolean entitiesAbsent(Row row) {
        for (SpendField field : SpendField.ENTITIES) {
            if (!Absent.is(columns.cell(row, field))) {
                return false;
            }
        }
        return true;
    }

    private SpendRow spendRow(Row row, Day day) throws ColumnFault {
        OptionalLong impressions = count(row, SpendField.IMPRESSIONS);
        OptionalLong clicks = count(row, SpendField.CLICKS);
        OptionalLong conversions = claim(row, SpendField.CONVERSIONS);
        OptionalLong value = claim(row, SpendField.CONVERSIONS_VALUE);
        Currency in = currency(row);
        long spend = spend(row, in);
        keep(row, day, in.code(), spend, impressions, clicks);
        String label = columns.cell(row, SpendField.PLATFORM);
        String named = Absent.is(label) ? platform : PlatformNames.label(label);
        if (named.isEmpty()) {
            throw new ColumnFault(columns.header(SpendField.PLATFORM),
                    new CellFault("the row has no platform", "Fill the cell in, or add --platform."));
        }
        Optional<Micros> claimed = value.isPresent()
                ? Optional.of(new Micros(value.getAsLong(), in))
                : Optional.empty();
        return new SpendRow(source.client(), source.importId(), row.line(), names.pooled(named), names.accountId(row),
                names.accountName(row), level, day, zone(row), names.entity(row), names.segment(row),
                new Micros(spend, in), impressions, clicks, conversions, claimed,
                count(row, SpendField.VIDEO_VIEWS));
    }

    private void keep(Row row, Day day, String in, long spend, OptionalLong impressions, OptionalLong clicks) {
        totals.kept(day, in, SpendField.SPEND, spend);
        impressions.ifPresent(count -> totals.kept(day, in, SpendField.IMPRESSIONS, count));
        clicks.ifPresent(count -> totals.kept(day, in, SpendField.CLICKS, count));
        for (SpendField field : List.of(SpendField.IMPRESSIONS, SpendField.CLICKS)) {
            String cell = columns.cell(row, field);
            if (Absent.isMasked(cell)) {
                totals.hidden(in, field, cell);
            }
        }
    }

    private long spend(Row row, Currency in) throws ColumnFault {
        SpendField field = columns.money();
        String cell = columns.cell(row, field);
        if (Absent.is(cell)) {
            findings.tally(Severity.NOTE, row.line(), columns.header(field),
                    "no spend (\"" + cell + "\"): the row counts as having cost nothing", "");
            return 0;
        }
        String status = columns.cell(row, SpendField.STATUS);
        if (DECLINED.contains(HeaderWords.plain(status))) {
            findings.tally(Severity.NOTE, row.line(), columns.header(SpendField.STATUS),
                    "nothing is owed (\"" + status + "\"): the row counts as having cost nothing", "");
            return 0;
        }
        try {
            NumberStyle.inCurrency(cell, in.code());
            long spend = field == SpendField.SPEND_MICROS ? style.whole(cell) : style.micros(cell);
            if (spend < 0) {
                findings.tally(Severity.DOUBTFUL, row.line(), columns.header(field),
                        "spend is negative (\"" + cell + "\") and is taken as a credit", "");
            }
            return spend;
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(field), fault);
        }
    }

    private OptionalLong count(Row row, SpendField field) throws ColumnFault {
        if (!columns.has(field)) {
            return OptionalLong.empty();
        }
        OptionalLong sum = OptionalLong.empty();
        for (int column : columns.all(field)) {
            String cell = row.cell(column);
            if (Absent.is(cell)) {
                absent(row, column, cell);
                continue;
            }
            try {
                long count = style.whole(cell);
                if (count < 0) {
                    throw new CellFault("\"" + cell + "\" is a negative count", "Correct the cell or leave it empty.");
                }
                sum = OptionalLong.of(sum.orElse(0) + count);
            } catch (CellFault fault) {
                throw new ColumnFault(columns.header(column), fault);
            }
        }
        return sum;
    }

    private OptionalLong claim(Row row, SpendField field) throws ColumnFault {
        String cell = columns.cell(row, field);
        if (!columns.has(field)) {
            return OptionalLong.empty();
        }
        if (Absent.is(cell)) {
            absent(row, columns.at(field), cell);
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(style.roundedMicros(cell));
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(field), fault);
        }
    }

    private void absent(Row row, int column, String cell) {
        String shown = cell.isEmpty() ? "empty cells" : "\"" + cell + "\"";
        findings.tally(Severity.NOTE, row.line(), columns.header(column), shown + " read as not reported, not as 0",
                "");
    }

    private Currency currency(Row row) throws ColumnFault {
        String cell = columns.cell(row, SpendField.CURRENCY);
        if (Absent.is(cell) && currency.isEmpty()) {
            throw new ColumnFault(columns.header(SpendField.CURRENCY),
                    new CellFault("the row has no currency", "Fill the cell in, or add --currency."));
        }
        String code = Absent.is(cell) ? currency.orElse("") : cell.toUpperCase(java.util.Locale.ROOT);
        Currency known = currencies.get(code);
        if (known != null) {
            return known;
        }
        if (!Currency.exists(code)) {
            throw new ColumnFault(columns.header(SpendField.CURRENCY), new CellFault("\"" + cell
                    + "\" is not the code of a currency",
                    "Write it like USD, or leave the column out with"
                            + " --map COLUMN=ignore and add --currency."));
        }
        currencies.put(code, new Currency(code));
        return new Currency(code);
    }

    private String zone(Row row) throws ColumnFault {
        String cell = columns.cell(row, SpendField.ZONE);
        if (Absent.is(cell) || layout.zone().isPresent()) {
            return zone;
        }
        if (!Preamble.isZone(cell)) {
            throw new ColumnFault(columns.header(SpendField.ZONE), new CellFault(
                    "\"" + cell + "\" is not a time zone", "Write it like Europe/Berlin, or leave the column out with"
                            + " --map COLUMN=ignore and add --zone."));
        }
        return names.pooled(cell);
    }
}
