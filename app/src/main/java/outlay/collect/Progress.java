package outlay.collect;

import java.nio.file.Path;

/// Told how an import comes on, and asked whether it should go on.
public interface Progress {
    Progress NONE = new Progress() {
        @Override
        public void read(Path file, long facts) {}

        @Override
        public void appended(Path file, long done, long all) {}
    };

    /// A file was read whole.
    void read(Path file, long facts);

    /// `done` of the file's `all` facts and quarantined lines have been answered by the log.
    void appended(Path file, long done, long all);

    /// Once true, the import stops before its next thousand; what it stored of that file does not count.
    default boolean cancelled() {
        return false;
    }
}
