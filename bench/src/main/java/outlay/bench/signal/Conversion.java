package outlay.bench.signal;

import java.util.List;

/// An order on the site, or a deal that the CRM calls won.
///
/// @param people whose visits led to it
/// @param where  the visit with the order, or with the form that the deal began with
/// @param at     when, in ms
record Conversion(int id, Kind kind, List<Integer> people, Visit where, long at, long cents) {
    Conversion {
        people = List.copyOf(people);
    }

    enum Kind {
        ORDER, DEAL
    }

    /// Its id in Outlay's reports.
    String key() {
        return kind == Kind.ORDER ? "order/" + number() : "deal/hubspot/" + number();
    }

    /// Its number in the shop or the CRM.
    String number() {
        return Integer.toString(700_000 + id);
    }
}
