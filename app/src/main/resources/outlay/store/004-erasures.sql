-- Who was erased, without saying who: what is needed so that they do not come back, and that it was done. Like keys and
-- links it is not in the log, cannot be built again, and belongs in every backup.

-- mark is an HMAC of an identifier under a key that is not in the database.
CREATE TABLE suppressed (
    client TEXT NOT NULL,
    mark TEXT NOT NULL,
    erasure TEXT NOT NULL,
    PRIMARY KEY (client, mark)
);

-- record is JSON: times, counts, the reason, which segments, whom to tell.
CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    state TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    record TEXT NOT NULL
);

CREATE INDEX erasure_by_client ON erasure (client, id);
