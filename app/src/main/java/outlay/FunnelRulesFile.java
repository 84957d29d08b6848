package outlay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import outlay.base.ClientId;
import outlay.funnel.Convention;
import outlay.funnel.FunnelRules;
import outlay.funnel.FunnelRules.Said;
import outlay.funnel.Stage;

/// The table of what clients say about their campaigns: `client`, `rule`, `match`, and of `variable`, `stage` and
/// `tactic` what the rule needs.
///
/// | rule | match | needs |
/// |---|---|---|
/// | campaign | a campaign's key, platform/id | stage, perhaps tactic |
/// | convention | how campaigns are named: {market} \| {stage} \| {note?} | |
/// | word | a part of such a name | variable; of stage and tactic what it says, or neither |
/// | brand, competitor | a brand that people search for | |
public final class FunnelRulesFile {
    private static final List<String> NEEDED = List.of("client", "rule", "match");

    /// The rules of one client while they are being read.
    private static final class Making {
        private final SortedMap<String, Said> overrides = new TreeMap<>();
        private final List<Convention> conventions = new ArrayList<>();
        private final SortedMap<String, SortedMap<String, Said>> words = new TreeMap<>();
        private final SortedSet<String> brands = new TreeSet<>();
        private final SortedSet<String> competitors = new TreeSet<>();

        void add(UnaryOperator<String> cells) {
            String match = cells.apply("match");
            if (match.isEmpty()) {
                throw new IllegalArgumentException("match is empty; say what the rule is about");
            }
            switch (cells.apply("rule")) {
                case "campaign" -> {
                    Said said = said(cells);
                    if (said.stage().isEmpty()) {
                        throw new IllegalArgumentException("the rule for campaign \"" + match + "\" needs a stage");
                    }
                    once(overrides.put(match, said) == null, match);
                }
                case "convention" -> conventions.add(new Convention(match));
                case "word" -> {
                    String variable = cells.apply("variable");
                    if (variable.isEmpty()) {
                        throw new IllegalArgumentException("the word \"" + match
                                + "\" needs a variable, the one of the convention that it stands for");
                    }
                    once(words.computeIfAbsent(variable, added -> new TreeMap<>())
                            .put(FunnelRules.folded(match), said(cells)) == null, match);
                }
                case "brand" -> brands.add(match);
                case "competitor" -> competitors.add(match);
                default -> throw new IllegalArgumentException("rule \"" + cells.apply("rule")
                        + "\" must be one of campaign, convention, word, brand, competitor");
            }
        }

        private static Said said(UnaryOperator<String> cells) {
            return new Said(Optional.of(cells.apply("stage")).filter(text -> !text.isEmpty()).map(Stage::parse),
                    cells.apply("tactic"));
        }

        private static void once(boolean first, String match) {
            if (!first) {
                throw new IllegalArgumentException(
                        "there is a rule for \"" + match + "\" already; keep one of the two");
            }
        }

        FunnelRules rules() {
            return new FunnelRules(overrides, conventions, words, brands, competitors);
        }
    }

    private FunnelRulesFile() {}

    /// @param mistakes gets a sentence with the line for what is wrong; nothing is read then
    public static SortedMap<ClientId, FunnelRules> read(Path path, List<String> mistakes) {
        SortedMap<ClientId, Making> clients = new TreeMap<>();
        boolean right = RowsFile.read(path, NEEDED, mistakes, cells -> clients
                .computeIfAbsent(new ClientId(cells.apply("client")), added -> new Making()).add(cells));
        SortedMap<ClientId, FunnelRules> rules = new TreeMap<>();
        if (right) {
            clients.forEach((client, making) -> rules.put(client, making.rules()));
        }
        return Collections.unmodifiableSortedMap(rules);
    }
}
