package outlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import outlay.audit.AuditKeys;
import outlay.audit.AuditLog;
import outlay.telling.rule.Rules;
import outlay.vault.KeyFile;
import outlay.vault.Vault;

/// What an installation can be told, from a file and from the environment, which wins. Every mistake is reported before
/// anything starts, all of them at once.
///
/// @param data             the folder that holds everything
/// @param host             the address to listen on; the loopback address unless told otherwise
/// @param port             0 takes any free one
/// @param databaseUrl      PostgreSQL instead of SQLite
/// @param databaseOwnerUrl the role that may change the schema, where it is not the one that Outlay runs as
/// @param keyFile          where the installation key lies, if not in the data folder
/// @param edge             what matters once the internet reaches it
/// @param plan             what clients want, and say about their campaigns
/// @param retention        how long what is kept
/// @param rules            what clients tell to whom
/// @param alerts           what clients are warned of, and who is told
/// @param audit            what becomes of the record of who has done what
/// @param access           who has to sign in
/// @param tables           the files of settings that the settings name
public record Settings(Path data, String host, int port, Optional<String> databaseUrl,
        Optional<String> databaseOwnerUrl, Optional<Path> keyFile, EdgeSettings edge, PlanSettings plan,
        RetentionSettings retention, Rules rules, AlertSettings alerts, AuditSettings audit, AccessSettings access,
        TableFiles tables) {
    public static final String DEFAULT_LISTEN = "127.0.0.1:8484";
    private static final List<String> KEYS = Stream
            .concat(Stream.of("data", "listen", "database_url", "database_owner_url", "key_file", "rules"),
                    Stream.of(AccessSettings.KEYS, PlanSettings.KEYS, EdgeSettings.KEYS, RetentionSettings.KEYS,
                            AlertSettings.KEYS, AuditSettings.KEYS).flatMap(List::stream))
            .toList();

    public Settings(Path data, String host, int port, Optional<String> databaseUrl,
            Optional<String> databaseOwnerUrl) {
        this(data, host, port, databaseUrl, databaseOwnerUrl, Optional.empty(), EdgeSettings.USUAL);
    }

    public Settings(Path data, String host, int port, Optional<String> databaseUrl,
            Optional<String> databaseOwnerUrl, Optional<Path> keyFile, EdgeSettings edge) {
        this(data, host, port, databaseUrl, databaseOwnerUrl, keyFile, edge, PlanSettings.NONE,
                RetentionSettings.USUAL, Rules.NONE, AlertSettings.NONE, AuditSettings.USUAL, AccessSettings.OFF,
                TableFiles.NONE);
    }

    /// Mistakes in the settings, one sentence each.
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(List<String> mistakes) {
            super(String.join("\n", mistakes));
        }
    }

    /// @param file        of lines like `listen: 127.0.0.1:8484`
    /// @param environment `OUTLAY_DATA`, `OUTLAY_LISTEN` and so on: each setting's name in capitals
    public static Settings read(Optional<Path> file, Map<String, String> environment) throws Wrong {
        List<String> mistakes = new ArrayList<>();
        Map<String, Value> values = new LinkedHashMap<>();
        file.ifPresent(path -> readFile(path, values, mistakes));
        for (String key : KEYS) {
            String name = "OUTLAY_" + key.toUpperCase(Locale.ROOT);
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                values.put(key, new Value(value, "environment variable " + name));
            }
        }
        Path data = data(values.get("data"), environment, mistakes);
        Value listen = values.getOrDefault("listen", new Value(DEFAULT_LISTEN, "default"));
        int colon = listen.text.lastIndexOf(':');
        int port = port(listen, colon, mistakes);
        Optional<Path> keyFile = file("key_file", values, mistakes);
        EdgeSettings edge = EdgeSettings.read(values, mistakes);
        SortedMap<String, Path> named = new TreeMap<>();
        TableFiles.NAMES.forEach(name -> file(name, values, mistakes).ifPresent(path -> named.put(name, path)));
        TableFiles tables = new TableFiles(named);
        PlanSettings plan = new PlanSettings(tables.read(TableFiles.TARGETS, data, mistakes),
                tables.read(TableFiles.FUNNEL, data, mistakes), tables.read(TableFiles.WINDOWS, data, mistakes));
        RetentionSettings retention = RetentionSettings.read(
                tables.read(TableFiles.RETENTION, data, mistakes), values, mistakes);
        Rules rules = tables.read(TableFiles.RULES, data, mistakes);
        AlertSettings alerts = AlertSettings.read(tables.read(TableFiles.ALERTS, data, mistakes), values, mistakes);
        AuditSettings audit = AuditSettings.read(file(AuditSettings.HEAD_FILE, values, mistakes), values, mistakes);
        String host = colon < 1 ? "" : listen.text.substring(0, colon);
        AccessSettings access = AccessSettings.read(values, host, mistakes);
        if (!mistakes.isEmpty()) {
            throw new Wrong(mistakes);
        }
        return new Settings(data, host, port, text(values, "database_url"),
                text(values, "database_owner_url"), keyFile, edge, plan, retention, rules, alerts, audit, access,
                tables);
    }

    private static Optional<Path> file(String key, Map<String, Value> values, List<String> mistakes) {
        return Optional.ofNullable(values.get(key)).map(value -> path(key, value, mistakes));
    }

    public Settings withData(Path folder) {
        return new Settings(folder, host, port, databaseUrl, databaseOwnerUrl, keyFile, edge, plan, retention, rules,
                alerts, audit, access, tables);
    }

    public Settings withPort(int other) {
        return new Settings(data, host, other, databaseUrl, databaseOwnerUrl, keyFile, edge, plan, retention, rules,
                alerts, audit, access, tables);
    }

    public Settings withEdge(EdgeSettings other) {
        return new Settings(data, host, port, databaseUrl, databaseOwnerUrl, keyFile, other, plan, retention, rules,
                alerts, audit, access, tables);
    }

    public Settings withKeyFile(Path other) {
        return new Settings(data, host, port, databaseUrl, databaseOwnerUrl, Optional.of(other), edge, plan, retention,
                rules, alerts, audit, access, tables);
    }

    public Settings withRules(Rules other) {
        return new Settings(data, host, port, databaseUrl, databaseOwnerUrl, keyFile, edge, plan, retention, other,
                alerts, audit, access, tables);
    }

    public Settings withRetention(RetentionSettings other) {
        return new Settings(data, host, port, databaseUrl, databaseOwnerUrl, keyFile, edge, plan, other, rules, alerts,
                audit, access, tables);
    }

    public Settings withAccess(AccessSettings other) {
        return new Settings(data, host, port, databaseUrl, databaseOwnerUrl, keyFile, edge, plan, retention, rules,
                alerts, audit, other, tables);
    }

    record Value(String text, String where) {}

    private static void readFile(Path file, Map<String, Value> values, List<String> mistakes) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(file.toString()).build())
                    .composeString(Files.readString(file));
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            mistakes.add(file + ":" + line + ": is not valid YAML: " + wrong.getProblem());
            return;
        } catch (IOException unreadable) {
            mistakes.add(file + ": cannot be read: " + unreadable.getMessage());
            return;
        }
        if (root.isEmpty()) {
            return;
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            mistakes.add(file + ":1: must hold lines like \"listen: 127.0.0.1:8484\"");
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            readEntry(file, entry, values, mistakes);
        }
    }

    private static void readEntry(Path file, NodeTuple entry, Map<String, Value> values, List<String> mistakes) {
        int line = entry.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        String where = file + ":" + line;
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (!KEYS.contains(key)) {
            mistakes.add(where + ": \"" + key + "\" is not a setting; the settings are " + String.join(", ", KEYS));
        } else if (values.containsKey(key)) {
            mistakes.add(where + ": \"" + key + "\" is set twice; keep one of the two");
        } else if (entry.getValueNode() instanceof ScalarNode value) {
            values.put(key, new Value(value.getValue(), where));
        } else {
            mistakes.add(where + ": \"" + key + "\" must be a single value");
        }
    }

    private static Path data(@Nullable Value value, Map<String, String> environment,
            List<String> mistakes) {
        if (value == null) {
            String home = environment.get("OUTLAY_HOME");
            return home == null ? Path.of("data") : Path.of(home, "data");
        }
        return path("data", value, mistakes);
    }

    private static Path path(String key, Value value, List<String> mistakes) {
        try {
            return Path.of(value.text);
        } catch (InvalidPathException wrong) {
            mistakes.add(value.where + ": \"" + key + "\" is not a path: " + wrong.getReason());
            return Path.of(key);
        }
    }

    /// The file of the installation key.
    public KeyFile key() {
        return new KeyFile(keyFile.orElseGet(() -> data.resolve(KeyFile.USUAL)));
    }

    /// Who has done what in the data folder, with its present keys.
    public AuditLog auditLog(Vault vault, Clock clock) {
        return new AuditLog(data, new AuditKeys(vault, vault), audit.headFile(), audit.kept()::before, clock);
    }

    private static int port(Value listen, int colon, List<String> mistakes) {
        try {
            int port = colon < 1 ? -1 : Integer.parseInt(listen.text.substring(colon + 1));
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            mistakes.add(listen.where + ": \"listen\" has the port \"" + listen.text.substring(colon + 1)
                    + "\"; write an address and a port like " + DEFAULT_LISTEN);
            return -1;
        }
        mistakes.add(
                listen.where + ": \"listen\" is \"" + listen.text + "\"; write an address and a port from 0 to 65535"
                        + " like " + DEFAULT_LISTEN);
        return -1;
    }

    private static Optional<String> text(Map<String, Value> values, String key) {
        return Optional.ofNullable(values.get(key)).map(Value::text);
    }
}
