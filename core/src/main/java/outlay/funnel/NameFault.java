package outlay.funnel;

/// What is wrong with a campaign's name, by the first convention.
///
/// @param suggestion the name as it should be, or "" where nothing comes near
public record NameFault(String problem, String suggestion) {}
