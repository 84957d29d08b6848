package outlay.telling.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import outlay.activate.Conversion;
import outlay.activate.normal.Countries;
import outlay.activate.normal.Normalised;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.journey.Channels;

/// The file of rules: a client, its own people, and its rules. A rule that cannot be read whole is none.
public final class RulesFile {
    static final List<String> TOP = List.of("clients");
    static final List<String> CLIENT = List.of("internal", "rules");
    static final List<String> INTERNAL = List.of("networks", "domains", "addresses", "users");
    static final List<String> RULE = List.of("name", "account", "when", "tell", "value", "since", "first_only",
            "platforms", "channels", "campaigns", "touch", "lookback_days", "minimum", "countries", "source");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
    /// What a platform calls a conversion; Meta's and TikTok's own names have no more characters.
    private static final Pattern TOLD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,49}");
    private static final Set<String> PLATFORMS = Set.of("google", "microsoft", "meta", "linkedin", "tiktok",
            "pinterest", "snapchat", "reddit", "twitter", "amazon", "apple", "openai");

    private RulesFile() {}

    /// @param file     its name, for the mistakes
    /// @param mistakes gets a sentence with the line for everything that is wrong
    public static Rules parse(String file, String text, List<String> mistakes) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            mistakes.add(file + ":" + line + ": is not valid YAML: " + wrong.getProblem());
            return Rules.NONE;
        } catch (YamlEngineException wrong) {
            mistakes.add(file + ": is not valid YAML: " + wrong.getMessage());
            return Rules.NONE;
        }
        Map<ClientId, ClientRules> clients = new TreeMap<>();
        List<YamlNode.Mistake> found = new ArrayList<>();
        if (root.isPresent()) {
            YamlNode top = YamlNode.of(root.get(), TOP, found);
            top.child("clients", List.of()).ifPresent(all -> all.each((name, node) -> {
                YamlNode client = YamlNode.of(node, CLIENT, found);
                try {
                    clients.put(new ClientId(name), client(client));
                } catch (IllegalArgumentException wrong) {
                    all.mistake(name, String.valueOf(wrong.getMessage()));
                }
            }));
        }
        found.stream().sorted(Comparator.comparingInt(YamlNode.Mistake::line))
                .forEach(mistake -> mistakes.add(file + ":" + mistake.line() + ": " + mistake.sentence()));
        return new Rules(clients);
    }

    private static ClientRules client(YamlNode client) {
        Ours ours = client.child("internal", INTERNAL).map(RulesFile::ours).orElse(Ours.NOBODY);
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : client.children("rules", RULE)) {
            rule(node).ifPresent(rule -> {
                if (names.add(rule.name())) {
                    rules.add(rule);
                } else {
                    node.mistake("name", "name \"" + rule.name() + "\" is that of an earlier rule; take another");
                }
            });
        }
        return new ClientRules(rules, ours);
    }

    private static Ours ours(YamlNode node) {
        return new Ours(node.list("networks", Network::parse),
                node.list("domains", text -> shaped(text.toLowerCase(Locale.ROOT), DOMAIN, "a domain like acme.com")),
                node.list("addresses", text -> shaped(text.toLowerCase(Locale.ROOT), ADDRESS, "an e-mail address")),
                node.list("users", text -> text));
    }

    private static Optional<Rule> rule(YamlNode node) {
        Optional<String> name = node.need("name", "what you call the rule, like purchases-to-meta",
                text -> shaped(text, NAME, "1 to 40 small letters, digits and hyphens"));
        Optional<String> account = node.need("account", "which account is told, as outlay destinations add named it",
                text -> shaped(text, NAME, "1 to 40 small letters, digits and hyphens"));
        Optional<Trigger> when = node.need("when", "what has to happen: " + String.join(", ", Trigger.FORMS),
                Trigger::parse);
        Optional<String> tell = node.need("tell", "the conversion's name, like purchase or lead",
                text -> shaped(text, TOLD, "a name of at most 50 letters, digits, blanks, dots, hyphens"));
        Optional<Instant> since = node.need("since", "the day before which nothing is told, like 2026-11-01",
                RulesFile::day);
        Worth worth = node.read("value", Worth.ACTUAL, Worth::parse);
        Scope scope = scope(node);
        boolean firstOnly = node.read("first_only", false, RulesFile::flag);
        Optional<Conversion.Source> source = node.read("source", Optional.<Conversion.Source>empty(),
                text -> Optional.of(choice(text, Conversion.Source.values())));
        if (name.isEmpty() || account.isEmpty() || when.isEmpty() || tell.isEmpty() || since.isEmpty()) {
            return Optional.empty();
        }
        if (worth instanceof Worth.Margin && when.get() instanceof Trigger.OnContactStage) {
            node.mistake("value", "value is a margin, and a contact's stage brings no amount; write an amount");
        }
        return Optional.of(new Rule(name.get(), account.get(), when.get(), tell.get(), worth, scope, since.get(),
                firstOnly, source));
    }

    private static Scope scope(YamlNode node) {
        return new Scope(node.list("platforms", text -> among(text, PLATFORMS)),
                node.list("channels", text -> among(text, Set.copyOf(Channels.ALL))),
                node.list("campaigns", text -> text),
                node.read("touch", Scope.Which.LAST, text -> choice(text, Scope.Which.values())),
                node.read("lookback_days", Worth.USUAL_DAYS, RulesFile::days),
                node.read("minimum", Optional.<Money>empty(), text -> Optional.of(money(text))),
                node.list("countries", RulesFile::country));
    }

    private static String shaped(String text, Pattern shape, String says) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" must be " + says);
        }
        return text;
    }

    private static String among(String text, Set<String> known) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is not known; there are "
                    + String.join(", ", known.stream().sorted().toList()));
        }
        return text;
    }

    private static <E extends Enum<E>> E choice(String text, E[] values) {
        List<String> names = new ArrayList<>();
        for (E value : values) {
            names.add(value.name().toLowerCase(Locale.ROOT));
            if (names.getLast().equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" must be one of " + String.join(", ", names));
    }

    private static Instant day(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("\"" + text + "\" must be a day like 2026-11-01, which begins in UTC",
                    wrong);
        }
    }

    private static int days(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > Worth.MOST_DAYS) {
            throw new IllegalArgumentException("\"" + text + "\" must be a number from 1 to " + Worth.MOST_DAYS);
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("\"" + text + "\" must be true or false");
        }
        return text.equals("true");
    }

    private static Money money(String text) {
        if (Worth.parse(text) instanceof Worth.Fixed fixed) {
            return fixed.value();
        }
        throw new IllegalArgumentException("\"" + text + "\" must be an amount like 10.00 EUR");
    }

    private static String country(String text) {
        if (Countries.UPPER.normalise(text, Optional.empty()) instanceof Normalised.Kept kept) {
            return kept.text();
        }
        throw new IllegalArgumentException("\"" + text + "\" must be a country like DE or Germany");
    }
}
