package outlay.collect.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.collect.FileReader.Problem;
import outlay.collect.FileReader.Problem.Severity;

/// What was found wrong, doubtful or worth a note in one file, with the same thing said once and counted.
public final class Findings {
    /// A file with one wrong column has as many faults as rows; whoever wants to mend them needs no more than these.
    private static final int KEPT = 10_000;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private int wrong;

    private record Tally(Severity severity, int line, String column, String what, String remedy, int count) {
        Tally more() {
            return new Tally(severity, line, column, what, remedy, count + 1);
        }
    }

    public void wrong(int line, String column, String message, String remedy) {
        wrong++;
        if (wrong <= KEPT) {
            problems.add(new Problem(Severity.WRONG, line, column, sentence(message, remedy), remedy));
        }
    }

    public void wrong(int line, String column, CellFault fault) {
        wrong(line, column, fault.message(), fault.remedy());
    }

    public void doubtful(int line, String column, String message, String remedy) {
        problems.add(new Problem(Severity.DOUBTFUL, line, column, sentence(message, remedy), remedy));
    }

    public void note(int line, String column, String message, String remedy) {
        problems.add(new Problem(Severity.NOTE, line, column, sentence(message, remedy), remedy));
    }

    /// Counts something that many rows may have; it becomes one problem with the first line and the number of rows.
    public void tally(Severity severity, int line, String column, String what, String remedy) {
        String key = severity + "|" + column + "|" + what;
        Tally tally = tallies.get(key);
        tallies.put(key, tally == null ? new Tally(severity, line, column, what, remedy, 1) : tally.more());
    }

    public boolean hasWrong() {
        return wrong > 0;
    }

    /// Adds what stopped the reading, and gives everything.
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        if (wrong > KEPT) {
            all.add(new Problem(Severity.WRONG, 0, "", (wrong - KEPT) + " more faults like these",
                    "Correct the first ones and look again."));
        }
        for (Tally tally : tallies.values()) {
            String count = tally.count == 1 ? "" : " (" + tally.count + " rows, this is the first)";
            all.add(new Problem(tally.severity, tally.line, tally.column, sentence(tally.what + count, tally.remedy),
                    tally.remedy));
        }
        return List.copyOf(all);
    }

    /// What is wrong and what to do are printed one after the other.
    private static String sentence(String message, String remedy) {
        return remedy.isEmpty() || message.endsWith(".") ? message : message + ".";
    }
}
