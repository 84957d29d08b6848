package outlay.store;

/// What a table holds, in words that do not depend on the database that it is in.
///
/// @param rows   how many
/// @param sha256 of all of them, in the order of clients and keys
public record KeptTable(String name, long rows, String sha256) {}
