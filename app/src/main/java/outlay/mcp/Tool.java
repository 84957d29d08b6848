package outlay.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.web.BreakdownReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A question that assistants can ask: one GET of the API under a name of its own.
///
/// @param says      what it answers and how it must be read, for the assistant
/// @param path      with `{by}` for the argument of that name
/// @param arguments by name, in the order in which they are listed
/// @param counts    whether the API itself gives as many rows as are asked for, so that it says what is left
record Tool(String name, String says, String path, List<Argument> arguments, boolean counts) {
    private static final String IN_PATH = "by";
    private static final String LIMIT = "limit";
    /// The most rows of a list in an answer, unless an assistant asks for fewer.
    static final int MOST_ROWS = 200;
    static final int USUAL_ROWS = 50;
    static final String ROWS = "max_rows";

    /// @param among the values that it can have; empty for any
    record Argument(String name, String says, boolean required, List<String> among) {
        static Argument must(String name, String says) {
            return new Argument(name, says, true, List.of());
        }

        static Argument may(String name, String says) {
            return new Argument(name, says, false, List.of());
        }

        Argument of(List<String> values) {
            return new Argument(name, says, required, values);
        }
    }

    private static final String RATIOS = " Ratios come with the sums that they are made of: when rows are put "
            + "together, add up the sums and divide again, never average ratios. Amounts of different currencies are "
            + "never added.";
    private static final Argument CLIENT = Argument.must("client", "Whose data, as list_clients names it.");
    private static final Argument FROM = Argument.may("from", "First day, like 2026-10-01; with to.");
    private static final Argument TO = Argument.may("to", "Last day, included.");
    private static final Argument MODEL = Argument.may("model",
            "How conversions are credited, as list_models names it.");
    private static final Argument LOOKBACK = Argument.may("lookback_days",
            "How long before a conversion touches count.");
    private static final Argument CURRENCY = Argument.may("currency",
            "Converts everything to it, like USD; without it each currency has rows of its own.");
    private static final Argument AS_OF = Argument.may("as_of",
            "As it stood then: a version that an answer named, or an instant with its offset.");
    private static final Argument PLATFORM = Argument.may("platform", "Only this platform, like google_ads.");
    private static final Argument CHANNEL = Argument.may("channel", "Only this channel.");
    private static final Argument CAMPAIGN = Argument.may("campaign", "Only this campaign, by its key.");
    private static final Argument AD_GROUP = Argument.may("ad_group",
            "Only this ad group, by its id, or its name where it has none.");

    /// All that there are.
    static final List<Tool> ALL = List.of(
            new Tool("list_clients", "The clients whose data may be asked for.", "/api/v1/clients", List.of()),
            new Tool("list_metrics", "What each figure of a report means: unit, formula, sentence.", "/api/v1/metrics",
                    List.of()),
            new Tool("list_models", "The attribution models, and what each does.", "/api/v1/models", List.of()),
            new Tool("report",
                    "What ads cost and earned, by days, platforms, channels, campaigns, ad groups or ads." + RATIOS
                            + " Credited and unattributed sum to the revenue.",
                    "/api/v1/reports/{by}",
                    List.of(Argument.must(IN_PATH, "What a row stands for.")
                            .of(List.of("days", "platforms", "channels", "campaigns", "ad_groups", "ads")), CLIENT,
                            FROM, TO, MODEL,
                            LOOKBACK, CURRENCY, PLATFORM, CHANNEL, CAMPAIGN, AS_OF)),
            new Tool("breakdown",
                    "What was spent and earned by the stage or tactic of campaigns, by the country, industry, size or "
                            + "segment of the companies that deals were won from, or by the country that visits came "
                            + "from (visitor_countries; empty: not known). Nobody pays for ads by the company that "
                            + "sees them, and no report of a platform is read by country: such rows know no spend, so "
                            + "there is no cost and no return of them, and none may be made up." + RATIOS
                            + " Credited and unattributed sum to the revenue.",
                    "/api/v1/breakdowns/{by}",
                    List.of(Argument.must(IN_PATH, "What a row stands for.").of(BreakdownReader.names()), CLIENT, FROM,
                            TO, MODEL, LOOKBACK, CURRENCY, PLATFORM, CHANNEL, CAMPAIGN, AD_GROUP, AS_OF)),
            spendRows(),
            new Tool("paths", "By which channels, in which order, conversions came about, the most frequent first, and "
                    + "how long it took: lags in days, lengths in touches. Nobody is named. What is not told one by "
                    + "one is summed in others, so that all ways sum to the totals.", "/api/v1/paths",
                    List.of(CLIENT, FROM, TO, MODEL, LOOKBACK, CURRENCY, AS_OF), true),
            new Tool("funnel",
                    "Spend and results by stage and tactic of campaigns, with the evidence for each." + RATIOS,
                    "/api/v1/funnel", List.of(CLIENT, FROM, TO, MODEL, LOOKBACK, CURRENCY, AS_OF)),
            new Tool("unit_economics", "What a new customer costs and is worth, and when it has paid back." + RATIOS,
                    "/api/v1/unit-economics", List.of(CLIENT, FROM, TO, MODEL, LOOKBACK, CURRENCY, AS_OF)),
            new Tool("reconcile", "What each platform claims beside the books, and why the two differ. Platforms claim "
                    + "the same conversions: their claims are never added up across platforms.", "/api/v1/reconcile",
                    List.of(CLIENT, FROM, TO, MODEL, LOOKBACK, PLATFORM, Argument.may("goal", "What is compared."),
                            AS_OF)),
            new Tool("tagging", "What is wrong with the tags of ads, and the money at stake.", "/api/v1/tagging",
                    List.of(CLIENT, FROM, TO, PLATFORM, AS_OF)),
            new Tool("alerts", "What somebody should look at.", "/api/v1/alerts", List.of(CLIENT)));

