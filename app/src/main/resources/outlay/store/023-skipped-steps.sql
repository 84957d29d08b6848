-- Which of the first steps a client does without, by whose decision. It is not in the log: it belongs in every backup.
CREATE TABLE skipped_step (
    client TEXT NOT NULL,
    step TEXT NOT NULL,
    skipped_by TEXT NOT NULL,
    skipped_at TEXT NOT NULL,
    PRIMARY KEY (client, step)
);
