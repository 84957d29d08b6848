package outlay.bench;

import outlay.bench.signal.SignalLoss;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// All measurements, by name.
@Command(name = "outlay bench", mixinStandardHelpOptions = true, subcommands = {HelpCommand.class,
        LogBench.class, ImportBench.class, DemoBench.class,
        CollectBench.class, DoorBench.class, ServeBench.class, BesideBench.class, AttributionBench.class,
        QuestionBench.class,
        AttributeBench.class, IdentityBench.class, BooksBench.class, DeliveryBench.class, AccessBench.class,
        SignInBench.class,
        SignalLoss.class},
        description = "Measures Outlay on this machine, beside a named alternative in the same run.")
public final class Bench implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
