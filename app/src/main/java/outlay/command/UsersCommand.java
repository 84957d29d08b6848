package outlay.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import outlay.access.AccessControl;
import outlay.access.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Who may sign in.
@Command(name = "users", mixinStandardHelpOptions = true,
        description = "Lists, invites and disables users, and says what they may.",
        subcommands = {UsersCommand.ListAll.class, UsersCommand.Invite.class, UsersCommand.RoleOf.class,
                UsersCommand.Disable.class, UsersCommand.Enable.class, UsersCommand.Reset.class,
                UsersCommand.SetUpToken.class})
final class UsersCommand extends CommandGroup {
    UsersCommand() {
        super("say what to do with users: list, invite, role, disable, enable, reset or setup-token");
    }

    /// Lists users.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists users and what they are.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--client", description = "Only those who have a role in this client.")
        private @Nullable String client;

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            List<Accounts.Line> lines = new AccessFolder(list.settings()).with(access -> access.accounts()
                    .list(Optional.ofNullable(client).map(list::owner)));
            return list.print(List.of("email", "role", "in", "state", "second factor"),
                    lines.stream().map(line -> List.of(line.email(), line.role(),
                            line.everywhere() ? "every client" : "", line.disabled() ? "disabled" : "",
                            line.secondFactor() ? "yes" : "no")).toList());
        }
    }

    /// Invites somebody.
    @Command(name = "invite", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Shows a link by which somebody gets a role in a client; it opens once, for 72 hours.")
    static final class Invite implements Callable<Integer> {
        @Parameters(paramLabel = "EMAIL", description = "Whom.")
        private String email = "";

        @Option(names = "--client", required = true, description = "What they may see.")
        private String client = "";

        @Option(names = "--role", required = true, description = "owner, admin, analyst, viewer or billing.")
        private String role = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            AccessFolder folder = new AccessFolder(change.settings());
            Accounts.Invited invited = folder.with(access -> access.accounts()
                    .invite(change.owner(client), email, role, "command line"));
            return change.say(AccessControl.invitationPage(folder.origin(), invited.secret()),
                    "Give it to " + invited.kept().email() + "; it opens once, until " + invited.kept().expiresAt()
                            + ". Behind a proxy write your own address before the first \"/\".");
        }
    }

    /// Says what somebody is.
    @Command(name = "role", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Gives a user another role, in a client or in every client; ends the user's sessions.")
    static final class RoleOf implements Callable<Integer> {
        @Parameters(paramLabel = "EMAIL", description = "Whose.")
        private String email = "";

        @Parameters(paramLabel = "ROLE", description = "owner, admin, analyst, viewer, billing, or none.")
        private String role = "";

        @Option(names = "--client", description = "In which client.")
        private @Nullable String client;

        @Option(names = "--every-client", description = "In every client, those to come too.")
        private boolean everywhere;

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            String name = client;
            if (everywhere == (name != null)) {
                throw new ParameterException(spec.commandLine(), "say where: --client NAME or --every-client");
            }
            boolean none = role.equals("none");
            boolean done = new AccessFolder(change.settings()).with(access -> {
                Accounts accounts = access.accounts();
                if (name == null) {
                    return accounts.setEverywhere(email, none ? "" : role);
                }
                if (none) {
                    return accounts.remove(change.owner(name), email);
                }
                accounts.setRole(change.owner(name), email, role);
                return true;
            });
            if (!done) {
                throw new Failure(name == null
                        ? email + " is the last owner of everything: make another one first"
                        : email + " has no role in " + name);
            }
            return change.say(email + " is " + (none ? "nothing" : role) + " in "
                    + (name == null ? "every client" : name) + ".");
        }
    }

    /// Somebody who has an account, and what is done to it.
    static final class Whom {
        @Parameters(paramLabel = "EMAIL", description = "Whom.")
        private String email = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        private int change(BiPredicate<Accounts, String> how, String notDone, String done) {
            if (!new AccessFolder(data.settings()).<Boolean>with(access -> how.test(access.accounts(), email))) {
                throw new Failure(email + " " + notDone);
            }
            spec.commandLine().getOut().println(email + " " + done);
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /// Ends what somebody may.
    @Command(name = "disable", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lets a user do nothing any more, at once.")
    static final class Disable implements Callable<Integer> {
        @Mixin
        private Whom whom = new Whom();

        @Override
        public Integer call() {
            return whom.change(Accounts::disable, "is disabled already, or the last owner of everything: make another "
                    + "one first", "can do nothing any more, and is signed out everywhere.");
        }
    }

    /// The way back.
    @Command(name = "enable", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lets a disabled user sign in again.")
    static final class Enable implements Callable<Integer> {
        @Mixin
        private Whom whom = new Whom();

        @Override
        public Integer call() {
            return whom.change(Accounts::enable, "is not disabled", "can sign in again.");
        }
    }

    /// For those who have lost what they sign in with.
    @Command(name = "reset", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Shows a link by which a user chooses another password and loses the second factor.")
    static final class Reset implements Callable<Integer> {
        @Parameters(paramLabel = "EMAIL", description = "Whose.")
        private String email = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            AccessFolder folder = new AccessFolder(change.settings());
            return change.say(
                    AccessControl.setUpPage(folder.origin(),
                            folder.with(access -> access.accounts().offerReset(email))),
                    "Give it to " + email + "; it opens once, for a day.");
        }
    }

    /// For the first owner, and where there is none who can sign in any more.
    @Command(name = "setup-token", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Shows a link by which an owner of everything makes an account; it opens once, for a day.")
    static final class SetUpToken implements Callable<Integer> {
        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            AccessFolder folder = new AccessFolder(change.settings());
            return change.say(
                    AccessControl.setUpPage(folder.origin(), folder.with(access -> access.accounts().offerSetUp())));
        }
    }

}
