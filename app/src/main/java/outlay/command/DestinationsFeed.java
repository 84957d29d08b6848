package outlay.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import outlay.base.ClientId;
import outlay.telling.AccountBook;
import outlay.telling.FeedDoor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Under which address a platform fetches the file of an account.
@Command(name = "feed", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes the address under which a platform fetches the file of an account, and shows it, once.")
final class DestinationsFeed implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The account's name, as destinations list shows it.")
    private String name = "";

    @Option(names = "--client", required = true, description = "Whose account it is.")
    private String client = "";

    @Option(names = "--rotate", description = "Make another address; the earlier one opens nothing from then on.")
    private boolean rotate;

    @Option(names = "--revoke", description = "Make none; the earlier one opens nothing from then on.")
    private boolean revoke;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (rotate && revoke) {
            throw new ParameterException(spec.commandLine(), "say either --rotate or --revoke");
        }
        ClientId owner = GateFolder.client(spec, client);
        DestinationsFolder folder = new DestinationsFolder(data.settings());
        AccountBook.Entry entry = folder.read(book -> DestinationsFolder.existing(book, owner, name));
        PrintWriter out = spec.commandLine().getOut();
        if (revoke) {
            folder.change(book -> book.closeAddress(owner, name));
            out.println("The file of " + name + " can be fetched no more.");
        } else {
            if (entry.fetchedSince().isPresent() && !rotate) {
                throw new Failure(name + " has an address since " + entry.fetchedSince().get()
                        + ", which is not shown again; --rotate makes another, --revoke ends it");
            }
            String path = FeedDoor.path(folder.changed(book -> book.address(owner, name)), name);
            String outside = folder.outside();
            out.println(outside + path);
            if (outside.isEmpty()) {
                out.println("under the name that the world reaches this server by; name it in public_hosts.");
            }
            out.println("Whoever has this address has the file. It is not shown again.");
        }
        out.flush();
        return 0;
    }
}
