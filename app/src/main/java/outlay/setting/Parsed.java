package outlay.setting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.web.Mistake;
import outlay.web.Mistakes;

/// What a file means, or everything that is wrong with it.
final class Parsed {
    private static final Pattern LINE = Pattern.compile("^.*?:(\\d+): ", Pattern.DOTALL);

    private Parsed() {}

    /// @param field what the lines below the first are called, which are counted from 1
    /// @throws Mistakes naming each line as `field 1` and so on
    static <T> T read(Grammar<T> grammar, Path file, String field) {
        List<String> wrong = new ArrayList<>();
        T read = grammar.read(file, wrong);
        if (!wrong.isEmpty()) {
            throw new Mistakes(wrong.stream().map(sentence -> {
                Matcher line = LINE.matcher(sentence);
                boolean found = line.find();
                return new Mistake(found ? field + " " + (Integer.parseInt(line.group(1)) - 1) : field,
                        found ? sentence.substring(line.end()) : sentence.replace(file + ": ", ""));
            }).toList());
        }
        return read;
    }

    /// The whole file. What is wrong with it is nothing of the rows that were checked alone, and may be another
    /// client's to read, so that only its place is told.
    ///
    /// @throws Mistakes
    static <T> T whole(Grammar<T> grammar, Path file) {
        List<String> wrong = new ArrayList<>();
        T read = grammar.read(file, wrong);
        if (!wrong.isEmpty()) {
            throw new Mistakes(wrong.stream().map(LINE::matcher).map(line -> new Mistake("file", "the file "
                    + grammar.name() + "." + grammar.extension() + " has a mistake"
                    + (line.find() ? " in line " + line.group(1) : "")
                    + " that is none of these rows; whoever runs the server has to mend it first")).toList());
        }
        return read;
    }
}
