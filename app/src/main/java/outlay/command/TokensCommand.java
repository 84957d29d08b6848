package outlay.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import outlay.access.ServiceTokens;
import outlay.base.ClientId;
import outlay.store.KeptToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which programs may read and import.
@Command(name = "tokens", mixinStandardHelpOptions = true,
        description = "Makes, lists and revokes the tokens of programs that use the API.",
        subcommands = {TokensCommand.Create.class, TokensCommand.ListAll.class, TokensCommand.Revoke.class})
final class TokensCommand extends CommandGroup {
    TokensCommand() {
        super("say what to do with tokens: create, list or revoke");
    }

    /// Makes a token.
    @Command(name = "create", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Makes a token; it is shown now and never again.")
    static final class Create implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose data it opens.")
        private String client = "";

        @Option(names = "--role", required = true, description = "machine, viewer, analyst or billing.")
        private String role = "";

        @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "What it is for.")
        private String purpose = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            ClientId owner = change.owner(client);
            ServiceTokens.Issued issued = new AccessFolder(change.settings())
                    .with(access -> access.tokens().create(owner, role, purpose, "command line"));
            return change.say("token:    " + issued.presented(), "id:       " + issued.kept().id(),
                    "Keep it now: it is not shown again.");
        }
    }

    /// Lists a client's tokens.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's tokens, the revoked ones too.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose tokens.")
        private String client = "";

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            List<KeptToken> tokens = new AccessFolder(list.settings()).with(access -> access.tokens().list(owner));
            return list.print(List.of("id", "role", "purpose", "made by", "made", "revoked"),
                    tokens.stream().map(token -> List.of(token.id(), token.role(), token.purpose(), token.createdBy(),
                            token.createdAt().toString(), token.revokedAt().map(Object::toString).orElse("")))
                            .toList());
        }
    }

    /// Ends a token.
    @Command(name = "revoke", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Ends a token at once; what it has let in stays.")
    static final class Revoke implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "The token's id, as tokens list shows it.")
        private String id = "";

        @Option(names = "--client", required = true, description = "Whose token it is.")
        private String client = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            ClientId owner = change.owner(client);
            if (!new AccessFolder(change.settings()).<Boolean>with(access -> access.tokens().revoke(owner, id))) {
                throw new Failure("client " + owner + " has no token " + id
                        + " that is still valid; see: outlay tokens list --client " + owner);
            }
            return change.say(id + " opens nothing any more.");
        }
    }
}
