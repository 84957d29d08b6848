package outlay.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import outlay.BootCheck;
import outlay.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What the server looks at before it starts.
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says everything that is wrong with the settings, as the server would refuse to start for it.",
        footer = {"", "Exit status: 0 a server may start, 1 it would refuse to."})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = data.settings();
        List<String> wrong = BootCheck.of(settings);
        PrintWriter out = spec.commandLine().getOut();
        wrong.forEach(out::println);
        if (wrong.isEmpty()) {
            out.println("nothing is wrong: data in " + settings.data() + ", listen on " + settings.host() + ":"
                    + settings.port());
        }
        out.flush();
        return wrong.isEmpty() ? 0 : 1;
    }
}
