-- What people decide about who may send and where links lead. Unlike the tables of 001 it is not in the log: it cannot be
-- built again, and belongs in every backup.

-- Grows with every change below, so that a running server can ask cheaply whether it knows the latest.
CREATE TABLE gate_version (
    name TEXT PRIMARY KEY,
    version BIGINT NOT NULL
);

INSERT INTO gate_version (name, version) VALUES ('gates', 0);

-- Names only, so that the keys and links of all clients can be walked over; they themselves lie behind the wall.
CREATE TABLE gate_client (
    name TEXT PRIMARY KEY
);

-- presented_sha256 is of the text that a sender presents; shown is that text where it is public, else ''. What a signed
-- key signs with is not here: it is derived from the installation's own secret.
CREATE TABLE access_key (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    kind TEXT NOT NULL,
    may_assert_revenue BIGINT NOT NULL,
    consent_required BIGINT NOT NULL,
    signed BIGINT NOT NULL,
    origins TEXT NOT NULL,
    presented_sha256 TEXT NOT NULL,
    shown TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE INDEX access_key_by_client ON access_key (client, id);

CREATE TABLE tracked_link (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    target TEXT NOT NULL,
    created_at TEXT NOT NULL,
    disabled_at TEXT
);

CREATE INDEX tracked_link_by_client ON tracked_link (client, id);
