package outlay.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.funnel.FunnelRules;
import outlay.report.Books;
import outlay.report.Cell;
import outlay.report.Contributions;
import outlay.report.Cut;
import outlay.report.Expenses;
import outlay.report.Question;

/// Reads which cell of a report shall be opened, and which page of it, from named texts, and names all mistakes.
///
/// @param <M>   a place in the list of what stands behind it
/// @param cut   the row of a breakdown that is asked for, if it is one
/// @param after the line that the page before ended with
public record OpeningReader<M>(Question question, Cell cell, Optional<Cut> cut, Optional<M> after, int limit) {
    /// The names that there are besides those of a question.
    public static final List<String> NAMES = Stream.concat(Stream.of("ad_group", "ad", "without", "only_currency",
            "limit", "after"), CutReader.NAMES.stream()).toList();
    /// Those of them that say what stands in a column of a breakdown's row.
    public static final List<String> COLUMNS = CutReader.COLUMNS;
    public static final int USUAL_LIMIT = 50;
    public static final int MOST_LINES = 1_000;
    /// What a row may have none of.
    private static final List<String> WITHOUT = Stream.concat(Stream.of("platform", "ad_group", "ad"),
            CutReader.COLUMNS.stream()).toList();

    /// Reads what is asked of the conversions behind a cell.
    ///
    /// @param texts by the names of a question and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static OpeningReader<Contributions.Mark> read(Map<String, String> texts) {
        return read(texts, OpeningReader::mark, new ArrayList<>());
    }

    /// Likewise of the rows of reports behind what it cost.
    public static OpeningReader<Expenses.Mark> ofSpend(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        BreakdownReader.by(texts.getOrDefault("breakdown", "")).filter(by -> !by.knowsSpend())
                .ifPresent(by -> mistakes.add(new Mistake("breakdown", "breakdown \"" + BreakdownReader.nameOf(by)
                        + "\" knows no spend: " + by.whyNoSpend() + "; ask for stages, tactics or keywords, or for"
                        + " journeys")));
        return read(texts, OpeningReader::markOfSpend, mistakes);
    }

    private static <M> OpeningReader<M> read(Map<String, String> texts, Function<String, M> mark,
            List<Mistake> mistakes) {
        Map<String, String> asked = new LinkedHashMap<>(texts);
        asked.keySet().removeAll(NAMES);
        Optional<Question> question = Optional.empty();
        try {
            question = Optional.of(QuestionReader.read(Question.By.CHANNELS, asked));
        } catch (Mistakes wrong) {
            mistakes.addAll(wrong.list());
        }
        Own own = new Own(texts, mistakes);
        Set<String> without = own.read("without", OpeningReader::without).orElse(Set.of());
        Cell cell = new Cell(own.part("platform", without).filter(String::isEmpty), Optional.empty(), Optional.empty(),
                own.part("ad_group", without), own.part("ad", without), Optional.empty(),
                own.read("only_currency", Currency::new));
        Optional<Cut> cut = CutReader.read(texts, without, mistakes);
        Optional<M> after = own.read("after", mark);
        int limit = own.read("limit", OpeningReader::limit).orElse(USUAL_LIMIT);
        if (!mistakes.isEmpty() || question.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new OpeningReader<>(question.get(), cell, cut, after, limit);
    }

    /// A mark as `after` takes it.
    public static String print(Contributions.Mark mark) {
        return mark.at() + "," + mark.currency() + "," + mark.conversion();
    }

    /// Likewise in a list of rows of reports.
    public static String print(Expenses.Mark mark) {
        return mark.day() + "," + mark.kind().name().toLowerCase(Locale.ROOT) + "," + mark.line() + ","
                + mark.importId();
    }

    /// The conversions behind it in these books.
    public Contributions conversions(Books books, FunnelRules rules) {
        return cut.map(row -> books.conversions(question, cell, row, rules))
                .orElseGet(() -> books.conversions(question, cell));
    }

    /// The rows of reports behind what it cost in these books.
    public Expenses expenses(Books books, FunnelRules rules) {
        return cut.map(row -> books.expenses(question, cell, row, rules))
                .orElseGet(() -> books.expenses(question, cell));
    }

    private static Contributions.Mark mark(String text) {
        String[] parts = text.split(",", 3);
        try {
            if (parts.length == 3) {
                return new Contributions.Mark(Instant.parse(parts[0]), parts[2], new Currency(parts[1]));
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(noPlace(text), wrong);
        }
        throw new IllegalArgumentException(noPlace(text));
    }

    private static Expenses.Mark markOfSpend(String text) {
        String[] parts = text.split(",", 4);
        Optional<Expenses.Kind> kind = Stream.of(Expenses.Kind.values())
                .filter(of -> parts.length == 4 && of.name().toLowerCase(Locale.ROOT).equals(parts[1])).findFirst();
        if (kind.isEmpty() || !parts[2].matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(noPlace(text));
        }
        return new Expenses.Mark(Day.parse(parts[0]), parts[3], Integer.parseInt(parts[2]), kind.get());
    }

    private static String noPlace(String text) {
        return "after \"" + text + "\" is no place in the list; take `next` of the page before as it is";
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_LINES) {
                return limit;
            }
        }
        throw new IllegalArgumentException("limit \"" + text + "\" must be a whole number from 1 to " + MOST_LINES);
    }

    private static Set<String> without(String text) {
        Set<String> names = Set.of(text.split(",", -1));
        if (!WITHOUT.containsAll(names)) {
            throw new IllegalArgumentException("without \"" + text + "\" must be one or several of "
                    + String.join(", ", WITHOUT) + ", with commas between");
        }
        return names;
    }

    private record Own(Map<String, String> texts, List<Mistake> mistakes) {
        Optional<String> part(String name, Set<String> without) {
            Optional<String> text = text(name);
            if (!without.contains(name)) {
                return text;
            }
            if (text.isPresent()) {
                mistakes.add(new Mistake(name, name + " \"" + text.get() + "\" is asked for, and rows without any; "
                        + "leave one of the two out"));
            }
            return Optional.of("");
        }

        <T> Optional<T> read(String name, Function<String, T> parse) {
            try {
                return text(name).map(parse);
            } catch (IllegalArgumentException wrong) {
                String detail = String.valueOf(wrong.getMessage());
                mistakes.add(new Mistake(name, detail.startsWith(name) ? detail : name + ": " + detail));
                return Optional.empty();
            }
        }

        private Optional<String> text(String name) {
            return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
        }
    }
}
