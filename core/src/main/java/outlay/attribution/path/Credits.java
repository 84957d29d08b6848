package outlay.attribution.path;

/// What each channel, by its number, is credited with.
///
/// @param conversions how many
/// @param values      what they were worth
public record Credits(double[] conversions, double[] values) {}
