package outlay.command.attribute;

import java.nio.file.Path;

/// Told how far the reading of a file is, every now and then and by several threads.
public interface News {
    /// @param percent of the file
    void read(Path file, long rows, int percent);
}
