-- What was answered to requests that carried an idempotency key, for a day: the same key gets the same answer. None of it
-- says whose key it is or what was asked: scope, idempotency_key and request are digests, and the answer is sealed, because
-- it may show a secret that is shown once. '' while there is no answer.
CREATE TABLE idempotent_answer (
    scope TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request TEXT NOT NULL,
    sealed TEXT NOT NULL,
    begun_ms BIGINT NOT NULL,
    PRIMARY KEY (scope, idempotency_key)
);

CREATE INDEX idempotent_answer_by_age ON idempotent_answer (begun_ms);
