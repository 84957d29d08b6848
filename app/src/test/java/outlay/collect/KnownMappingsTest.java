package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.ImportResult.OfFile;
import outlay.collect.ImportResult.State;
import outlay.collect.Importer.Options;
import outlay.log.Entry;
import outlay.log.MemoryLog;
import outlay.platform.Platforms;

class KnownMappingsTest {
    private static final Map<String, String> SAID = Map.of("Wann", "day", "Was", "campaign", "Geld", "spend");

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    private OfFile imported(String client, String name, String text, Map<String, String> mapping, String platform,
            boolean dry) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        return new Importer(log, Platforms.readers(), Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"),
                ZoneOffset.UTC), Progress.NONE)
                .importFiles(new ClientId(client), List.of(file),
                        new Options(platform.isEmpty() ? Optional.empty() : Optional.of(platform), Optional.empty(),
                                mapping, Optional.empty(), Optional.empty(), Optional.empty(), dry))
                .files().getFirst();
    }

    @Test
    void whatTheUserSaidOfAHeaderHoldsForTheNextFileWithIt() throws Exception {
        String october = "Export\n\nWann;Was;Geld\n2026-10-01;a;1,5\n";
        assertThat(imported("acme", "dry.csv", october, SAID, "reddit", true).state()).isEqualTo(State.DRY_RUN);
        assertThat(log.entries()).isEmpty();
        OfFile first = imported("acme", "october.csv", october, SAID, "reddit", false);
        assertThat(first.state()).isEqualTo(State.IMPORTED);
        assertThat(imported("acme", "october.csv", october, Map.of(), "", false).state()).isEqualTo(State.UNCHANGED);
        OfFile next = imported("acme", "november.csv", "Geld;Was;Wann\n2,5;a;2026-11-01\n", Map.of(), "", false);
        assertThat(next.state()).isEqualTo(State.IMPORTED);
        assertThat(next.spend().values()).extracting(Object::toString).containsExactly("USD 2.50");
        assertThat(next.problems()).anyMatch(problem -> problem.message().contains("as you said on 2026-11-01"));
        assertThat(log.entries()).filteredOn(entry -> entry.kind() == Entry.Kind.COLUMN_MAPPING).hasSize(1);
    }

    @Test
    void itHoldsForThatClientAndHeaderOnlyAndWhatIsSaidNowComesFirst() throws Exception {
        imported("acme", "a.csv", "Wann;Was;Geld\n2026-10-01;a;1,5\n", SAID, "reddit", false);
        assertThat(imported("other", "b.csv", "Wann;Was;Geld\n2026-10-02;a;1,5\n", Map.of(), "", false).state())
                .isEqualTo(State.REFUSED);
        assertThat(imported("acme", "c.csv", "Wann;Was;Geld;Mehr\n2026-10-02;a;1,5;2\n", Map.of(), "", false).state())
                .isEqualTo(State.REFUSED);
        assertThat(imported("acme", "d.csv", "Wann;Was;Geld\n2026-10-03;a;1,5\n", Map.of("remembered", "no"), "",
                false).state()).isEqualTo(State.REFUSED);
        Map<String, String> now = Map.of("Wann", "day", "Was", "ad_group", "Geld", "spend");
        assertThat(imported("acme", "e.csv", "Wann;Was;Geld\n2026-10-04;a;1,5\n", now, "snapchat", false).state())
                .isEqualTo(State.IMPORTED);
        OfFile later = imported("acme", "f.csv", "Wann;Was;Geld\n2026-10-05;a;1,5\n", Map.of(), "", false);
        assertThat(later.problems()).anyMatch(problem -> problem.message().contains("Was=ad_group"));
    }
}
