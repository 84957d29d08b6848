package outlay;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import outlay.collect.table.NamedRows;
import outlay.collect.table.WrongFile;

/// A table that a setting names. What is wrong with it becomes a sentence with the file and the line.
final class RowsFile {
    private RowsFile() {}

    /// @return whether all of it is right; rows that were taken before a wrong one do not count
    static boolean read(Path path, List<String> needed, List<String> mistakes, NamedRows.Visitor rows) {
        try {
            NamedRows.read(path, needed, rows);
            return true;
        } catch (WrongFile wrong) {
            int line = wrong.problem().line();
            mistakes.add(path + (line > 0 ? ":" + line : "") + ": " + wrong.problem().message() + ". "
                    + wrong.problem().remedy());
        } catch (NoSuchFileException missing) {
            mistakes.add(path + ": " + missing.getReason());
        } catch (IOException unreadable) {
            mistakes.add(path + ": cannot be read: " + unreadable.getMessage());
        }
        return false;
    }
}
