package outlay.store;

/// Where a page of messages ends.
///
/// @param millis when the last one of it happened
/// @param id     the last one's
public record MessagePlace(long millis, String id) {}
