package outlay.command;

import java.util.concurrent.Callable;
import outlay.Privacy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what opens the doors to people's data.
@Command(name = "people", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the key by which people of a client can be erased and their data asked for over HTTP.")
final class KeysPeopleCommand implements Callable<Integer> {
    @Option(names = "--client", required = true, description = "Whose people.")
    private String client = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String key = new Privacy(new GateFolder(data.settings()).secret()).peopleKey(GateFolder.client(spec, client));
        spec.commandLine().getOut().println(key);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
