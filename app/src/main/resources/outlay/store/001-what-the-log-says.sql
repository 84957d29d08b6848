-- One subset of SQL for SQLite and PostgreSQL. On PostgreSQL tables with a column named client are walled off by it.
-- Days and instants are ISO 8601 text, which both databases keep and order alike. A released file is never changed.

CREATE TABLE projection (
    name TEXT PRIMARY KEY,
    position BIGINT NOT NULL
);

INSERT INTO projection (name, position) VALUES ('log', 0);

-- Names only, so that all clients can be walked over; whatever belongs to one lies behind the wall.
CREATE TABLE client_seen (
    name TEXT PRIMARY KEY
);

CREATE TABLE import_done (
    position BIGINT PRIMARY KEY,
    client TEXT NOT NULL,
    id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    imported_at TEXT NOT NULL
);

CREATE INDEX import_done_by_id ON import_done (client, id);

CREATE TABLE spend_row (
    position BIGINT PRIMARY KEY,
    client TEXT NOT NULL,
    import_id TEXT NOT NULL,
    line BIGINT NOT NULL,
    platform TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    level TEXT NOT NULL,
    day TEXT NOT NULL,
    zone TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    campaign_name TEXT NOT NULL,
    campaign_type TEXT NOT NULL,
    ad_group_id TEXT NOT NULL,
    ad_group_name TEXT NOT NULL,
    ad_id TEXT NOT NULL,
    ad_name TEXT NOT NULL,
    keyword TEXT NOT NULL,
    segment TEXT NOT NULL,
    spend_micros BIGINT NOT NULL,
    currency TEXT NOT NULL,
    impressions BIGINT,
    clicks BIGINT,
    platform_conversions BIGINT,
    platform_value_micros BIGINT,
    platform_value_currency TEXT
);

CREATE INDEX spend_row_by_day ON spend_row (client, day);

CREATE TABLE refusal (
    position BIGINT PRIMARY KEY,
    client TEXT NOT NULL,
    reason TEXT NOT NULL,
    source_id TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    received_at TEXT NOT NULL
);

CREATE INDEX refusal_by_client ON refusal (client, position);

CREATE TABLE entry_count (
    client TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    entries BIGINT NOT NULL,
    PRIMARY KEY (client, kind, day)
);
