package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.identity.Persons;
import outlay.identity.Tie;
import outlay.json.Json;
import outlay.live.LiveBooks;
import outlay.local.RunningServer;
import outlay.log.LocalLog;
import outlay.people.Joining;
import outlay.people.Saying;
import outlay.people.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Takes people apart, and puts them together: by the server that has the data folder open, or else here.
final class PeopleSplit {
    private PeopleSplit() {}

    /// What the commands are told.
    static final class Options {
        @Parameters(index = "0", paramLabel = "ONE", description = PeopleCommand.IDENTIFIER)
        private String one = "";

        @Parameters(index = "1", paramLabel = "OTHER",
                description = "Likewise; to split, tied to the first without a third.")
        private String other = "";

        @Option(names = "--client", required = true, description = "Whose people.")
        private String client = "";

        @Option(names = "--reason", description = "Why, in your words; kept with it.")
        private String reason = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        Integer say(Saying saying) {
            ClientId owner = GateFolder.client(spec, client);
            Identifier from = PeopleCommand.identifier(spec, one);
            Identifier to = PeopleCommand.identifier(spec, other);
            Settings settings = data.settings();
            try {
                Optional<RunningServer> server = RunningServer.of(settings.data());
                List<String> chain = server.isPresent()
                        ? there(server.get(), owner, from, to, saying)
                        : here(settings, owner, from, to, saying);
                tell(chain, saying);
                return 0;
            } catch (IOException | IllegalStateException failed) {
                throw new Failure("nothing was changed: " + failed.getMessage(), failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Failure("stopped; see: outlay people why", stopped);
            }
        }

        private void tell(List<String> chain, Saying saying) {
            var out = spec.commandLine().getOut();
            if (chain.isEmpty()) {
                out.println(saying == Saying.JOIN_BACK
                        ? "Nothing else makes them one person."
                        : "They are two people now.");
            } else {
                out.println(saying == Saying.SPLIT ? "They are still one person, by:" : "They are one person, by:");
                chain.forEach(out::println);
            }
            out.flush();
        }

        private List<String> there(RunningServer server, ClientId owner, Identifier from, Identifier to, Saying saying)
                throws IOException, InterruptedException {
            byte[] order = Json.bytes(JsonNodeFactory.instance.objectNode().put("client", owner.value())
                    .put("one", from.toString()).put("other", to.toString()).put("reason", reason));
            byte[] answer = server.post(saying.path(), order);
            JsonNode chain = Json.records().readTree(answer).path("chain");
            return chain.valueStream().map(tie -> line(tie.path("one").asString(""), tie.path("other").asString(""),
                    tie.path("sentence").asString(""))).toList();
        }

        private List<String> here(Settings settings, ClientId owner, Identifier from, Identifier to, Saying saying) {
            try (LocalLog log = Workspace.write(settings)) {
                LiveBooks books = Workspace.books(settings, log);
                books.people(owner, (persons, version) -> {
                    PeopleCommand.known(persons, from);
                    PeopleCommand.known(persons, to);
                    check(persons, owner, from, to, saying);
                    return version;
                });
                new Words(log, Clock.systemUTC(), () -> UUID.randomUUID().toString()).say(owner, from, to, saying,
                        reason);
                Workspace.project(settings, log);
                return books.people(owner, (persons, version) -> persons.why(from, to).stream()
                        .map(PeopleSplit::line).toList());
            }
        }
    }

    private static void check(Persons persons, ClientId owner, Identifier from, Identifier to, Saying saying) {
        switch (saying) {
            case SPLIT -> {
                if (!persons.tied(from, to)) {
                    throw new Failure("no tie leads from " + from + " to " + to + " without a third; see: outlay "
                            + "people why " + from + " " + to + " --client " + owner);
                }
            }
            case JOIN_BACK -> {
                if (!persons.withdrawn(from, to)) {
                    throw new Failure("nobody has split " + from + " from " + to + ".");
                }
            }
            case JOIN -> Joining.mistake(persons, from, to).ifPresent(mistake -> {
                throw new Failure(mistake + ".");
            });
        }
    }

    private static String line(Tie tie) {
        return line(tie.one(), tie.other(), tie.rule().sentence());
    }

    private static String line(String one, String other, String sentence) {
        return "  " + one + " and " + other + ": " + sentence;
    }

    /// Takes two apart.
    @Command(name = "split", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Says that two identifiers do not belong together, as if nothing had ever tied them.")
    static final class Split implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            return options.say(Saying.SPLIT);
        }
    }

    /// Takes the word back.
    @Command(name = "join-back", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Takes a split back: what ties the two counts again.")
    static final class JoinBack implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            return options.say(Saying.JOIN_BACK);
        }
    }

    /// Says what nothing else says.
    @Command(name = "join", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Says that two devices are one person's, as of \"suggestions --nearby\"; \"split\" takes it "
                    + "back.")
    static final class Join implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            return options.say(Saying.JOIN);
        }
    }
}
