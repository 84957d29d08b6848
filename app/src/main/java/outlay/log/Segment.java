package outlay.log;

import java.nio.file.Path;

/// A file of the log that will not change any more.
///
/// @param firstPosition of its first entry
/// @param nextPosition  behind its last entry
/// @param bytes         how many of the file's bytes hold entries and the header
public record Segment(Path path, long firstPosition, long nextPosition, long bytes) {}
