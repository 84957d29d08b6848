package outlay.platform;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import outlay.collect.Facts;
import outlay.collect.FileReader;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.collect.table.WrongFile;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;

/// Reads the spend report of one layout: finds the table, learns in a first pass how it writes numbers and days, makes
/// the rows in a second, and checks them against the totals that the file itself prints.
public final class SpendReader implements FileReader {
    /// Together, marks of this weight leave no doubt.
    private static final int CERTAIN = 30;
    private static final int HINT = 10;
    private static final Set<String> MILLIONTHS = Set.of("google_ads", "reddit_ads", "snapchat_ads", "pinterest_ads",
            "twitter_ads");
    private static final String WANTED = "a column of spend and one of days or campaigns";

    private final SpendLayout layout;

    public SpendReader(SpendLayout layout) {
        this.layout = layout;
    }

    public SpendLayout layout() {
        return layout;
    }

    @Override
    public String reads() {
        return layout.format() + " report";
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != Import.Kind.SPEND) {
            return 0;
        }
        boolean named = source.platform().map(PlatformNames::label).equals(Optional.of(layout.platform()));
        if (source.platform().isPresent() && !named) {
            return 0;
        }
        int weight = marks(source);
        if (weight >= CERTAIN) {
            return 60 + Math.min(35, weight / 2);
        }
        return named && weight >= HINT ? 55 : 0;
    }

    /// The weight of the layout's marks in the head of the file, 0 where there is no spend table.
    public int marks(Source source) {
        Optional<Table.Shape> shape = Table.shape(Text.head(source.head()), headerTest(source));
        if (shape.isEmpty()) {
            return 0;
        }
        List<String> words = shape.get().columns().stream().map(header -> HeaderWords.head(header).word()).toList();
        List<String> lines = new Preamble(shape.get().preamble(), layout.days()).lines().stream()
                .map(HeaderWords::plain).toList();
        int weight = 0;
        for (Map.Entry<String, Integer> mark : layout.marks().entrySet()) {
            String word = mark.getKey();
            boolean there = word.startsWith("^")
                    ? lines.stream().anyMatch(line -> line.startsWith(word.substring(1)))
                    : word.startsWith("(")
                            ? shape.get().columns().stream()
                                    .anyMatch(header -> header.toLowerCase(Locale.ROOT).contains(word))
                            : words.contains(word);
            weight += there ? mark.getValue() : 0;
        }
        return weight;
    }

    /// Whether the head holds a table of spend at all.
    public boolean isSpendTable(Source source) {
        return Table.shape(Text.head(source.head()), headerTest(source)).isPresent();
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
        return new Reading(Import.Kind.SPEND, layout.format(), facts.unless(findings.hasWrong()), List.of(),
                findings.problems());
    }

    private outlay.collect.table.HeaderTest headerTest(Source source) {
        return cells -> SpendColumns.score(cells, layout, source.mapping());
    }

    private void read(Source source, Facts facts, Findings findings) throws IOException, WrongFile {
        Table table = Table.of(Text.of(source.path()), headerTest(source), WANTED);
        table.describe(findings);
        SpendColumns columns = SpendColumns.bind(table.columns(), layout, source.mapping());
        if (!columns.has(SpendField.SPEND) && !columns.has(SpendField.SPEND_MICROS)) {
            throw new WrongFile(table.shape().headerLine(), "", "no column says what was spent",
                    "Map it with --map COLUMN=spend; the columns are: " + String.join(", ", table.columns()) + ".");
        }
        Preamble preamble = new Preamble(table.shape().preamble(), layout.days());
        SpendSurvey survey = new SpendSurvey(columns, preamble.covered());
        Findings onlyOnce = new Findings();
        table.rows(onlyOnce, survey::look);
        String numberHint = source.mapping().getOrDefault(SpendColumns.NUMBER_FORMAT, "");
        String dayHint = source.mapping().getOrDefault(SpendColumns.DATE_FORMAT, layout.days());
        NumberStyle style = survey.numberStyle(numberHint, source.currency());
        Totals totals = new Totals(columns, style);
        SpendRows rows = new SpendRows(source, layout, columns, preamble, survey, style, survey.dayStyle(dayHint),
                totals, findings);
        table.rows(findings, row -> rows.row(row, facts));
        if (!findings.hasWrong()) {
            totals.verify(findings);
        }
        countRows(preamble, facts.size(), totals.count(), findings);
        if (totals.looksLikeMillionths()) {
            doubtUnit(source, columns, facts, findings);
        }
        say(columns, facts, findings);
    }

    /// Warehouses copy millionths from some platforms under the plain name of spend: a millionfold error.
    private static void doubtUnit(Source source, SpendColumns columns, List<Fact> facts, Findings findings) {
        boolean mapped = source.mapping().values().stream().anyMatch(field -> field.strip().equalsIgnoreCase("spend"));
        boolean usual = facts.stream().anyMatch(fact -> fact instanceof SpendRow row
                && MILLIONTHS.contains(row.platform()) && row.spend().currency().decimals() > 0);
        String what = "the spend is more than 100 for an impression, as if it were in millionths";
        String header = columns.header(SpendField.SPEND);
        String remedy = "If it is, add --map " + header + "=spend_micros";
        if (usual && !mapped) {
            findings.wrong(0, header, what, remedy + "; if it is not, --map " + header + "=spend.");
        } else {
            findings.doubtful(0, header, what, remedy + ".");
        }
    }

    private void countRows(Preamble preamble, int kept, int totals, Findings findings) {
        OptionalLong said = preamble.count(layout.rowSums());
        if (said.isPresent() && said.getAsLong() != kept && said.getAsLong() != (long) kept + totals
                && !findings.hasWrong()) {
            findings.wrong(0, "", "the file says that it has " + said.getAsLong() + " rows, and it has " + kept,
                    "Export it again, complete.");
        }
    }

    private static void say(SpendColumns columns, List<Fact> facts, Findings findings) {
        if (!columns.use().unused().isEmpty()) {
            findings.note(0, "", "columns that were not used: " + String.join(", ", columns.use().unused()), "");
        }
        if (facts.isEmpty() && !findings.hasWrong()) {
            findings.doubtful(0, "", "the file has a header and no rows", "Export it again if there was spend.");
        }
    }
}
