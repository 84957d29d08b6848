package outlay.platform.file;

import java.util.List;
import outlay.fact.Import;
import outlay.platform.FieldColumns;

/// A kind of table in which each row is something that somebody did: how it is known, and what it must say.
enum EventLayout {
    /// Orders, and what was paid back for them.
    ORDERS("orders", Import.Kind.ORDERS, 65, List.of("order_id", "time")) {
        @Override
        boolean knows(FieldColumns columns) {
            // A table of anything may have names, dates and amounts; shops that call an
            // order its name say its status too.
            boolean named = columns.header("order_id").equalsIgnoreCase("name") && !columns.has("status");
            return columns.has("order_id") && columns.has("time") && (columns.has("value") || columns.has("refund"))
                    && !columns.has("event") && !named;
        }
    },
    /// Conversions that happened elsewhere, in the form in which they are uploaded to ad platforms.
    CONVERSIONS("offline-conversions", Import.Kind.CONVERSIONS, 66, List.of("event", "time")) {
        @Override
        boolean knows(FieldColumns columns) {
            return columns.has("event") && columns.has("time")
                    && (columns.has("email") || columns.has("user_id") || CLICK_IDS.stream().anyMatch(columns::has));
        }
    },
    /// Who responded to which campaign of a CRM.
    CAMPAIGN_MEMBERS("campaign-members", Import.Kind.CAMPAIGN_MEMBERS, 96, List.of("campaign", "time")) {
        @Override
        boolean knows(FieldColumns columns) {
            return columns.has("campaign") && (columns.has("member_status") || columns.has("responded"))
                    && (columns.has("email") || columns.has("member_id"));
        }
    };

    static final List<String> CLICK_IDS = List.of("gclid", "gbraid", "wbraid", "msclkid", "fbclid", "li_fat_id",
            "ttclid");
    static final List<String> FIELDS = List.of("order_id", "time", "type", "status", "event", "value", "refund",
            "refund_id", "refunded_at", "currency", "email", "user_id", "anonymous_id", "member_id", "responded",
            "member_status", "campaign", "campaign_id", "campaign_type", "source", "medium", "url", "referrer", "gclid",
            "gbraid", "wbraid", "msclkid", "fbclid", "li_fat_id", "ttclid");

    private final String format;
    private final Import.Kind kind;
    private final int certainty;
    private final List<String> needed;

    EventLayout(String format, Import.Kind kind, int certainty, List<String> needed) {
        this.format = format;
        this.kind = kind;
        this.certainty = certainty;
        this.needed = needed;
    }

    /// Whether a header with these columns is one of this kind.
    abstract boolean knows(FieldColumns columns);

    String format() {
        return format;
    }

    Import.Kind kind() {
        return kind;
    }

    int certainty() {
        return certainty;
    }

    List<String> needed() {
        return needed;
    }
}
