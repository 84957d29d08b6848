package outlay.identity;

/// One step of an explanation: two identifiers, and why they belong together.
///
/// @param one    an identifier as reports write it, such as `email:ann@example.com`
/// @param source the id of the fact that says it first, or "" where it follows from the identifiers themselves
/// @param at     when, in milliseconds since 1970
public record Tie(String one, String other, Rule rule, String source, long at) {}
