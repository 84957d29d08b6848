package outlay.log;

/// How a log on disk behaves; `DEFAULT` holds the figures of the design.
///
/// @param segmentBytes    how large a file of the log grows; the next one is filled with zeros ahead of need, because a
///                        sync into space that exists already costs half of one that makes the file grow; where it
///                        is not ready in time, the log works on in one that grows
/// @param groupEntries    so many waiting entries are written and synced without waiting for more
/// @param groupBytes      likewise by size; also the most that one sync covers
/// @param groupWaitMicros the longest that an entry waits for others to share its sync; an only sender never waits
/// @param queueEntries    a call is refused while so many entries are unanswered; a call that is let in is let in
///                        whole, however long it is
/// @param queueBytes      likewise by size
/// @param entryBytes      the largest entry: client, id and body together
public record LogSettings(int segmentBytes, int groupEntries, int groupBytes, int groupWaitMicros, int queueEntries,
        long queueBytes, int entryBytes) {
    public static final LogSettings DEFAULT = new LogSettings(64 << 20, 256, 1 << 20, 2_000, 8_192, 32L << 20,
            1 << 20);

    public LogSettings {
        atLeast(1, groupEntries, "groupEntries");
        atLeast(1, groupBytes, "groupBytes");
        atLeast(0, groupWaitMicros, "groupWaitMicros");
        atLeast(1, queueEntries, "queueEntries");
        atLeast(1, queueBytes, "queueBytes");
        atLeast(1, entryBytes, "entryBytes");
        atLeast(SegmentHeader.BYTES + Frame.mostBytes(entryBytes), segmentBytes, "segmentBytes");
    }

    public LogSettings withSegmentBytes(int bytes) {
        return new LogSettings(bytes, groupEntries, groupBytes, groupWaitMicros, queueEntries, queueBytes, entryBytes);
    }

    public LogSettings withQueue(int entries, long bytes) {
        return new LogSettings(segmentBytes, groupEntries, groupBytes, groupWaitMicros, entries, bytes, entryBytes);
    }

    public LogSettings withEntryBytes(int bytes) {
        return new LogSettings(segmentBytes, groupEntries, groupBytes, groupWaitMicros, queueEntries, queueBytes,
                bytes);
    }

    private static void atLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException("the log's " + name + " is " + value + "; give at least " + least);
        }
    }
}
