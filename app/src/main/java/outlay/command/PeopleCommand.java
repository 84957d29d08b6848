package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.identity.Persons;
import outlay.live.PastBooks;
import outlay.log.Log;
import outlay.people.PeopleJson;
import outlay.people.SeenNearby;
import outlay.report.AsOf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who is one person, and why.
@Command(name = "people", mixinStandardHelpOptions = true,
        description = "Shows who is one person and why, and takes people apart.",
        subcommands = {PeopleCommand.Show.class, PeopleCommand.Why.class, PeopleHistory.class,
                PeopleCommand.Refused.class, PeopleCommand.Suggestions.class, PeopleProfile.class,
                PeopleSplit.Split.class, PeopleSplit.JoinBack.class, PeopleSplit.Join.class})
final class PeopleCommand extends CommandGroup {
    static final String IDENTIFIER = "Like email:ann@example.com, user:42, contact:hubspot/7, phone:+49301234567, "
            + "anonymous:4f2a, click:gclid/Cj0.";
    private static final List<String> TIE = List.of("one", "other", "rule", "source", "at");

    PeopleCommand() {
        super("say what to do: show, why, history, refused, suggestions, split, join-back or join");
    }

    static Identifier identifier(CommandSpec spec, String text) {
        return Identifier.parse(text).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "\"" + text + "\" is no identifier; write it like email:ann@example.com or anonymous:4f2a"));
    }

    static Identifier known(Persons persons, Identifier identifier) {
        if (!persons.knows(identifier)) {
            throw new Failure(identifier + " has not been seen.");
        }
        return identifier;
    }

    /// What every question about people is told.
    static final class Options {
        @Option(names = "--client", required = true, description = "Whose people.")
        private String client = "";

        @Option(names = "--as-of", paramLabel = "WHEN",
                description = "As it stood at a version or an instant, like 48211 or 2026-10-01T12:00:00Z.")
        private @Nullable String asOf;

        @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
        private Format format = Format.TABLE;

        @Mixin
        private DataOption data = new DataOption();

        /// Prints the rows of one list of the answer; all of it as JSON.
        Integer print(CommandSpec spec, String list, List<String> columns, Function<Persons, Identifier[]> known,
                Answer answer) {
            return print(spec, list, columns, (owner, log) -> ask(owner, log, (persons, version) -> answer
                    .of(new PeopleJson(owner, persons, version), known.apply(persons))));
        }

        ObjectNode ask(ClientId owner, Log log, BiFunction<Persons, Long, ObjectNode> ask) {
            return asOf == null
                    ? Workspace.books(data.settings(), log).people(owner, ask)
                    : new PastBooks(log).people(owner, AsOf.parse(asOf), ask);
        }

        /// The same of an answer that is made from the log.
        Integer print(CommandSpec spec, String list, List<String> columns,
                BiFunction<ClientId, Log, ObjectNode> answer) {
            ClientId owner = GateFolder.client(spec, client);
            try (Log log = Workspace.read(data.settings())) {
                print(answer.apply(owner, log), list, columns, spec.commandLine().getOut());
                return 0;
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private void print(ObjectNode node, String list, List<String> columns, PrintWriter out) throws IOException {
            if (format == Format.JSON) {
                out.println(node);
                out.flush();
                return;
            }
            List<List<String>> rows = node.path(list).valueStream()
                    .map(row -> columns.stream().map(column -> text(row.path(column))).toList()).toList();
            new Listing(columns, rows).print(format, out);
        }

        Optional<AsOf> asOf() {
            return Optional.ofNullable(asOf).map(AsOf::parse);
        }

        private static String text(JsonNode cell) {
            return cell.isString()
                    ? cell.stringValue()
                    : cell.isArray() && cell.valueStream().allMatch(JsonNode::isString)
                            ? String.join(" ", cell.valueStream().map(JsonNode::stringValue).toList())
                            : cell.toString();
        }
    }

    @FunctionalInterface
    interface Answer {
        ObjectNode of(PeopleJson json, Identifier[] identifiers);
    }

    /// Everything that is known of one person.
    @Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
            description = "The person who has an identifier: the ties by which they grew together, in time.")
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "IDENTIFIER", description = IDENTIFIER)
        private String id = "";

        @Mixin
        private Options options = new Options();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Identifier asked = identifier(spec, id);
            return options.print(spec, "ties", TIE, persons -> new Identifier[]{known(persons, asked)},
                    (json, known) -> json.show(known[0]));
        }
    }

    /// Why two identifiers are one person.
    @Command(name = "why", mixinStandardHelpOptions = true, sortOptions = false,
            description = "The shortest chain of ties from one identifier to another; none where they are two people.")
    static final class Why implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "ONE", description = IDENTIFIER)
        private String one = "";

        @Parameters(index = "1", paramLabel = "OTHER", description = "Likewise.")
        private String other = "";

        @Mixin
        private Options options = new Options();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Identifier from = identifier(spec, one);
            Identifier to = identifier(spec, other);
            return options.print(spec, "chain", TIE,
                    persons -> new Identifier[]{known(persons, from), known(persons, to)},
                    (json, known) -> json.why(known[0], known[1]));
        }
    }

    /// Ties that were not taken for one person's.
    @Command(name = "refused", mixinStandardHelpOptions = true, sortOptions = false,
            description = "The ties that were not taken for one person's, each with the reason.")
    static final class Refused implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return options.print(spec, "refused", List.of("reason", "one", "other", "source", "at"),
                    persons -> new Identifier[0], (json, known) -> json.refused());
        }
    }

    /// Who may be one person.
    @Command(name = "suggestions", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Who may be one person and is not taken for it, the likeliest first.")
    static final class Suggestions implements Callable<Integer> {
        @Option(names = "--nearby",
                description = "Instead, browsers that nobody is known on and that may be one: by the "
                        + "network and browser that events are kept with. A neighbour looks the same.")
        private boolean nearby;

        @Mixin
        private Options options = new Options();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return options.print(spec, "suggestions", List.of("score", "one", "other", "reason"),
                    (owner, log) -> options.ask(owner, log, (persons, version) -> {
                        PeopleJson json = new PeopleJson(owner, persons, version);
                        return nearby
                                ? json.suggestions(SeenNearby.of(log, owner, version))
                                : json.suggestions();
                    }));
        }
    }
}
