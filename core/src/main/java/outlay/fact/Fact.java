package outlay.fact;

import outlay.base.ClientId;

/// Something that came in and is in the log for good. An absent text is "", an absent number is an empty optional:
/// "not reported" and "zero" are two different things.
public sealed interface Fact
        permits Event, SpendRow, Import, Contact, Deal, Company, StageEntry, Rate, LiftTest, Reach, Withdrawal, Undo,
        Brought, ColumnMapping {
    ClientId client();

    /// Unique within the client; the same id with other content is a conflict, and the first one is kept.
    String id();
}
