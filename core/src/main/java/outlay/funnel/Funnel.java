package outlay.funnel;

import java.util.List;
import java.util.Optional;
import outlay.funnel.FunnelRules.Said;
import outlay.funnel.Placed.Rule;

/// Says which stage and tactic a campaign has. Of these the first that fits decides: what somebody said of the
/// campaign, its name by a convention, its audience, the class of its keywords, its objective or type; else it is
/// unclassified.
public final class Funnel {
    /// Changes with every change of a built-in rule, so that a report can say by which it was made.
    public static final int VERSION = 1;

    private static final List<String> RETARGETING = List.of("retargeting", "remarketing", "rtg", "rmkt", "rlsa",
            "wiederansprache");
    private static final List<String> DEEP = List.of("cart", "checkout", "pricing", "demo", "basket", "abandoned",
            "warenkorb");

    private Funnel() {}

    public static Placed place(Traits campaign, FunnelRules rules) {
        Said override = rules.overrides().get(campaign.key());
        if (override != null && override.stage().isPresent()) {
            return new Placed(override.stage().get(), override.tactic(), Rule.OVERRIDE, campaign.key());
        }
        for (Convention convention : rules.conventions()) {
            Optional<Said> said = convention.read(campaign.name(), rules);
            if (said.isPresent()) {
                return new Placed(said.get().stage().orElseThrow(), said.get().tactic(), Rule.NAMING,
                        "\"" + campaign.name() + "\" by " + convention.template());
            }
        }
        return audience(campaign).or(() -> keywords(campaign, rules)).or(() -> Objectives.place(campaign))
                .orElse(new Placed(Stage.UNCLASSIFIED, "", Rule.NONE, campaign.types().isEmpty()
                        ? "no convention fits its name, and its reports have no type"
                        : "no rule knows the type " + String.join(", ", campaign.types())));
    }

    /// What is wrong with a name; absent where there is no convention, or the name follows one.
    public static Optional<NameFault> fault(Traits campaign, FunnelRules rules) {
        boolean follows = rules.conventions().isEmpty()
                || rules.conventions().stream().anyMatch(one -> one.read(campaign.name(), rules).isPresent());
        return follows ? Optional.empty() : Optional.of(rules.conventions().get(0).fault(campaign.name(), rules));
    }

    /// Exports do not name audiences, but people name campaigns and ad groups after them. A campaign counts as
    /// retargeting by its own name, or where all its ad groups are named so.
    private static Optional<Placed> audience(Traits campaign) {
        boolean byGroups = !campaign.adGroups().isEmpty()
                && campaign.adGroups().stream().allMatch(name -> says(name, RETARGETING));
        if (!says(campaign.name(), RETARGETING) && !byGroups) {
            return Optional.empty();
        }
        boolean deep = says(campaign.name(), DEEP)
                || byGroups && campaign.adGroups().stream().allMatch(name -> says(name, DEEP));
        boolean display = campaign.types().stream().anyMatch(type -> Objectives.bare(type).contains("DISPLAY"));
        return Optional.of(new Placed(deep ? Stage.CONVERSION : Stage.CONSIDERATION,
                display ? "display_retargeting" : "retargeting", Rule.AUDIENCE,
                says(campaign.name(), RETARGETING)
                        ? "its name says so"
                        : "the names of all its ad groups say so"));
    }

    private static Optional<Placed> keywords(Traits campaign, FunnelRules rules) {
        boolean search = campaign.types().stream().map(Objectives::bare).anyMatch(
                type -> type.equals("SEARCH") || type.equals("SEARCHANDCONTENT") || type.equals("DYNAMICSEARCHADS")
                        || type.equals("SUCHE"));
        boolean may = search || campaign.types().isEmpty() && !campaign.keywords().isEmpty();
        if (!may || !List.of("google", "microsoft").contains(campaign.family())) {
            return Optional.empty();
        }
        boolean told = !rules.brands().isEmpty() || !rules.competitors().isEmpty();
        if (told && !campaign.keywords().isEmpty()) {
            List<KeywordClass> classes = campaign.keywords().stream()
                    .map(keyword -> KeywordClass.of(keyword, rules.brands(), rules.competitors())).distinct().sorted()
                    .toList();
            return Optional.of(conversion(classes.size() == 1 ? classes.get(0).tactic() : "mixed_search",
                    campaign.keywords().size() + " keywords"));
        }
        Optional<KeywordClass> byName = KeywordClass.ofName(campaign.name(), rules);
        if (byName.isPresent()) {
            return Optional.of(conversion(byName.get().tactic(), "the campaign's name"));
        }
        List<Optional<KeywordClass>> groups = campaign.adGroups().stream()
                .map(name -> KeywordClass.ofName(name, rules)).distinct().toList();
        if (groups.size() == 1 && groups.get(0).isPresent()) {
            return Optional.of(conversion(groups.get(0).get().tactic(), "the names of its ad groups"));
        }
        return Optional.of(conversion("search", "a search campaign whose keywords are not known"));
    }

    private static Placed conversion(String tactic, String evidence) {
        return new Placed(Stage.CONVERSION, tactic, Rule.KEYWORD, evidence);
    }

    private static boolean says(String name, List<String> words) {
        return Words.of(Words.fold(name)).stream().anyMatch(words::contains);
    }
}
