package outlay.store.archive;

import outlay.log.Entry;

/// One kind of entry as a table: its folder and view, its columns, and the order of its rows.
///
/// A change here needs a new `Manifest.SCHEMA`, upon which every archive is written anew from its log.
enum ParquetTable {
    EVENTS("events", Entry.Kind.EVENT, """
            happened_at TIMESTAMPTZ, type VARCHAR, name VARCHAR, anonymous_id VARCHAR, user_id VARCHAR,
            previous_id VARCHAR, email VARCHAR, url VARCHAR, referrer VARCHAR, utm_source VARCHAR, utm_medium VARCHAR,
            utm_campaign VARCHAR, utm_term VARCHAR, utm_content VARCHAR, utm_id VARCHAR, tags MAP(VARCHAR, VARCHAR),
            click_ids MAP(VARCHAR, VARCHAR), sale_kind VARCHAR, order_id VARCHAR, value_minor BIGINT,
            currency VARCHAR, from_file BOOLEAN, visitor_country VARCHAR""",
            "coalesce(nullif(user_id, ''), nullif(email, ''), anonymous_id), happened_at"),

    SPEND("spend", Entry.Kind.SPEND_ROW, """
            import_id VARCHAR, line INTEGER, platform VARCHAR, account_id VARCHAR, account_name VARCHAR, level VARCHAR,
            day DATE, zone VARCHAR, campaign_id VARCHAR, campaign_name VARCHAR, campaign_type VARCHAR,
            ad_group_id VARCHAR, ad_group_name VARCHAR, ad_id VARCHAR, ad_name VARCHAR, keyword VARCHAR,
            segment VARCHAR, spend_micros BIGINT, currency VARCHAR, impressions BIGINT, clicks BIGINT,
            platform_conversions_millionths BIGINT, platform_value_micros BIGINT,
            platform_value_currency VARCHAR, video_views BIGINT""", "day, platform, account_id"),

    IMPORTS("imports", Entry.Kind.IMPORT, """
            file_name VARCHAR, sha256 VARCHAR, kind VARCHAR, format VARCHAR, row_count BIGINT,
            imported_at TIMESTAMPTZ""", "imported_at"),

    CONTACTS("contacts", Entry.Kind.CONTACT, """
            crm VARCHAR, contact_id VARCHAR, version VARCHAR, modified_at TIMESTAMPTZ, email VARCHAR,
            company_id VARCHAR, company_name VARCHAR, created_at TIMESTAMPTZ,
            stages MAP(VARCHAR, TIMESTAMPTZ)""", "crm, contact_id"),

    DEALS("deals", Entry.Kind.DEAL, """
            crm VARCHAR, deal_id VARCHAR, version VARCHAR, modified_at TIMESTAMPTZ, name VARCHAR, amount_minor BIGINT,
            currency VARCHAR, stage VARCHAR, status VARCHAR, created_at TIMESTAMPTZ, closed_at TIMESTAMPTZ,
            contact_ids VARCHAR[], emails VARCHAR[], company_id VARCHAR, company_name VARCHAR,
            stages MAP(VARCHAR, TIMESTAMPTZ)""", "crm, deal_id"),

    COMPANIES("companies", Entry.Kind.COMPANY, """
            crm VARCHAR, company_id VARCHAR, version VARCHAR, modified_at TIMESTAMPTZ, name VARCHAR,
            domains VARCHAR[], parent_id VARCHAR, same_as VARCHAR[], country VARCHAR, industry VARCHAR,
            employees BIGINT""", "crm, company_id"),

    STAGE_ENTRIES("stage_entries", Entry.Kind.STAGE_ENTRY, """
            crm VARCHAR, object VARCHAR, object_id VARCHAR, stage VARCHAR,
            entered_at TIMESTAMPTZ""", "crm, object, object_id, entered_at"),

    RATES("rates", Entry.Kind.RATE, """
            day DATE, base VARCHAR, quote VARCHAR, rate DECIMAL(38, 18), source VARCHAR""", "day, base, quote"),

    LIFT_TESTS("lift_tests", Entry.Kind.LIFT_TEST, """
            import_id VARCHAR, line INTEGER, channel VARCHAR, first_day DATE, last_day DATE, measure VARCHAR,
            measured_millionths BIGINT, multiplier_error_millionths BIGINT,
            note VARCHAR""", "channel, first_day, last_day"),

    REACH("reach", Entry.Kind.REACH, """
            import_id VARCHAR, line INTEGER, platform VARCHAR, account_id VARCHAR, campaign_id VARCHAR,
            campaign VARCHAR, first_day DATE, last_day DATE, people BIGINT,
            impressions BIGINT""", "platform, first_day, last_day"),

    WITHDRAWALS("withdrawals", Entry.Kind.WITHDRAWAL, """
            said_at TIMESTAMPTZ, one VARCHAR, other VARCHAR, stands BOOLEAN, reason VARCHAR""",
            "said_at"), UNDOS("undos", Entry.Kind.UNDO, """
                    import_id VARCHAR, undone_at TIMESTAMPTZ""", "undone_at"),

    BROUGHT("brought", Entry.Kind.BROUGHT, """
            import_id VARCHAR, part INTEGER, first_positions BIGINT[], last_positions BIGINT[]""", "import_id, part"),

    COLUMN_MAPPINGS("column_mappings", Entry.Kind.COLUMN_MAPPING, """
            headers VARCHAR[], mapping MAP(VARCHAR, VARCHAR), platform VARCHAR, kind VARCHAR,
            said_at TIMESTAMPTZ""", "said_at"),

    QUARANTINE("quarantine", Entry.Kind.QUARANTINE, """
            reason VARCHAR, source_id VARCHAR, size_bytes BIGINT""", "log_position");

    private final String name;
    private final Entry.Kind kind;
    private final String columns;
    private final String order;

    ParquetTable(String name, Entry.Kind kind, String columns, String order) {
        this.name = name;
        this.kind = kind;
        this.columns = columns;
        this.order = order;
    }

    static ParquetTable of(Entry.Kind kind) {
        for (ParquetTable table : values()) {
            if (table.kind == kind) {
                return table;
            }
        }
        throw new IllegalArgumentException("no table holds entries of the kind " + kind);
    }

    /// The name of the folder and of the view.
    String title() {
        return name;
    }

    String create() {
        return "CREATE TABLE " + name + " (log_position BIGINT, client VARCHAR, id VARCHAR, received_at TIMESTAMPTZ, "
                + columns + ")";
    }

    /// The rows of a client in their order; the position makes it a total one.
    String select(String client) {
        return "SELECT * FROM " + name + " WHERE client = " + DuckDb.quoted(client) + " ORDER BY client, " + order
                + ", log_position";
    }
}
