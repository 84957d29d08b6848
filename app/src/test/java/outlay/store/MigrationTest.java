package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MigrationTest {
    /// A released migration must never change: databases that were made with it are refused otherwise.
    private static final List<String> RELEASED = List.of();

    @Test
    void everyFileIsListedAndNumberedInOrder() throws IOException, URISyntaxException {
        Path folder = Path.of(MigrationTest.class.getResource("001-what-the-log-says.sql").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")).sorted())
                    .isEqualTo(Migration.NAMES);
        }
        List<Migration> all = Migration.all();
        assertThat(all.stream().map(Migration::number)).isSorted().doesNotHaveDuplicates();
        assertThat(all.stream().map(Migration::sha256).limit(RELEASED.size())).isEqualTo(RELEASED);
    }

    @Test
    void cutsStatements() {
        Migration migration = new Migration(1, "x",
                "-- a; remark;\nCREATE TABLE a (\n    b TEXT\n);\n\nDROP TABLE a;\n");
        assertThat(migration.statements()).containsExactly("CREATE TABLE a (\n    b TEXT\n)", "DROP TABLE a");
        assertThatThrownBy(() -> new Migration(1, "x", "DROP TABLE a").statements()).hasMessageContaining("semicolon");
    }
}
