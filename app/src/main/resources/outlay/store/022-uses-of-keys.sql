-- When something that came with a key was stored first, and last to the minute: so that whoever wants to end a key sees
-- whether somebody still sends with it, also after a restart.
CREATE TABLE key_use (
    client TEXT NOT NULL,
    key_id TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (client, key_id)
);
