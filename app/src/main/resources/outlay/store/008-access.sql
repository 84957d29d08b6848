-- Who may sign in, and who may see and do what. Like keys and links it is not in the log: it cannot be built again, and
-- belongs in every backup. Nothing here lets its reader in: passwords, tokens and sessions are hashes, and what codes are
-- made from is sealed. Moments that are compared are milliseconds since 1970.

-- email is folded; password is an Argon2id hash, '' before there is one; totp is sealed, '' without a second factor, and
-- totp_step the last step whose code was taken; recovery are hashes of codes that are left; everywhere is the role in every
-- client, or ''; identity is the issuer and subject of single sign-on, or ''.
CREATE TABLE user_account (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    totp TEXT NOT NULL,
    totp_step BIGINT NOT NULL,
    recovery TEXT NOT NULL,
    everywhere TEXT NOT NULL,
    identity TEXT NOT NULL,
    created_at TEXT NOT NULL,
    disabled_at TEXT
);

CREATE TABLE user_session (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    began_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    network TEXT NOT NULL
);

CREATE INDEX user_session_by_user ON user_session (user_id);

-- Opens the set-up of an owner, where user_id is '', or a user's new password; once.
CREATE TABLE set_up_token (
    sha256 TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    expires_ms BIGINT NOT NULL
);

CREATE TABLE membership (
    client TEXT NOT NULL,
    user_id TEXT NOT NULL,
    role TEXT NOT NULL,
    granted_at TEXT NOT NULL,
    PRIMARY KEY (client, user_id)
);

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    expires_ms BIGINT NOT NULL
);

CREATE TABLE service_token (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    role TEXT NOT NULL,
    purpose TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

INSERT INTO gate_version (name, version) VALUES ('access', 0);