    private Tool(String name, String says, String path, List<Argument> arguments) {
        this(name, says, path, arguments, false);
    }

    private static Tool spendRows() {
        return new Tool("spend_rows",
                "The rows of imported reports that a figure of spend, impressions or clicks is made of, the newest day "
                        + "first, each with its file and line, its amount as reported and the rate used. They sum to "
                        + "the totals, which are the figure. Give what names the row of report or breakdown; where "
                        + "there is next, ask again with it as after. The kind rest is what a coarser report has "
                        + "beyond finer ones, keyword_taken is negative.",
                "/api/v1/spend",
                List.of(CLIENT, FROM, TO, CURRENCY, PLATFORM, CHANNEL, CAMPAIGN, AD_GROUP,
                        Argument.may("ad", "Only this ad, by its id, or its name where it has none."),
                        Argument.may("breakdown", "Only one row of this breakdown, whose columns are given, too.")
                                .of(BreakdownReader.namesOfSpend()),
                        Argument.may("stage", "Of a row of stages or tactics."),
                        Argument.may("tactic", "Of a row of tactics."),
                        Argument.may("keyword", "Of a row of keywords, whose platform is given as such."),
                        Argument.may("without", "Which of platform, ad_group, ad or a breakdown's columns the row says "
                                + "nothing in, with commas between."),
                        Argument.may("only_currency", "Only amounts in this currency; nothing is converted to it."),
                        Argument.may("after", "Reads on: next of the answer before."), AS_OF),
                true);
    }

    static Optional<Tool> of(String name) {
        return ALL.stream().filter(tool -> tool.name.equals(name)).findFirst();
    }

    ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", name).put("description", says);
        ObjectNode schema = node.putObject("inputSchema").put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = JsonNodeFactory.instance.arrayNode();
        for (Argument argument : arguments) {
            ObjectNode property = properties.putObject(argument.name).put("type",
                    argument.name.equals(LOOKBACK.name) ? "integer" : "string").put("description", argument.says);
            if (!argument.among.isEmpty()) {
                var values = property.putArray("enum");
                argument.among.forEach(values::add);
            }
            if (argument.required) {
                required.add(argument.name);
            }
        }
        properties.putObject(ROWS).put("type", "integer").put("minimum", 1).put("maximum", MOST_ROWS)
                .put("description", "The most rows of each list; " + USUAL_ROWS + " if nothing is said.");
        schema.set("required", required);
        schema.put("additionalProperties", false);
        node.putObject("annotations").put("readOnlyHint", true).put("openWorldHint", false);
        return node;
    }

    /// What is wrong with arguments, in a sentence; empty where they can be asked with.
    Optional<String> mistake(JsonNode given) {
        for (var each : given.properties()) {
            boolean known = each.getKey().equals(ROWS)
                    || arguments.stream().anyMatch(argument -> argument.name.equals(each.getKey()));
            if (!known) {
                return Optional.of("\"" + each.getKey() + "\" is no argument of " + name);
            }
            if (!each.getValue().isString() && !each.getValue().isIntegralNumber()) {
                return Optional.of("\"" + each.getKey() + "\" must be a text or a whole number");
            }
        }
        int rows = rows(given);
        if (rows < 1 || rows > MOST_ROWS) {
            return Optional.of(ROWS + " must be from 1 to " + MOST_ROWS);
        }
        return arguments.stream().filter(argument -> argument.required)
                .filter(argument -> given.path(argument.name).asString("").isEmpty()).findFirst()
                .map(argument -> "\"" + argument.name + "\" is missing: " + argument.says)
                .or(() -> arguments.stream().filter(argument -> !argument.among.isEmpty())
                        .filter(argument -> given.has(argument.name)
                                && !argument.among.contains(given.path(argument.name).asString("")))
                        .findFirst().map(argument -> "\"" + argument.name + "\" must be one of " + String.join(", ",
                                argument.among)));
    }

    /// The most rows of each list that are wanted.
    static int rows(JsonNode given) {
        return given.path(ROWS).asInt(USUAL_ROWS);
    }

    String pathFor(JsonNode given) {
        return path.replace("{" + IN_PATH + "}", given.path(IN_PATH).asString(""));
    }

    Map<String, List<String>> query(JsonNode given) {
        Map<String, List<String>> query = new TreeMap<>();
        given.properties().forEach(each -> {
            if (!each.getKey().equals(IN_PATH) && !each.getKey().equals(ROWS)) {
                query.put(each.getKey(), List.of(each.getValue().asString()));
            }
        });
        if (counts) {
            query.put(LIMIT, List.of(String.valueOf(rows(given))));
        }
        return query;
    }
}
