package outlay.journey;

import java.time.Instant;
import java.util.List;
import outlay.base.Money;

/// A conversion and every touch of its person, in order, whether or not a lookback window will reach it.
///
/// @param touches all touches of the person, also those after the conversion, ordered by (at, id)
public record Journey(Conversion conversion, List<Touch> touches) {

    /// @param id      unique in the client: `order/<order id>`, `deal/<crm>/<deal id>` or `lead/<person>`
    /// @param person  the smallest identifier of the person, which names them
    /// @param value   zero for a lead
    /// @param refunds what was paid back later, re-credited with the weights of the conversion
    public record Conversion(String id, Kind kind, String person, Instant at, Money value, List<Refund> refunds) {}

    /// @param value positive
    public record Refund(String id, Instant at, Money value) {}

    public enum Kind {
        LEAD, ORDER, DEAL_WON
    }
}
