-- The accounts at destinations that conversions are told to. Like keys and links they are not in the log, cannot be
-- built again, and belong in every backup.

-- What the owner of an account has set, secrets included, is sealed with the client's key.
CREATE TABLE destination_account (
    client TEXT NOT NULL,
    name TEXT NOT NULL,
    destination TEXT NOT NULL,
    sends BIGINT NOT NULL,
    sealed TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (client, name)
);

INSERT INTO gate_version (name, version) VALUES ('destinations', 0);
