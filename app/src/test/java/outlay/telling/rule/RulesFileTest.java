package outlay.telling.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Settings;
import outlay.activate.Conversion;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.telling.Untold;
import outlay.testkit.Checkout;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class RulesFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsRulesAndWhoTheClientsOwnPeopleAre() throws IOException {
        List<String> mistakes = new ArrayList<>();
        Rules rules = RulesFile.parse("good.yaml", text("good.yaml"), mistakes);
        assertThat(mistakes).isEmpty();
        assertThat(rules.clients().keySet()).extracting(ClientId::value).containsExactly("acme", "beta");
        ClientRules acme = rules.of(new ClientId("acme"));
        assertThat(acme.ours().email("x@sales.acme.com")).isTrue();
        assertThat(acme.ours().email("boss@HOME.org")).isTrue();
        assertThat(acme.ours().network("198.51.100.0")).isTrue();
        assertThat(acme.ours().network("198.51.101.0")).isFalse();
        assertThat(acme.ours().network("2001:db8:77:0:0:0:0:0")).isTrue();
        Rule first = acme.rules().getFirst();
        assertThat(first).isEqualTo(new Rule("purchases-to-meta", "meta-main", new Trigger.OnOrder(), "purchase",
                Worth.ACTUAL, Scope.ALL, Instant.parse("2026-11-01T00:00:00Z"), false, Optional.empty()));
        Rule second = acme.rules().getLast();
        assertThat(second.when()).isEqualTo(new Trigger.OnDealStage("Sales Qualified"));
        assertThat(second.worth().of(Optional.empty())).contains(Money.parse("600.00", "EUR"));
        assertThat(second.scope()).isEqualTo(new Scope(List.of("google"), List.of("Paid Search", "Display"),
                List.of("google/123"), Scope.Which.ANY, 90, Optional.of(Money.parse("10", "EUR")),
                List.of("DE", "AT", "NO")));
        assertThat(second.firstOnly()).isTrue();
        assertThat(second.source()).contains(Conversion.Source.PHONE);
        assertThat(rules.of(new ClientId("nobody"))).isEqualTo(ClientRules.NONE);
    }

    @Test
    void everyMistakeIsNamedWithItsLineAllAtOnce() throws Exception {
        List<String> mistakes = new ArrayList<>();
        RulesFile.parse("bad.yaml", text("bad.yaml"), mistakes);
        if (System.getProperty("golden.write") != null) {
            Files.writeString(Path.of("src/test/resources/outlay/telling/rules/bad.txt"),
                    String.join("\n", mistakes) + "\n");
        }
        assertThat(mistakes).containsExactlyElementsOf(text("bad.txt").lines().toList());
    }

    @Test
    void thePageKnowsEveryLineAndEveryReason() throws IOException {
        String page = Files.readString(Checkout.root().resolve("docs/reference/rules.md"));
        assertThat(RulesFile.RULE).allMatch(line -> page.contains("`" + line + "`"));
        assertThat(RulesFile.INTERNAL).allMatch(line -> page.contains("`" + line + "`"));
        for (Untold reason : Untold.values()) {
            assertThat(page).contains("| `" + reason.label() + "` | " + reason.sentence() + " |");
        }
    }

    @Test
    void theSettingsNameTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("rules.yaml"), text("good.yaml"));
        Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_RULES", file.toString()));
        assertThat(settings.rules().clients()).hasSize(2);
        for (String wrong : List.of(text("bad.yaml"), "clients: [", "- x", "rules: {}")) {
            Files.writeString(file, wrong);
            assertThat(catchThrowable(() -> Settings.read(Optional.empty(),
                    Map.of("OUTLAY_RULES", file.toString())))).isInstanceOf(Settings.Wrong.class)
                    .hasMessageContaining(file + ":");
        }
        assertThat(catchThrowable(() -> Settings.read(Optional.empty(),
                Map.of("OUTLAY_RULES", folder.resolve("none").toString())))).hasMessageContaining("does not exist");
    }

    /// A file that was cut, or has a line twice or none, is read or refused with a sentence, and never breaks anything.
    @Test
    void anyDamageGivesRulesOrASentence() throws IOException {
        List<String> lines = text("good.yaml").lines().toList();
        Property.check(400, 3, draw -> {
            List<String> damaged = new ArrayList<>(lines);
            for (int times = draw.between(1, 4); times > 0; times--) {
                damage(damaged, draw);
            }
            List<String> mistakes = new ArrayList<>();
            Rules rules = RulesFile.parse("f", String.join("\n", damaged), mistakes);
            assertThat(rules).isNotNull();
            assertThat(mistakes).allMatch(mistake -> mistake.matches("(?s)f:\\d+: .+"));
        });
    }

    private static void damage(List<String> lines, Draw draw) {
        int at = draw.between(0, lines.size() - 1);
        String line = lines.get(at);
        lines.set(at, draw.pick("", line + line, "  " + line, line.strip(), line.replace(":", ""),
                line.replaceAll("[a-z]+$", "[]"), line.replaceAll(": .*", ": {a: b}"), "- " + line, line + " &x *x"));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                RulesFileTest.class.getResourceAsStream("/outlay/telling/rules/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
