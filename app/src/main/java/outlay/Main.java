package outlay;

import outlay.command.Outlay;

/// Where the process begins.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Outlay.commandLine().execute(args));
    }
}
