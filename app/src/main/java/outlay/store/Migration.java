package outlay.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One numbered step from an empty database to today's tables.
record Migration(int number, String name, String sql) {
    /// Every step, in order. A new one is a file beside the others and a line here.
    static final List<String> NAMES = List.of("001-what-the-log-says.sql", "002-keys-and-links.sql",
            "003-refusals-without-ids.sql", "004-erasures.sql", "005-destinations.sql", "006-outbox.sql",
            "007-feeds.sql", "008-access.sql", "009-views-of-videos.sql", "010-webhooks.sql",
            "011-idempotency-keys.sql", "012-agency.sql", "013-how-well-matched.sql", "016-removed-webhooks.sql",
            "017-how-far-webhooks-have-read.sql", "022-uses-of-keys.sql", "023-skipped-steps.sql");

    static List<Migration> all() {
        return NAMES.stream().map(Migration::read).toList();
    }

    private static Migration read(String name) {
        try (InputStream in = Migration.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + name + " is listed but not in the program");
            }
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Migration(Integer.parseInt(name.substring(0, 3)), name, sql);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String sha256() {
        return HexFormat.of().formatHex(digest().digest(sql.getBytes(StandardCharsets.UTF_8)));
    }

    /// A new SHA-256.
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The statements: each ends with a semicolon at the end of a line; a line that begins with -- is a remark.
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : sql.lines().toList()) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                statement.setLength(statement.length() - 2);
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalStateException("the last statement of " + name + " does not end with a semicolon");
        }
        return statements;
    }
}
