package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;
import outlay.link.NewLink;
import outlay.link.Target;
import outlay.store.KeptLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Where tracked links lead.
@Command(name = "links", mixinStandardHelpOptions = true,
        description = "Makes, lists and disables links whose clicks are counted.",
        subcommands = {LinksCommand.Create.class, LinksCommand.ListAll.class, LinksCommand.Disable.class})
final class LinksCommand extends CommandGroup {
    LinksCommand() {
        super("say what to do with links: create, list or disable");
    }

    /// Makes a link.
    @Command(name = "create", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Makes a link and completes its target with the campaign and the click's id.",
            footer = {"",
                    "Macros, in values of the target's query: {click_id}, {link}, {sub1} to {sub5}, {utm_source} and",
                    "the other utm parameters, {gclid} and the other click ids: what the click brought."})
    static final class Create implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose clicks they are.")
        private String client = "";

        @Option(names = "--to", required = true, paramLabel = "URL",
                description = "Where it leads, like https://shop.example/shoes?partner={sub1}.")
        private String to = "";

        @Option(names = "--campaign", description = "The utm_campaign, unless the target has one.")
        private @Nullable String campaign;

        @Option(names = "--source", description = "The utm_source, unless the target has one.")
        private @Nullable String source;

        @Option(names = "--medium", description = "The utm_medium, unless the target has one.")
        private @Nullable String medium;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            ClientId owner = GateFolder.client(spec, client);
            KeptLink link = NewLink.make(owner, target(), new SecureRandom(),
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
            new GateFolder(data.settings()).change(gates -> {
                gates.add(link);
                return true;
            });
            PrintWriter out = spec.commandLine().getOut();
            out.println("link:     /c/" + link.id());
            out.println("leads to: " + link.target());
            out.flush();
            return 0;
        }

        private Target target() {
            try {
                return NewLink.completed(Target.of(to), Optional.ofNullable(source), Optional.ofNullable(medium),
                        Optional.ofNullable(campaign));
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
            }
        }
    }

    /// Lists a client's links.
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Lists a client's links.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--client", required = true, description = "Whose links.")
        private String client = "";

        @Mixin
        private ListOptions list = new ListOptions();

        @Override
        public Integer call() throws IOException {
            ClientId owner = list.owner(client);
            List<KeptLink> links = new GateFolder(list.settings()).read(gates -> gates.links(owner));
            return list.print(List.of("link", "target", "made", "disabled"), links.stream()
                    .map(link -> List.of("/c/" + link.id(), link.target(), link.createdAt().toString(),
                            link.disabledAt().map(Object::toString).orElse("")))
                    .toList());
        }
    }

    /// Takes a link out of use.
    @Command(name = "disable", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Takes a link out of use; its clicks so far stay.")
    static final class Disable implements Callable<Integer> {
        @Parameters(paramLabel = "LINK", description = "What stands behind /c/ in its address.")
        private String id = "";

        @Option(names = "--client", required = true, description = "Whose link it is.")
        private String client = "";

        @Mixin
        private ChangeOptions change = new ChangeOptions();

        @Override
        public Integer call() {
            ClientId owner = change.owner(client);
            boolean done = new GateFolder(change.settings()).change(
                    gates -> gates.disable(owner, id, Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS)));
            if (!done) {
                throw new Failure("client " + owner + " has no link " + id + " in use; see: outlay links list --client "
                        + owner);
            }
            return change.say("/c/" + id + " leads nowhere any more.");
        }
    }
}
