package outlay;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line.
@Command(name = "outlay", mixinStandardHelpOptions = true, description = "Traces every dollar of ad spend to the revenue that it earned.")
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
