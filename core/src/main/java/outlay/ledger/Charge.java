package outlay.ledger;

import outlay.base.Day;
import outlay.base.Micros;

/// What stands in the books for one reported entity and day.
///
/// @param source the place in [Ledger#sources()] of what was paid for
public record Charge(Day day, int source, Micros spend, long impressions, long clicks, long videoViews) {}
