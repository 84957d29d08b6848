package outlay;

import outlay.command.Outlay;

/// Where the process begins.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("serve")) {
            // Before the first logger is made. A server's log is read by programs, a command's by who typed it.
            System.setProperty("outlay.log.format", "json");
        }
        System.exit(Outlay.commandLine().execute(args));
    }
}
