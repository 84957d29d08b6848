package outlay.activate;

import java.time.Duration;
import java.util.List;

/// Somewhere that conversions are told: what it wants and on which terms, as data.
public interface Destination {
    /// `meta`, `google-ads-adjustments`: stable, in settings and receipts.
    String label();

    Terms terms();

    /// What the owner of an account has to set.
    List<Account.Setting> settings();

    Mapping mapping();

    /// Where changes to what was told here are told, by the same account: here, unless its platform has another call
    /// for them.
    default Destination changes() {
        return this;
    }

    /// How often one account may call.
    default Rate rate() {
        return Rate.USUAL;
    }

    /// The age beyond which this one is refused.
    default Duration oldest(Conversion conversion) {
        return terms().oldest();
    }
}
