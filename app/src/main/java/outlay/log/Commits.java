package outlay.log;

/// The commits of a log since it was opened.
///
/// @param bounds   upper bounds in nanoseconds of all columns of `counts` but the last
/// @param counts   how many commits took so long
/// @param nanos    that all of them together took
/// @param entries  that they brought to the disk or settled
/// @param failures groups that could not be written
/// @param failing  whether the latest group was one of those
public record Commits(long[] bounds, long[] counts, long nanos, long entries, long failures, boolean failing) {}
