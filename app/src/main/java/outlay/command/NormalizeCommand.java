package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRule;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Sent;
import outlay.json.Json;
import outlay.platform.PersonRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a platform gets for one value: the same rules that deliveries go through.
@Command(name = "normalize", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows what a platform gets for a value: normalised and hashed, or why nothing.",
        footer = {"", "A value that begins with a hyphen goes behind -- at the end.",
                "In JSON sha256 is null where the platform takes the value readable."})
final class NormalizeCommand implements Callable<Integer> {
    private static final Pattern WITH_COUNTRY = Pattern.compile("([^()]+)\\(([A-Za-z]{2,3})\\)");

    @Option(names = "--platform", required = true,
            description = "amazon, google, linkedin, meta, microsoft, openai, pinterest, reddit, snapchat, tiktok "
                    + "or x.")
    private String platform = "";

    @Option(names = "--field", required = true,
            description = "email, phone, first_name, ... or the platform's own name for it; zip(us) says the country.")
    private String field = "";

    @Option(names = "--country", description = "Where the person is: US, FRA or Germany (default: not known).")
    private Optional<String> country = Optional.empty();

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Parameters(paramLabel = "VALUE", description = "As the person typed it or the browser sent it.")
    private String value = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        IdentifierRules rules = PersonRules.of(platform)
                .orElseThrow(() -> wrong("--platform \"" + platform + "\" is not known; there are "
                        + PersonRules.names()));
        Matcher placed = WITH_COUNTRY.matcher(field);
        String name = placed.matches() ? placed.group(1) : field;
        Optional<String> where = country.or(() -> placed.matches() ? Optional.of(placed.group(2)) : Optional.empty());
        Field known = rules.field(name).or(() -> elsewhere(name))
                .orElseThrow(() -> wrong("--field \"" + name + "\" is not known; " + rules.platform() + " takes "
                        + String.join(", ", names(rules))));
        print(rules.sent(known, value, checked(where)));
        return 0;
    }

    /// A country that nobody knows would be as good as none, and say nothing about it.
    private Optional<String> checked(Optional<String> where) {
        where.ifPresent(given -> {
            if (PersonRules.of("google").orElseThrow().sent(Field.COUNTRY, given,
                    Optional.empty()) instanceof Sent.Nothing) {
                throw wrong("--country \"" + given + "\" is no country; write two letters like US");
            }
        });
        return where;
    }

    /// A name that another platform has: then this one takes nothing, which is an answer.
    private static Optional<Field> elsewhere(String name) {
        return PersonRules.ALL.stream().flatMap(rules -> rules.field(name).stream()).findFirst();
    }

    private static Set<String> names(IdentifierRules rules) {
        Set<String> names = new LinkedHashSet<>();
        for (IdentifierRule rule : rules.rules()) {
            String own = rule.field().label();
            names.add(own.equals(rule.wireName()) ? own : own + " (" + rule.wireName() + ")");
        }
        return names;
    }

    private void print(Sent sent) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(new String(Json.bytes(json(sent)), StandardCharsets.UTF_8));
            out.flush();
            return;
        }
        List<String> row = switch (sent) {
            case Sent.Hashed hashed -> List.of(hashed.text(), hashed.sha256(), "", "");
            case Sent.InClear clear -> List.of(clear.text(), "", "", "");
            case Sent.Nothing nothing -> List.of("", "", nothing.reason().label(), nothing.reason().sentence());
        };
        new Listing(List.of("normalized", "sha256", "dropped", "why"), List.of(row)).print(format, out);
    }

    private static ObjectNode json(Sent sent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (sent) {
            case Sent.Hashed hashed -> json.put("normalized", hashed.text()).put("sha256", hashed.sha256());
            case Sent.InClear clear -> json.put("normalized", clear.text()).putNull("sha256");
            case Sent.Nothing nothing -> json.put("dropped", nothing.reason().label());
        }
        return json;
    }

    private ParameterException wrong(String mistake) {
        return new ParameterException(spec.commandLine(), mistake);
    }
}
