-- When a webhook was removed, 0 while it is not. It is told nothing, and can be put back for some days; then it goes with
-- everything that it was told.
ALTER TABLE webhook ADD COLUMN removed_ms BIGINT NOT NULL DEFAULT 0;
