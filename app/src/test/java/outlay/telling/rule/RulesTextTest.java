package outlay.telling.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// What is no line of a changed rule stays byte for byte, comments too.
class RulesTextTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String TEXT = """
            # who is told what
            clients:
              other:           # not ours
                rules:
                  - {name: mail, account: meta, when: order, tell: purchase, since: 2026-01-01}
              acme:
                internal:
                  domains: [acme.com]
                rules:
                  # the shop
                  - name: orders
                    account: meta
                    when: order
                    tell: purchase   # as the pixel has it
                    value: 30 %      # the margin
                    platforms:
                      - google
                      - meta
                    since: 2026-01-01
                  # the CRM
                  - {name: leads, account: google, when: deal stage sql, tell: lead, since: 2026-02-01} # soon
              zeta:
                internal:
                  users: [u-1]
            """;

    private static Map<String, String> rule(String name) {
        return Map.of("name", name, "account", "meta", "when", "order", "tell", "purchase", "since", "2026-03-01");
    }

    private static List<SortedMap<String, String>> rules() {
        return RulesText.rules(TEXT, ACME);
    }

    private static SortedMap<String, String> with(SortedMap<String, String> rule, String field, String text) {
        SortedMap<String, String> other = new TreeMap<>(rule);
        other.put(field, text);
        return other;
    }

    @Test
    void rulesThatStayLeaveTheTextAsItIs() {
        assertThat(rules()).hasSize(2).first().satisfies(rule -> assertThat(rule).containsEntry("platforms",
                "google\nmeta").containsEntry("value", "30 %"));
        assertThat(RulesText.with(TEXT, ACME, rules())).isEqualTo(TEXT);
    }

    @Test
    void aChangedLineKeepsItsCommentAndAllOthers() {
        assertThat(RulesText.with(TEXT, ACME, List.of(with(rules().get(0), "value", "25 %"), rules().get(1))))
                .isEqualTo(TEXT.replace("30 %", "25 %"));
        assertThat(RulesText.with(TEXT, ACME, List.of(with(rules().get(0), "value", ""), rules().get(1))))
                .isEqualTo(TEXT.replace("        value: 30 %      # the margin\n", ""));
        assertThat(RulesText.with(TEXT, ACME, List.of(with(rules().get(0), "minimum", "10.00 EUR"), rules().get(1))))
                .isEqualTo(TEXT.replace("        since: 2026-01-01\n      # the CRM",
                        "        since: 2026-01-01\n        minimum: 10.00 EUR\n      # the CRM"));
        assertThat(RulesText.with(TEXT, ACME, List.of(with(rules().get(0), "platforms", "meta"), rules().get(1))))
                .isEqualTo(TEXT.replace("platforms:\n          - google\n          - meta\n", "platforms: [meta]\n"));
        assertThat(RulesText.with(TEXT, ACME, List.of(rules().get(0), with(rules().get(1), "tell", "sign_up"))))
                .isEqualTo(TEXT.replace("tell: lead", "tell: sign_up"));
    }

    @Test
    void aRuleComesAndGoesWithItsLinesAlone() {
        assertThat(RulesText.with(TEXT, ACME, rules().subList(1, 2)))
                .contains("# the shop\n      # the CRM\n      - {n").doesNotContain("orders");
        String more = RulesText.with(TEXT, ACME, List.of(rules().get(0), rules().get(1), rule("more")));
        assertThat(more).contains("# soon\n      - name: more\n        account: meta\n").contains("  zeta:\n");
        assertThat(RulesText.with(more, ACME, rules())).isEqualTo(TEXT);
        String none = RulesText.with(TEXT, ACME, List.of());
        assertThat(none).contains("    rules: []\n      # the shop\n      # the CRM\n  zeta:");
        assertThat(RulesText.rules(RulesText.with(none, ACME, rules()), ACME)).isEqualTo(rules());
    }

    @Test
    void aClientBeginsBehindTheOthersAndInAnEmptyFile() {
        assertThat(RulesText.with(TEXT, new ClientId("new"), List.of(rule("a")))).isEqualTo(TEXT + """
                  new:
                    rules:
                      - name: a
                        account: meta
                        when: order
                        tell: purchase
                        since: 2026-03-01
                """);
        assertThat(RulesText.with(TEXT, new ClientId("zeta"), List.of(rule("a")))).startsWith(TEXT)
                .contains("users: [u-1]\n    rules:\n      - name: a\n");
        assertThat(RulesText.with("", ACME, List.of(rule("a")))).startsWith("clients:\n  acme:\n    rules:\n      - n");
        assertThat(RulesText.with("# nothing yet", ACME, List.of(rule("a")))).startsWith("# nothing yet\nclients:\n");
    }

    @Test
    void whatWouldChangeMoreThanItsLinesIsLeftToAHand() {
        String shared = """
                clients:
                  other:
                    rules: &same
                      - {name: mail, account: meta, when: order, tell: purchase, since: 2026-01-01}
                  acme:
                    rules: *same
                """;
        assertThatThrownBy(() -> RulesText.with(shared, ACME, List.of(rule("a"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("file");
        String braces = "clients: {acme: {rules: [{name: a, account: m, when: order, tell: x, since: 2026-01-01}]}}";
        assertThat(RulesText.foreign(braces, ACME)).isPresent();
        assertThat(RulesText.rules(braces, ACME)).hasSize(1);
    }

    @Test
    void anyTextIsReadAsItWasWritten() {
        List<String> hostile = List.of("plain", "DE | awa | yt", "a: b", "# no comment", "- x", "'quoted'", "\"q\"",
                "{brace}", "[list]", "*anchor", "&a", "!tag", "100 %", "back\\slash", "\u202eturned", "null", "~", "é",
                "a, b", "\ud83d\ude00");
        Property.check(500, 7, draw -> {
            List<Map<String, String>> wanted = new ArrayList<>();
            int rules = draw.between(0, 3);
            for (int i = 0; i < rules; i++) {
                Map<String, String> rule = new TreeMap<>(rule("r" + draw.between(0, 1) + i));
                rule.put("campaigns", String.join("\n", draw.list(1, 3, (Draw one) -> one.pick(hostile))));
                rule.put("when", "event " + draw.pick(hostile));
                wanted.add(rule);
            }
            String made = RulesText.with(TEXT, ACME, wanted);
            assertThat(RulesText.rules(made, ACME)).containsExactlyInAnyOrderElementsOf(wanted.stream()
                    .map(rule -> (SortedMap<String, String>) new TreeMap<>(rule)).toList());
            String without = RulesText.with(made, ACME, List.of());
            assertThat(without).isEqualTo(RulesText.with(TEXT, ACME, List.of()));
        });
    }
}
