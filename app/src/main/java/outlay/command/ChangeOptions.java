package outlay.command;

import outlay.Settings;
import outlay.base.ClientId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What every command has that changes something: in which data folder, and where it says what it has done. Mixed into
/// the command itself, never into another mixin.
final class ChangeOptions {
    @Mixin
    private DataOption data = new DataOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// @throws picocli.CommandLine.ParameterException where no client can be called that
    ClientId owner(String client) {
        return GateFolder.client(spec, client);
    }

    Settings settings() {
        return data.settings();
    }

    /// @return the exit code of a command that has done what it was told
    int say(String... lines) {
        for (String line : lines) {
            spec.commandLine().getOut().println(line);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
