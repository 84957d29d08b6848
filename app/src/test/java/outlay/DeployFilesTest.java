package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import outlay.testkit.Checkout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The example files of an installation name metrics, settings and headings that there are.
class DeployFilesTest {
    private static final Pattern METRIC = Pattern.compile("\\boutlay_[a-z0-9_]+");
    private static final Pattern SETTING = Pattern.compile("\\bOUTLAY_([A-Z_]+)=");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY --chown=root:root (\\S+) (\\S+)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @TempDir
    Path data;

    @Test
    void everyMetricThatRulesAndDashboardNameIsThere() throws Exception {
        Set<String> there = new TreeSet<>();
        try (Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            URI metrics = server.adminUri().resolve("/metrics");
            String text = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
            text.lines().filter(line -> line.startsWith("# TYPE ")).map(line -> line.split(" ")[2])
                    .forEach(there::add);
        }
        assertThat(there).hasSizeGreaterThan(25);
        for (String file : List.of("prometheus-rules.yaml", "grafana-dashboard.json")) {
            Set<String> named = found(METRIC, read(file), 0);
            assertThat(named).as(file).hasSizeGreaterThan(8);
            assertThat(there).as(file).containsAll(named);
        }
    }

    @Test
    void everyRuleLeadsToAHeadingThatSaysWhatToDo() throws IOException {
        Set<String> headings = found(HEADING, Files.readString(Checkout.root().resolve("docs/operating.md")), 1)
                .stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT).replace(' ', '-')).collect(Collectors.toSet());
        Object rules = new Load(LoadSettings.builder().build()).loadFromString(read("prometheus-rules.yaml"));
        JsonNode tree = JsonMapper.shared().valueToTree(rules);
        List<String> runbooks = new ArrayList<>();
        tree.at("/groups/0/rules").forEach(rule -> {
            assertThat(rule.get("expr").asString()).isNotBlank();
            assertThat(rule.at("/annotations/summary").asString()).isNotBlank();
            runbooks.add(rule.at("/annotations/runbook").asString());
        });
        assertThat(runbooks).hasSizeGreaterThan(8).allMatch(runbook -> runbook.startsWith("docs/operating.md#")
                && headings.contains(runbook.substring(runbook.indexOf('#') + 1)));
    }

    @Test
    void everySettingInThemIsASetting() throws Exception {
        for (String file : List.of("outlay.service", "outlay-backup.service", "Containerfile")) {
            for (String name : found(SETTING, read(file), 1)) {
                Path missing = data.resolve("unknown.yaml");
                Files.writeString(missing, name.toLowerCase(Locale.ROOT) + ": 1 2\n");
                try {
                    Settings.read(Optional.of(missing), Map.of());
                } catch (Settings.Wrong wrong) {
                    assertThat(wrong.getMessage()).as(file + ": " + name).doesNotContain("is not a setting");
                }
            }
        }
    }

    /// The launcher and what it names: without the libraries beside it the jar does not start.
    @Test
    void theContainerIsGivenWhatTheLauncherStarts() throws IOException {
        Map<String, String> copied = COPY.matcher(read("Containerfile")).results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        assertThat(copied.keySet()).contains("bin/outlay", "etc/jvm.options", "app/target/outlay.jar",
                "app/target/lib");
        assertThat(copied).allSatisfy((from, to) -> assertThat(to).isEqualTo("/opt/outlay/" + from));
        assertThat(read("Containerfile")).contains("ENTRYPOINT [\"/opt/outlay/bin/outlay\"]");
    }

    /// What the world is let through to is what `public_hosts` answers, and no more.
    @Test
    void theProxiesPassOnWhatCollectsAndNothingElse() throws IOException {
        for (String file : List.of("nginx.conf", "Caddyfile")) {
            String text = read(file);
            assertThat(text).as(file).contains("v1/", "404").doesNotContain("/api", "/local", "/openapi", "8485");
        }
    }

    @Test
    void theDashboardIsJsonWithAPanelForEachQuestion() throws IOException {
        JsonNode panels = JsonMapper.shared().readTree(read("grafana-dashboard.json")).get("panels");
        assertThat(panels.valueStream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates()
                .hasSizeGreaterThan(9);
    }

    @Test
    void everyFileIsNamedInTheDocuments() throws IOException {
        String text = Files.readString(Checkout.root().resolve("docs/operating.md"));
        try (Stream<Path> files = Files.list(Checkout.root().resolve("etc/deploy"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).allMatch(text::contains);
        }
    }

    private static String read(String name) throws IOException {
        return Files.readString(Checkout.root().resolve("etc/deploy").resolve(name));
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(result -> result.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
