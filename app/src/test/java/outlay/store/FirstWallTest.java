package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.testkit.Checkout;

/// SQLite has no second wall, so the first one must have no gap: every statement in the sources that reads, changes or
/// deletes rows of a table with a client says of which client, and every row is inserted with one.
final class FirstWallTest {
    private static final Pattern TEXT = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("\\b(FROM|UPDATE|INTO|JOIN)\\s+([a-z_]+)");
    private static final Pattern WITH_CLIENT = Pattern.compile("\\([^)]*\\bclient\\b");
    private static final String CONDITION = "client = :client";
    /// They read and write all there is, client by client.
    private static final Set<String> OF_ALL = Set.of("TableRows.java", "TableWriter.java");
    /// What the condition is put behind, in the same file.
    private static final List<String> HALVES = List.of("UPDATE delivery SET named = '', told = '', fingerprint = ''",
            "UPDATE receipt SET fingerprint = '', evidence = ''",
            "UPDATE delivery SET state = :state, due_ms = :due, attempts = :attempts, receipts = :receipts,");

    @Test
    void everyStatementSaysOfWhichClient(@TempDir Path folder) throws IOException {
        Set<String> walled;
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            walled = store.engine().<List<TableRows.Table>>read(handle -> TableRows.inSqlite(handle).tables()).stream()
                    .filter(TableRows.Table::ofClients).map(TableRows.Table::name).collect(Collectors.toSet());
        }
        List<String> open = new ArrayList<>();
        int statements = 0;
        for (Path file : sources()) {
            String source = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
            for (Matcher text = TEXT.matcher(source); text.find();) {
                String sql = Optional.ofNullable(text.group(1)).orElse(String.valueOf(text.group(2)));
                Matcher table = TABLE.matcher(sql);
                if (table.find() && walled.contains(table.group(2))) {
                    statements++;
                    if (!says(table.group(1), sql) && !half(sql, source)) {
                        open.add(file.getFileName() + ": " + sql);
                    }
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(statements).as("the sources are where they were").isGreaterThan(50);
    }

    private static boolean says(String verb, String sql) {
        return sql.contains(CONDITION) || verb.equals("INTO") && WITH_CLIENT.matcher(sql).find();
    }

    private static boolean half(String sql, String source) {
        return HALVES.stream().anyMatch(sql::startsWith) && source.contains("\" WHERE " + CONDITION);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("app/src/main/java/outlay/store"))) {
            return files.filter(file -> file.toString().endsWith(".java")
                    && !OF_ALL.contains(String.valueOf(file.getFileName()))).sorted().toList();
        }
    }
}
