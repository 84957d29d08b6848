package outlay.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import outlay.collect.ImportResult.Counts;
import outlay.collect.ImportResult.OfFile;

/// An import's result for people: one line a file, its problems indented below, and a sum where there are several
/// files.
public final class ResultText {
    /// With one wrong column a file has as many faults as rows; the first ones tell what there is to know.
    private static final int SHOWN = 20;

    private ResultText() {}

    public static List<String> lines(ImportResult result) {
        List<String> lines = new ArrayList<>();
        for (OfFile file : result.files()) {
            lines.add(line(file));
            problems(file, lines);
        }
        if (result.files().size() > 1) {
            lines.add(result.files().size() + " files: " + states(result) + counts(result.counts()));
        }
        return List.copyOf(lines);
    }

    private static void problems(OfFile file, List<String> lines) {
        int wrong = 0;
        for (FileReader.Problem problem : file.problems()) {
            wrong += problem.severity() == FileReader.Problem.Severity.WRONG ? 1 : 0;
            if (problem.severity() != FileReader.Problem.Severity.WRONG || wrong <= SHOWN) {
                lines.add("    " + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem);
            }
        }
        if (wrong > SHOWN) {
            lines.add("    " + (wrong - SHOWN) + " more faults; --errors FILE.csv writes all of them down.");
        }
    }

    private static String line(OfFile file) {
        StringBuilder line = new StringBuilder(file.file()).append(": ").append(word(file.state()));
        if (!file.format().isEmpty()) {
            line.append(", ").append(file.format());
        }
        if (file.kind().isPresent()) {
            line.append(String.format(Locale.ROOT, ", %,d rows", file.rows()));
        }
        if (file.firstDay().isPresent() && file.lastDay().isPresent()) {
            line.append(", ").append(file.firstDay().get()).append(" to ").append(file.lastDay().get());
        }
        if (!file.spend().isEmpty()) {
            line.append(", spend ").append(
                    file.spend().values().stream().map(Object::toString).collect(Collectors.joining(" + ")));
        }
        return line.append(counts(file.counts())).toString();
    }

    private static String counts(Counts counts) {
        StringBuilder text = new StringBuilder();
        part(text, counts.stored() - Math.min(counts.stored(), counts.quarantined()), "new");
        part(text, counts.duplicate(), "known already");
        part(text, counts.conflict(), "in conflict");
        part(text, counts.quarantined(), "in quarantine");
        part(text, counts.refused(), "not taken by the log");
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static void part(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%,d ", count)).append(what);
        }
    }

    private static String states(ImportResult result) {
        return result.files().stream()
                .collect(Collectors.groupingBy(OfFile::state, TreeMap::new, Collectors.counting())).entrySet()
                .stream().map(entry -> entry.getValue() + " " + word(entry.getKey())).collect(Collectors.joining(", "));
    }

    private static String word(ImportResult.State state) {
        return switch (state) {
            case IMPORTED -> "imported";
            case UNCHANGED -> "unchanged";
            case REFUSED -> "refused, nothing of it was imported";
            case DRY_RUN -> "would be imported";
            case UNDONE -> "undone, counts no longer";
            case INTERRUPTED -> "interrupted, does not count yet";
        };
    }
}
