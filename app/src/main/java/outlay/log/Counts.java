package outlay.log;

/// What became of everything handed to a log since it was opened. At rest, received = stored + duplicate + conflict +
/// refused, to the unit.
public record Counts(long received, long stored, long duplicate, long conflict, long refused) {}
