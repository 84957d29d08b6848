package outlay.command;

import java.util.List;
import java.util.concurrent.Callable;
import outlay.identity.Identifier;
import outlay.identity.PersonHistory;
import outlay.live.PastBooks;
import outlay.people.PeopleJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How somebody came to be who they are: which identifiers became theirs when, and which are theirs no longer.
@Command(name = "history", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Which identifiers joined and left a person, in the order of the log: from which version on, "
                + "when, by which tie and after which fact.")
final class PeopleHistory implements Callable<Integer> {
    @Parameters(paramLabel = "IDENTIFIER", description = PeopleCommand.IDENTIFIER)
    private String id = "";

    @Mixin
    private PeopleCommand.Options options = new PeopleCommand.Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Identifier asked = PeopleCommand.identifier(spec, id);
        return options.print(spec, "changes", List.of("version", "at", "what", "identifiers", "rules", "source"),
                (client, log) -> {
                    PersonHistory history = new PastBooks(log).history(client, asked, options.asOf());
                    if (history.changes().isEmpty()) {
                        throw new Failure(asked + " has not been seen.");
                    }
                    return withRules(PeopleJson.history(client, asked, history));
                });
    }

    /// The rules of a change's ties beside them, for a table.
    private static ObjectNode withRules(ObjectNode history) {
        history.path("changes").forEach(change -> {
            ArrayNode rules = ((ObjectNode) change).putArray("rules");
            change.path("ties").forEach(tie -> rules.add(tie.path("rule")));
        });
        return history;
    }
}
