-- What readers keep for themselves, and what is mailed to whom. Like keys and links it is not in the log: it cannot be
-- built again, and belongs in every backup. Moments that are compared are milliseconds since 1970.

-- A question to come back to: owner is who saved it, search the query of the page's address.
CREATE TABLE saved_view (
    client TEXT NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (client, owner, name)
);

-- recipients are addresses with commas between; currency is '' where nothing is converted; origin is where the pages are.
CREATE TABLE report_mail (
    client TEXT NOT NULL,
    id TEXT NOT NULL,
    every TEXT NOT NULL,
    send_hour BIGINT NOT NULL,
    zone TEXT NOT NULL,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    recipients TEXT NOT NULL,
    model TEXT NOT NULL,
    currency TEXT NOT NULL,
    origin TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    PRIMARY KEY (client, id)
);

-- One row a mail and period, there before anything is sent: whoever finds it does not send again.
CREATE TABLE report_sending (
    client TEXT NOT NULL,
    mail TEXT NOT NULL,
    last_day TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    detail TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (client, mail, last_day)
);

-- The picture in Base64, as it was given.
CREATE TABLE client_logo (
    client TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    picture TEXT NOT NULL
);
