package outlay.store;

import java.time.Instant;
import java.util.Optional;

/// What a destination said last about how well it matched what an account was told.
///
/// @param asked   when it was asked last
/// @param problem why it said nothing then, or empty
/// @param toldAt  when it last said something
/// @param told    what it said then, or empty
public record KeptMatch(Lane lane, Instant asked, String problem, Optional<Instant> toldAt, String told) {}
