package outlay.log;

/// The commits of a log since it was opened.
///
/// @param bounds   upper bounds in nanoseconds of all columns of `counts` but the last
/// @param counts   how many commits took so long
/// @param lately   how long the latest thousand took, the shortest first, in nanoseconds
/// @param nanos    that all of them together took
/// @param entries  that they brought to the disk or settled
/// @param failures groups that could not be written
/// @param failing  whether the latest group was one of those
public record Commits(long[] bounds, long[] counts, long[] lately, long nanos, long entries, long failures,
        boolean failing) {
    /// What at most one in a hundred of the latest commits took longer than, in nanoseconds; 0 before the first.
    public long latelyP99() {
        return lately.length == 0 ? 0 : lately[Math.min(lately.length - 1, lately.length * 99 / 100)];
    }
}
