package outlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.plan.Target;
import outlay.web.Mistakes;

class TargetsEditorTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    private Path folder;

    private TargetsEditor editor(Instant now) throws IOException {
        Path file = folder.resolve("targets.csv");
        if (!Files.exists(file)) {
            Files.writeString(file, """
                    Client,Channel,Currency,max_cpa
                    other,,EUR,7
                    acme,Paid Search,USD,100
                    """);
        }
        return new TargetsEditor(file, folder, TargetsFile.read(file, new ArrayList<>()),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Map<String, String> row(String channel, String maxCpa) {
        return Map.of("channel", channel, "currency", "USD", "max_cpa", maxCpa);
    }

    @Test
    void aChangeIsInEffectAndInTheFileAtOnceAndTouchesNoOtherClient() throws IOException {
        TargetsEditor editor = editor(NOON);
        TargetsEditor.Preview preview = editor.put(ACME, List.of(row("Paid Search", "120"), row("Email", "9.50")),
                true);
        assertThat(preview.added()).hasSize(2);
        assertThat(preview.removed()).singleElement().satisfies(gone -> assertThat(gone).containsEntry("max_cpa",
                "100"));
        assertThat(editor.targets()).as("it was only tried").hasSize(2);
        editor.put(ACME, List.of(row("Paid Search", "120"), row("Email", "9.50")), false);
        List<Target> now = TargetsFile.read(folder.resolve("targets.csv"), new ArrayList<>());
        assertThat(now).isEqualTo(editor.targets()).hasSize(3);
        assertThat(now).filteredOn(target -> target.client().value().equals("other")).singleElement()
                .extracting(target -> target.maxCpa().map(Object::toString)).isEqualTo(Optional.of("EUR 7.00"));
        assertThat(editor.rows(ACME)).hasSize(2);
    }

    @Test
    void whatItWasCanBeTakenBack() throws IOException {
        editor(NOON).put(ACME, List.of(), false);
        TargetsEditor later = editor(NOON.plusSeconds(60));
        assertThat(later.rows(ACME)).isEmpty();
        assertThat(later.versions()).containsExactly(NOON);
        later.put(ACME, later.rows(ACME, NOON), false);
        assertThat(later.rows(ACME)).singleElement().satisfies(row -> assertThat(row).containsEntry("max_cpa", "100"));
        assertThat(later.versions()).containsExactly(NOON.plusSeconds(60), NOON);
        assertThatThrownBy(() -> later.rows(ACME, NOON.plusSeconds(1))).isInstanceOf(Mistakes.class);
    }

    @Test
    void aWrongRowChangesNothingAndIsNamed() throws IOException {
        String before = Files.readString(file());
        for (List<Map<String, String>> wrong : List.of(List.of(row("Email", "9"), row("Paid Search", "cheap")),
                List.of(row("Email", "9"), row("Email", "8")), List.of(row("Email", "9"), row("x", "")))) {
            assertThatThrownBy(() -> editor(NOON).put(ACME, wrong, false))
                    .isInstanceOfSatisfying(Mistakes.class,
                            mistakes -> assertThat(mistakes.list().getFirst().field()).isEqualTo("rows 2"));
        }
        assertThat(Files.readString(file())).isEqualTo(before);
        assertThat(editor(NOON).versions()).isEmpty();
    }

    private Path file() throws IOException {
        editor(NOON);
        return folder.resolve("targets.csv");
    }

    @Test
    void aFileWithMoreInItIsLeftToWhoeverWroteIt() throws IOException {
        Files.writeString(folder.resolve("targets.csv"), "client,currency,max_cpa,why\nacme,USD,1,because\n");
        assertThatThrownBy(() -> editor(NOON).put(ACME, List.of(), false)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("why");
        assertThat(Files.readString(folder.resolve("targets.csv"))).contains("because");
    }

    @Test
    void whereNoSettingNamesAFileOneIsMadeAndFoundAtTheNextStart() throws Exception {
        Path file = Settings.targetsOf(folder);
        TargetsEditor editor = new TargetsEditor(file, folder.resolve("settings"), List.of(),
                Clock.fixed(NOON, ZoneOffset.UTC));
        editor.put(ACME, List.of(row("=Odd, \"name\"", "1")), false);
        Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", folder.toString()));
        assertThat(settings.plan().targets()).isEqualTo(editor.targets()).singleElement()
                .extracting(Target::channel).isEqualTo("=Odd, \"name\"");
    }
}
