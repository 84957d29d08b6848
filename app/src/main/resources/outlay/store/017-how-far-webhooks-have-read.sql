-- How far the log has been read for what a client's webhooks are told of an event. What is behind it has been kept for
-- each webhook that wanted it; what was kept and is come across again is kept once.
CREATE TABLE webhook_place (
    client TEXT NOT NULL,
    event TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (client, event)
);
