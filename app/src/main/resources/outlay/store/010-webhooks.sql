-- Programs that want to be told what happens, what they are told, and each attempt at it. Like keys and links none of it is
-- in the log: it cannot be built again, and belongs in every backup. Moments are milliseconds since 1970, 0 for none.

-- sealed has the address and the secrets. from_ms is since when what happens is told; failing_ms when the first attempt
-- failed since the last one that did not; why_off says why nothing is sent, '' while it is.
CREATE TABLE webhook (
    client TEXT NOT NULL,
    id TEXT NOT NULL,
    events TEXT NOT NULL,
    sealed TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    failing_ms BIGINT NOT NULL,
    why_off TEXT NOT NULL,
    PRIMARY KEY (client, id)
);

-- The id follows from what happened and is the webhook-id that is sent: what happened once is kept once. tries are the
-- attempts since it was first to be sent or was asked for again; attempts are all of them.
CREATE TABLE webhook_message (
    client TEXT NOT NULL,
    webhook TEXT NOT NULL,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    happened_ms BIGINT NOT NULL,
    sealed TEXT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    PRIMARY KEY (client, webhook, id)
);

CREATE INDEX webhook_message_by_due ON webhook_message (client, webhook, state, due_ms);

CREATE INDEX webhook_message_by_time ON webhook_message (client, webhook, happened_ms, id);

-- Only ever added to. status is of HTTP, 0 where there was no answer.
CREATE TABLE webhook_attempt (
    client TEXT NOT NULL,
    webhook TEXT NOT NULL,
    message TEXT NOT NULL,
    number BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    status BIGINT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (client, webhook, message, number)
);

-- Deliveries that came to a bad end are told; the many others are not looked at for it.
CREATE INDEX receipt_of_a_bad_end ON receipt (client, at_ms)
    WHERE outcome IN ('rejected', 'too-old', 'doubt-over', 'pending-too-long');
