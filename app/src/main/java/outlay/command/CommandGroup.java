package outlay.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that does nothing itself: alone it asks which of those below it is meant.
abstract class CommandGroup implements Runnable {
    private final String question;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// @param question like "say what to do with tokens: create, list or revoke"
    CommandGroup(String question) {
        this.question = question;
    }

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), question);
    }
}
