package outlay.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.web.Mistakes;

/// How a file of settings is written, in which every client has rows of its own.
///
/// Law: `with(text, client, rows)` has those rows of that client, and every line that is not the client's is in it as
/// it is in `text`, byte for byte and in its order; with the rows that are there already it is `text`.
///
/// @param <T> what the whole file means
public interface Grammar<T> {
    /// Of the setting that names the file, and of the file in the data folder.
    String name();

    /// Of the file: `csv`.
    String extension();

    /// What a row may say, the client aside.
    List<String> columns();

    /// What it means that there is no file.
    T none();

    /// @param mistakes gets a sentence with the line for what is wrong; nothing is read then
    T read(Path file, List<String> mistakes);

    /// @param text of the file; "" where there is none
    List<Row> rows(String text, ClientId client);

    /// Why rows of a client cannot be changed here without losing something; absent where they can.
    Optional<String> foreign(String text, ClientId client);

    /// The text with a client's rows in the place of those before.
    ///
    /// @throws Mistakes where that cannot be
    String with(String text, ClientId client, List<Row> rows);

    /// @throws Mistakes naming each wrong row as `rows 1` and so on
    void check(ClientId client, List<Row> rows);
}
