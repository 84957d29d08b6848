package outlay.command;

import java.io.IOException;
import java.util.List;
import outlay.Settings;
import outlay.base.ClientId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every command has that lists something: over which data folder it looks, and how it prints. Mixed into the
/// command itself, never into another mixin.
final class ListOptions {
    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

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

    Format format() {
        return format;
    }

    /// @return the exit code of a command that has done what it was told
    int print(List<String> header, List<List<String>> rows) throws IOException {
        new Listing(header, rows).print(format, spec.commandLine().getOut());
        return 0;
    }
}
