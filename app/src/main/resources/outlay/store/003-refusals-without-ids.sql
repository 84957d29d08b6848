-- The ids under which refused things came are the senders' words, and may name a person; the log has them, sealed.

ALTER TABLE refusal DROP COLUMN source_id;
