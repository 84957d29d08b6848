-- Under which address a platform fetches the file of an account: of its secret part the SHA-256, and since when it holds;
-- "" where there is none.
ALTER TABLE destination_account ADD COLUMN feed_sha256 TEXT NOT NULL DEFAULT '';

ALTER TABLE destination_account ADD COLUMN feed_since TEXT NOT NULL DEFAULT '';
