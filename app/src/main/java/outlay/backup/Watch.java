package outlay.backup;

/// Whoever waits for a backup or a restore.
public interface Watch {
    /// Nobody.
    Watch NOBODY = new Watch() {
        @Override
        public void at(String name, long bytes) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /// A file is on its way, and so many bytes are through in all.
    void at(String name, long bytes);

    /// Asked between two pieces: whether to stop, and leave nothing.
    boolean cancelled();
}
