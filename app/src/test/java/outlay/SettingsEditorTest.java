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
import outlay.funnel.Stage;
import outlay.plan.Target;
import outlay.setting.Editor;
import outlay.web.Mistakes;
import outlay.web.Refused;

class SettingsEditorTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Editor<List<Target>> editor(Instant now) throws IOException {
        Path file = folder.resolve("targets.csv");
        if (!Files.exists(file)) {
            Files.writeString(file, """
                    Client,Channel,Currency,max_cpa
                    other,,EUR,7
                    acme,Paid Search,USD,100
                    """);
        }
        return new Editor<>(TableFiles.TARGETS, file, Optional.empty(), folder,
                TargetsFile.read(file, new ArrayList<>()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Map<String, String> row(String channel, String maxCpa) {
        return Map.of("channel", channel, "currency", "USD", "max_cpa", maxCpa);
    }

    @Test
    void aChangeIsInEffectAndInTheFileAtOnceAndTouchesNoOtherClient() throws IOException {
        Editor<List<Target>> editor = editor(NOON);
        Editor.Change<List<Target>> change = editor.tried(ACME, List.of(row("Paid Search", "120"),
                row("Email", "9.50")));
        assertThat(change.added()).hasSize(2);
        assertThat(change.removed()).singleElement().satisfies(gone -> assertThat(gone.cell("max_cpa"))
                .isEqualTo("100"));
        assertThat(change.after()).hasSize(3);
        assertThat(editor.now()).as("it was only tried").hasSize(2);
        editor.put(ACME, List.of(row("Paid Search", "120"), row("Email", "9.50")));
        List<Target> now = TargetsFile.read(folder.resolve("targets.csv"), new ArrayList<>());
        assertThat(now).isEqualTo(editor.now()).hasSize(3);
        assertThat(now).filteredOn(target -> target.client().value().equals("other")).singleElement()
                .extracting(target -> target.maxCpa().map(Object::toString)).isEqualTo(Optional.of("EUR 7.00"));
        assertThat(editor.rows(ACME)).hasSize(2);
        assertThat(Files.readString(folder.resolve("targets.csv"))).isEqualTo("""
                Client,Channel,Currency,max_cpa
                other,,EUR,7
                acme,Paid Search,USD,120
                acme,Email,USD,9.50
                """);
    }

    @Test
    void whatItWasCanBeTakenBack() throws IOException {
        editor(NOON).put(ACME, List.of());
        Editor<List<Target>> later = editor(NOON.plusSeconds(60));
        assertThat(later.rows(ACME)).isEmpty();
        assertThat(later.versions(ACME)).containsExactly(NOON);
        assertThat(later.versions(OTHER)).as("another client's changes are nobody else's to see").isEmpty();
        later.put(ACME, later.rows(ACME, NOON).stream().map(row -> row.cells()).toList());
        assertThat(later.rows(ACME)).singleElement().satisfies(row -> assertThat(row.cell("max_cpa"))
                .isEqualTo("100"));
        assertThat(later.versions(ACME)).containsExactly(NOON.plusSeconds(60), NOON);
        assertThatThrownBy(() -> later.rows(ACME, NOON.plusSeconds(1))).isInstanceOf(Mistakes.class);
    }

    @Test
    void twoChangesOfOneMillisecondBothStandInTheHistory() throws IOException {
        Editor<List<Target>> editor = editor(NOON);
        editor.put(ACME, List.of(row("Email", "1")));
        editor.put(ACME, List.of(row("Email", "2")));
        assertThat(editor.versions(ACME)).containsExactly(NOON.plusMillis(1), NOON);
        assertThat(editor.rows(ACME, NOON)).singleElement().satisfies(row -> assertThat(row.cell("channel"))
                .isEqualTo("Paid Search"));
    }

    @Test
    void theLastHundredChangesOfEachClientAreKept() throws IOException {
        editor(NOON).put(OTHER, List.of());
        for (int i = 0; i < 105; i++) {
            editor(NOON.plusSeconds(i)).put(ACME, List.of(row("Email", String.valueOf(i + 1))));
        }
        assertThat(folder.resolve("targets").toFile().list()).hasSize(101);
        Editor<List<Target>> editor = editor(NOON);
        assertThat(editor.versions(OTHER)).as("of another client nothing is forgotten").containsExactly(NOON);
        assertThat(editor.versions(ACME)).hasSize(20).first().isEqualTo(NOON.plusSeconds(104));
        assertThat(editor.rows(ACME, NOON.plusSeconds(5))).hasSize(1);
        assertThatThrownBy(() -> editor.rows(ACME, NOON.plusSeconds(4))).isInstanceOf(Mistakes.class);
    }

    @Test
    void aWrongRowChangesNothingAndIsNamed() throws IOException {
        editor(NOON);
        String before = Files.readString(folder.resolve("targets.csv"));
        for (List<Map<String, String>> wrong : List.of(List.of(row("Email", "9"), row("Paid Search", "cheap")),
                List.of(row("Email", "9"), row("Email", "8")), List.of(row("Email", "9"), row("x", "")),
                List.of(row("Email", "9"), row("two\nlines", "8")))) {
            assertThatThrownBy(() -> editor(NOON).put(ACME, wrong))
                    .isInstanceOfSatisfying(Mistakes.class,
                            mistakes -> assertThat(mistakes.list().getFirst().field()).isEqualTo("rows 2"));
        }
        assertThat(Files.readString(folder.resolve("targets.csv"))).isEqualTo(before);
        assertThat(editor(NOON).versions(ACME)).isEmpty();
    }

    @Test
    void aFileWithMoreInItIsLeftToWhoeverWroteIt() throws IOException {
        Files.writeString(folder.resolve("targets.csv"), "client,currency,max_cpa,why\nacme,USD,1,because\n");
        assertThat(editor(NOON).rows(ACME)).hasSize(1);
        assertThatThrownBy(() -> editor(NOON).put(ACME, List.of())).isInstanceOf(Refused.class)
                .hasMessageContaining("why");
        assertThat(Files.readString(folder.resolve("targets.csv"))).contains("because");
    }

    @Test
    void aMistakeOfAnotherClientIsNamedByItsPlaceAlone() throws IOException {
        Files.writeString(folder.resolve("targets.csv"), "client,currency,max_cpa\nother,USD,secret\n");
        Editor<List<Target>> editor = new Editor<>(TableFiles.TARGETS, folder.resolve("targets.csv"),
                Optional.empty(), folder, List.of(), Clock.fixed(NOON, ZoneOffset.UTC));
        assertThatThrownBy(() -> editor.put(ACME, List.of(row("", "9")))).isInstanceOf(Mistakes.class)
                .hasMessageContaining("line 2").message().doesNotContain("secret");
        Path yaml = Files.writeString(folder.resolve("rules.yaml"), "clients: {\n  secret");
        var rules = new Editor<>(TableFiles.RULES, yaml, Optional.empty(), folder, TableFiles.RULES.none(),
                Clock.fixed(NOON, ZoneOffset.UTC));
        assertThatThrownBy(() -> rules.rows(ACME)).isInstanceOf(Mistakes.class).message()
                .contains("not valid YAML").doesNotContain("secret");
    }

    @Test
    void aFileOutsideOfTheDataFolderIsReadOnlyAndOneInsideIsNot() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path outside = Files.writeString(folder.resolve("funnel.csv"), "client,rule,match\nacme,brand,Flow\n");
        Path inside = Files.copy(outside, data.resolve("mine.csv"));
        for (Path file : List.of(outside, inside)) {
            TableFiles tables = Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(),
                    "OUTLAY_FUNNEL_RULES", file.toString())).tables();
            assertThat(tables.of(TableFiles.FUNNEL, data)).isEqualTo(file);
            assertThat(tables.readOnly(TableFiles.FUNNEL, data).isPresent()).isEqualTo(file.equals(outside));
            assertThat(tables.readOnly(TableFiles.ALERTS, data)).isEmpty();
        }
    }

    @Test
    void whereNoSettingNamesAFileOneIsMadeAndFoundAtTheNextStart() throws Exception {
        TableFiles none = TableFiles.NONE;
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        Editor<List<Target>> targets = new Editor<>(TableFiles.TARGETS, none.of(TableFiles.TARGETS, folder),
                Optional.empty(), TableFiles.folder(folder), List.of(), clock);
        targets.put(ACME, List.of(row("=Odd, \"name\"", "1")));
        var funnel = new Editor<>(TableFiles.FUNNEL, none.of(TableFiles.FUNNEL, folder), Optional.empty(),
                TableFiles.folder(folder), TableFiles.FUNNEL.none(), clock);
        funnel.put(ACME, List.of(Map.of("rule", "campaign", "match", "google_ads/1", "stage", "awareness")));
        var rules = new Editor<>(TableFiles.RULES, none.of(TableFiles.RULES, folder), Optional.empty(),
                TableFiles.folder(folder), TableFiles.RULES.none(), clock);
        rules.put(ACME, List.of(Map.of("name", "orders", "account", "meta", "when", "order", "tell", "purchase",
                "since", "2026-01-01")));
        Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", folder.toString()));
        assertThat(settings.plan().targets()).isEqualTo(targets.now()).singleElement()
                .extracting(Target::channel).isEqualTo("=Odd, \"name\"");
        assertThat(settings.plan().funnelOf(ACME).overrides()).hasEntrySatisfying("google_ads/1",
                placed -> assertThat(placed.stage()).contains(Stage.AWARENESS));
        assertThat(settings.rules().of(ACME).named("orders")).isPresent();
    }
}
