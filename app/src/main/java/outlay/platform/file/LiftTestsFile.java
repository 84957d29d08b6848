package outlay.platform.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outlay.base.Day;
import outlay.base.Period;
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
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.LiftTest.Measure;
import outlay.platform.HeaderWords;

/// Reads lift tests, one a row: `channel,from,to,multiplier,standard_error,note`, or `incremental_conversions` in place
/// of the multiplier; the note may be left out. The standard error is the multiplier's in both.
public final class LiftTestsFile implements FileReader {
    private static final String HEADER = "channel, from, to, incremental_conversions or multiplier, standard_error";
    private static final long ONE = 1_000_000;
    private static final long MOST = 1_000 * ONE;
    /// What stands in reports where a channel stands, and is none that anybody could switch off.
    private static final Set<String> NO_CHANNEL = Set.of("unattributed", "baseline");

    @Override
    public String reads() {
        return "lift tests";
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != Import.Kind.LIFT_TESTS) {
            return 0;
        }
        return Table.shape(Text.head(source.head()), LiftTestsFile::score).isPresent() ? 90 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        Findings findings = new Findings();
        Facts facts = new Facts();
        try {
            Table table = Table.of(Text.of(source.path()), LiftTestsFile::score, HEADER);
            table.describe(findings);
            Columns columns = Columns.of(table.columns());
            if (!columns.unused().isEmpty()) {
                findings.note(0, "", "columns that were not used: " + String.join(", ", columns.unused()), "");
            }
            facts.addAll(new Rows(source, columns, styles(source, table, columns), findings).read(table));
        } catch (WrongFile wrong) {
            findings.wrong(wrong.problem().line(), wrong.problem().column(), wrong.problem().message(),
                    wrong.problem().remedy());
        }
        return new Reading(Import.Kind.LIFT_TESTS, "lift-tests", facts.unless(findings.hasWrong()), List.of(),
                findings.problems());
    }

    private static int score(List<String> cells) {
        return Columns.of(cells).known() ? 4 : 0;
    }

    /// Where each column stands; -1 for none.
    private record Columns(List<String> headers, int channel, int from, int to, int conversions, int multiplier,
            int error, int note) {
        static Columns of(List<String> headers) {
            List<String> words = headers.stream().map(HeaderWords::plain).toList();
            return new Columns(headers, words.indexOf("channel"), words.indexOf("from"), words.indexOf("to"),
                    words.indexOf("incremental conversions"), words.indexOf("multiplier"),
                    words.indexOf("standard error"), words.indexOf("note"));
        }

        boolean known() {
            return channel >= 0 && from >= 0 && to >= 0 && (conversions >= 0 || multiplier >= 0) && error >= 0;
        }

        List<String> unused() {
            Set<Integer> used = IntStream.of(channel, from, to, conversions, multiplier, error, note).boxed()
                    .collect(Collectors.toSet());
            return IntStream.range(0, headers.size()).filter(at -> !used.contains(at)).mapToObj(headers::get).toList();
        }

        List<Integer> numbers() {
            return IntStream.of(conversions, multiplier, error).filter(at -> at >= 0).boxed().toList();
        }

        String header(int column) {
            return headers.get(column);
        }
    }

    private record Styles(DayStyle days, NumberStyle numbers) {}

    private static Styles styles(Source source, Table table, Columns columns) throws IOException, WrongFile {
        NumberSurvey numbers = new NumberSurvey();
        DaySurvey days = new DaySurvey(Optional.empty());
        table.rows(new Findings(), row -> {
            for (int column : List.of(columns.from(), columns.to())) {
                days.look(row.cell(column), row.line(), columns.header(column));
            }
            for (int column : columns.numbers()) {
                numbers.amount(row.cell(column), row.line(), columns.header(column));
            }
        });
        // Nobody groups the digits of a multiplier, so a single point is a decimal point.
        return new Styles(days.style(source.mapping().getOrDefault("date-format", "")),
                numbers.style(source.mapping().getOrDefault("number-format", ""), true, false));
    }

    /// What is wrong with a row, and in which of its columns.
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        private final int column;
        private final transient CellFault fault;

        Fault(int column, CellFault fault) {
            super(fault);
            this.column = column;
            this.fault = fault;
        }

        Fault(int column, String message, String remedy) {
            this(column, new CellFault(message, remedy));
        }
    }

    /// One reading of a cell.
    private interface Cell<T> {
        T read() throws CellFault;
    }

    private record Rows(Source source, Columns columns, Styles styles, Findings findings) {
        List<LiftTest> read(Table table) throws IOException, WrongFile {
            List<LiftTest> tests = new ArrayList<>();
            Map<List<Object>, Integer> lines = new HashMap<>();
            table.rows(findings, row -> {
                try {
                    LiftTest test = test(row);
                    Integer before = lines.putIfAbsent(List.of(test.channel(), test.period()), row.line());
                    if (before != null) {
                        throw new Fault(columns.channel(), "the file has two tests of " + test.channel() + " from "
                                + test.period() + ", the other in line " + before, "Remove the wrong one.");
                    }
                    tests.add(test);
                } catch (Fault wrong) {
                    findings.wrong(row.line(), columns.header(wrong.column), wrong.fault);
                }
            });
            return tests;
        }

        private LiftTest test(Row row) throws Fault {
            String channel = row.cell(columns.channel());
            if (Absent.is(channel) || NO_CHANNEL.contains(channel.toLowerCase(Locale.ROOT))) {
                throw new Fault(columns.channel(), "\"" + channel + "\" is not a channel that can be tested",
                        "Name it as `outlay report channels` does, like Paid Search.");
            }
            Day from = at(columns.from(), () -> styles.days().day(row.cell(columns.from())));
            Day to = at(columns.to(), () -> styles.days().day(row.cell(columns.to())));
            if (to.compareTo(from) < 0) {
                throw new Fault(columns.to(), "the test ends (" + to + ") before it begins (" + from + ")",
                        "Exchange the two days.");
            }
            Measure measure = measure(row);
            int measured = measure == Measure.MULTIPLIER ? columns.multiplier() : columns.conversions();
            long millionths = at(measured, () -> styles.numbers().roundedMicros(row.cell(measured)));
            if (measure == Measure.MULTIPLIER && millionths > MOST) {
                throw new Fault(measured, "\"" + row.cell(measured) + "\" is not a multiplier that can be true",
                        "Write incremental over attributed conversions: 1.2 for a fifth more, not 120.");
            }
            return new LiftTest(source.client(), source.importId(), row.line(), channel, new Period(from, to), measure,
                    millionths, error(row, measure), columns.note() < 0 ? "" : row.cell(columns.note()));
        }

        private Measure measure(Row row) throws Fault {
            boolean conversions = filled(row, columns.conversions());
            boolean multiplier = filled(row, columns.multiplier());
            if (conversions == multiplier) {
                throw new Fault(columns.numbers().getFirst(),
                        conversions ? "the row has both results" : "the row has no result",
                        "Fill in incremental_conversions or multiplier, and one of them only.");
            }
            return multiplier ? Measure.MULTIPLIER : Measure.INCREMENTAL_CONVERSIONS;
        }

        private long error(Row row, Measure measure) throws Fault {
            String cell = row.cell(columns.error());
            if (Absent.is(cell)) {
                throw new Fault(columns.error(), "the standard error is missing",
                        "Write that of the multiplier, or 0 if the result shall be taken as it is.");
            }
            long error = at(columns.error(), () -> styles.numbers().roundedMicros(cell));
            if (error < 0 || error > MOST) {
                throw new Fault(columns.error(), "\"" + cell + "\" is not a standard error",
                        "Write that of the multiplier: from 0 to 1000.");
            }
            if (measure == Measure.INCREMENTAL_CONVERSIONS && error > ONE) {
                findings.doubtful(row.line(), columns.header(columns.error()), "\"" + cell
                        + "\" is taken as the standard error of the multiplier, which is seldom more than 1",
                        "If it is in conversions, divide it by the channel's attributed conversions.");
            }
            return error;
        }

        private static boolean filled(Row row, int column) {
            return column >= 0 && !Absent.is(row.cell(column));
        }

        private static <T> T at(int column, Cell<T> cell) throws Fault {
            try {
                return cell.read();
            } catch (CellFault wrong) {
                throw new Fault(column, wrong);
            }
        }
    }
}
