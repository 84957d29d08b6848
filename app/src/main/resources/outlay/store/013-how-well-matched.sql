-- How well a destination says it matched what an account was told: the latest word, and why there is none newer.
CREATE TABLE delivery_match (
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    asked_ms BIGINT NOT NULL,
    problem TEXT NOT NULL,
    told_ms BIGINT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (client, account)
);
