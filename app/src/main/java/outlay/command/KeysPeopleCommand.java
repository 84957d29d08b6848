package outlay.command;

import java.util.concurrent.Callable;
import outlay.Privacy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what opens the doors to people's data.
@Command(name = "people", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the key by which people of a client can be erased and their data asked for over HTTP.")
final class KeysPeopleCommand implements Callable<Integer> {
    @Option(names = "--client", required = true, description = "Whose people.")
    private String client = "";

    @Mixin
    private ChangeOptions change = new ChangeOptions();

    @Override
    public Integer call() {
        return change.say(new Privacy(new GateFolder(change.settings()).secret()).peopleKey(change.owner(client)));
    }
}
