package outlay.platform;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.Period;
import outlay.collect.Facts;
import outlay.collect.FileReader;
import outlay.collect.table.Absent;
import outlay.collect.table.DaySurvey;
import outlay.collect.table.Findings;
import outlay.collect.table.HeaderTest;
import outlay.collect.table.NumberSurvey;
import outlay.collect.table.Row;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.collect.table.WrongFile;
import outlay.fact.Import;

/// Reads how many people campaigns reached in a period: a report without a breakdown by day that has a column of reach.
/// Reach is known of exactly these days; spend in the same file is not read, since spend is kept by day.
public final class ReachReader implements FileReader {
    private static final List<String> FIELDS = List.of("reach", "platform", "account_id", "account_name",
            "campaign_id", "campaign", "period_start", "period_end", "day", "impressions", "frequency", "spend");
    private static final String WORDS = "reach-headers.txt";
    private static final int HINT = 10;

    private final List<SpendLayout> layouts;

    /// @param layouts of reports by whose marks a platform is known where nobody names it
    public ReachReader(List<SpendLayout> layouts) {
        this.layouts = List.copyOf(layouts);
    }

    @Override
    public String reads() {
        return "report of reach in a period";
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != Import.Kind.REACH) {
            return 0;
        }
        Optional<Table.Shape> shape = Table.shape(Text.head(source.head()), headerTest(source.mapping()));
        if (shape.isEmpty()) {
            return 0;
        }
        return source.kind().isPresent() ? 95 : ofSeveralDays(source, shape.get()) ? 97 : 0;
    }

    /// Whether the rows of campaigns, or where there is no column of days what stands above the header, cover more than
    /// a day. Meta's row of the whole report does even in a report by day.
    private static boolean ofSeveralDays(Source source, Table.Shape shape) {
        try {
            FieldColumns columns = FieldColumns.bind(shape.columns(), FIELDS, WORDS, source.mapping());
            if (columns.has("period_start") && columns.has("period_end")) {
                List<Row> campaigns = shape.sample().stream()
                        .filter(row -> columns.text(row, "day").isEmpty() && !columns.text(row, "reach").isEmpty()
                                && !(columns.text(row, "campaign") + columns.text(row, "campaign_id")).isEmpty())
                        .toList();
                return !campaigns.isEmpty() && campaigns.stream().noneMatch(
                        row -> columns.text(row, "period_start").equals(columns.text(row, "period_end")));
            }
            return !columns.has("day") && !columns.has("period_start") && !columns.has("period_end")
                    && new Preamble(shape.preamble(), "").covered().filter(days -> days.days() > 1).isPresent();
        } catch (WrongFile notThisKind) {
            return false;
        }
    }

    private static HeaderTest headerTest(Map<String, String> mapping) {
        return cells -> {
            try {
                FieldColumns columns = FieldColumns.bind(cells, FIELDS, WORDS, mapping);
                boolean named = columns.has("campaign") || columns.has("campaign_id") || columns.has("period_start");
                return columns.has("reach") && named ? columns.size() : 0;
            } catch (WrongFile notTheHeader) {
                return 0;
            }
        };
    }

    @Override
    public Reading read(Source source) throws IOException {
        Findings findings = new Findings();
        Facts facts = new Facts();
        try {
            read(source, facts, findings);
        } catch (WrongFile wrong) {
            findings.wrong(wrong.problem().line(), wrong.problem().column(), wrong.problem().message(),
                    wrong.problem().remedy());
        }
        return new Reading(Import.Kind.REACH, "reach", facts.unless(findings.hasWrong()), List.of(),
                findings.problems());
    }

    private void read(Source source, Facts facts, Findings findings) throws IOException, WrongFile {
        Table table = Table.of(Text.of(source.path()), headerTest(source.mapping()), "a column of reach");
        table.describe(findings);
        FieldColumns columns = FieldColumns.bind(table.columns(), FIELDS, WORDS, source.mapping());
        Optional<Period> covered = new Preamble(table.shape().preamble(), "").covered();
        if (!columns.has("period_start") != !columns.has("period_end") || !columns.has("period_start")
                && (covered.isEmpty() || columns.has("day"))) {
            throw new WrongFile(table.shape().headerLine(), "", "it does not say which days the reach is of",
                    "Export it without a breakdown by day, with its first and last day, or map them with --map"
                            + " COLUMN=period_start --map COLUMN=period_end; for one day, both may be that day.");
        }
        NumberSurvey numbers = new NumberSurvey();
        DaySurvey days = new DaySurvey(Optional.empty());
        table.rows(new Findings(), row -> survey(row, columns, numbers, days));
        ReachRows rows = new ReachRows(source, columns, platform(source, columns), covered,
                numbers.style(source.mapping().getOrDefault(SpendColumns.NUMBER_FORMAT, ""), false, false),
                days.style(source.mapping().getOrDefault(SpendColumns.DATE_FORMAT, "")), findings);
        table.rows(findings, row -> rows.row(row, facts));
        if (columns.has("spend")) {
            findings.doubtful(0, columns.header("spend"), "spend of several days at once is not read, only reach",
                    "For the spend, export the report by day and import that too.");
        }
        if (!columns.unused().isEmpty()) {
            findings.note(0, "", "columns that were not used: " + String.join(", ", columns.unused()), "");
        }
        if (facts.isEmpty() && !findings.hasWrong()) {
            findings.doubtful(0, "", "the file brought nothing", "Export it again.");
        }
    }

    private static void survey(Row row, FieldColumns columns, NumberSurvey numbers, DaySurvey days) {
        for (String count : List.of("reach", "impressions")) {
            numbers.count(columns.text(row, count), row.line(), columns.header(count));
        }
        for (String day : List.of("period_start", "period_end")) {
            if (!Absent.is(columns.text(row, day))) {
                days.look(columns.text(row, day), row.line(), columns.header(day));
            }
        }
    }

    /// "" where each row says it.
    private String platform(Source source, FieldColumns columns) throws WrongFile {
        if (source.platform().isPresent()) {
            return PlatformNames.label(source.platform().get());
        }
        if (columns.has("platform")) {
            return "";
        }
        return layouts.stream().filter(layout -> new SpendReader(layout).marks(source) >= HINT)
                .max(Comparator.comparingInt(layout -> new SpendReader(layout).marks(source)))
                .map(SpendLayout::platform)
                .orElseThrow(() -> new WrongFile(0, "", "the file does not say which platform it is from",
                        "Add --platform, for example --platform meta_ads, or map a column with --map"
                                + " COLUMN=platform."));
    }
}
