-- What is to be told to destinations and what became of it. The wishes come from the log; what became of them does not,
-- cannot be built again, and belongs in every backup. Moments that are compared are milliseconds since 1970, because
-- text of instants with and without fractions does not sort by time.

-- conversion is a pseudonym of the conversion's id, which may name a person; named is that id, sealed; told is what was
-- told last, sealed. An erasure empties both. due_ms is when the next thing has to happen, or, of one that has ended,
-- when it did. attempted_ms is when the latest call began, doubt_ms when the first one whose fate is not known; 0 for
-- none. most is how many may share a call with it, 0 for as many as the destination takes.
CREATE TABLE delivery (
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    conversion TEXT NOT NULL,
    change_number BIGINT NOT NULL,
    named TEXT NOT NULL,
    rule TEXT NOT NULL,
    cause BIGINT NOT NULL,
    happened_at TEXT NOT NULL,
    came_ms BIGINT NOT NULL,
    state TEXT NOT NULL,
    due_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    receipts BIGINT NOT NULL,
    attempted_ms BIGINT NOT NULL,
    doubt_ms BIGINT NOT NULL,
    most BIGINT NOT NULL,
    request_id TEXT NOT NULL,
    place BIGINT NOT NULL,
    places BIGINT NOT NULL,
    reason TEXT NOT NULL,
    destination TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fields TEXT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (client, account, conversion, change_number)
);

CREATE INDEX delivery_by_due ON delivery (client, account, state, due_ms, cause);

CREATE INDEX delivery_by_cause ON delivery (client, cause);

-- Only ever added to, one for each attempt and each decision without one.
CREATE TABLE receipt (
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    conversion TEXT NOT NULL,
    change_number BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    destination TEXT NOT NULL,
    outcome TEXT NOT NULL,
    code TEXT NOT NULL,
    status BIGINT NOT NULL,
    request_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fields TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (client, account, conversion, change_number, number)
);

CREATE TABLE delivery_pause (
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    since_ms BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (client, account)
);

CREATE INDEX delivery_by_conversion ON delivery (client, conversion);

CREATE INDEX receipt_by_conversion ON receipt (client, conversion);
