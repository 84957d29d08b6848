package outlay.funnel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.funnel.FunnelRules.Said;
import outlay.base.Spelling;

/// How campaigns are named: "{market} | {stage} | {tactic} | {note?}". Variables stand between one separator; those
/// with a question mark may be missing at the end. Blanks around separators and letter case do not matter.
public final class Convention {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z][a-z_]*)(\\?)?}");
    private static final int MOST_TYPOS = 2;

    private final String template;
    private final String separator;
    private final List<String> variables = new ArrayList<>();
    private int needed;

    public Convention(String template) {
        this.template = template.strip();
        Matcher matcher = VARIABLE.matcher(this.template);
        Set<String> between = new HashSet<>();
        Set<String> seen = new HashSet<>();
        int end = 0;
        while (matcher.find()) {
            if (!variables.isEmpty()) {
                between.add(this.template.substring(end, matcher.start()).strip());
            }
            boolean optional = matcher.group(2) != null;
            if (!seen.add(matcher.group(1)) || matcher.start() > 0 && variables.isEmpty()
                    || !optional && needed < variables.size()) {
                throw wrong();
            }
            variables.add(matcher.group(1));
            needed += optional ? 0 : 1;
            end = matcher.end();
        }
        if (between.size() != 1 || between.contains("") || end != this.template.length()
                || !seen.contains("stage") && !seen.contains("tactic")) {
            throw wrong();
        }
        separator = between.iterator().next();
    }

    public String template() {
        return template;
    }

    /// What a name says; absent where it does not follow the convention.
    Optional<Said> read(String name, FunnelRules rules) {
        List<String> parts = parts(name);
        if (parts.size() < needed || parts.size() > variables.size()) {
            return Optional.empty();
        }
        Optional<Stage> stage = Optional.empty();
        String tactic = "";
        for (int i = 0; i < parts.size(); i++) {
            Optional<Said> meaning = rules.meaning(variables.get(i), parts.get(i));
            if (meaning.isEmpty() && rules.words().containsKey(variables.get(i))) {
                return Optional.empty();
            }
            stage = stage.or(() -> meaning.flatMap(Said::stage));
            tactic = tactic.isEmpty() ? meaning.map(Said::tactic).orElse("") : tactic;
        }
        String found = tactic;
        return stage.map(known -> new Said(Optional.of(known), found));
    }

    /// Why a name does not follow the convention, and how it would, as far as a dictionary comes near.
    NameFault fault(String name, FunnelRules rules) {
        List<String> parts = parts(name);
        if (parts.size() < needed || parts.size() > variables.size()) {
            return new NameFault(parts.size() + " parts between \"" + separator + "\" where " + template + " has "
                    + variables.size(), "");
        }
        List<String> right = new ArrayList<>(parts);
        String problem = "";
        for (int i = 0; i < parts.size(); i++) {
            SortedMap<String, Said> dictionary = rules.words().get(variables.get(i));
            if (dictionary != null && !dictionary.containsKey(parts.get(i))) {
                Optional<String> near = nearest(parts.get(i), dictionary);
                problem = problem.isEmpty()
                        ? "\"" + parts.get(i) + "\" is no " + variables.get(i) + " of the dictionary"
                        : problem;
                right.set(i, near.orElse(""));
            }
        }
        return new NameFault(problem.isEmpty() ? "no word of it says a stage" : problem,
                problem.isEmpty() || right.contains("") ? "" : String.join(" " + separator + " ", right));
    }

    private List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : Words.fold(name).split(Pattern.quote(Words.fold(separator)), -1)) {
            parts.add(part.strip());
        }
        return parts;
    }

    private static Optional<String> nearest(String part, SortedMap<String, Said> dictionary) {
        String best = "";
        int least = MOST_TYPOS + 1;
        for (String word : dictionary.keySet()) {
            int distance = Spelling.distance(part, word);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return Optional.of(best).filter(word -> !word.isEmpty());
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("convention \"" + template + "\" must be variables between one separator,"
                + " stage or tactic among them and optional ones last, like {market} | {stage} | {tactic} | {note?}");
    }
}
