package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import outlay.Settings;
import outlay.audit.AuditEntry;
import outlay.audit.AuditLog;
import outlay.audit.Begun;
import outlay.base.ClientId;
import outlay.vault.Vault;
import outlay.web.Caller;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// Writes down each command that changes something or takes data out, once it has ended, and before it begins that it
/// does. A command that is not known to
/// only look is taken to change something.
///
/// The entry has the command, the account of the operating system and the names of the options; of their values only
/// the client, because what somebody writes into a command may name a person.
final class CommandAudit implements IExecutionStrategy {
    /// They neither change what is kept nor give out rows about people. `serve` and `demo` are servers, whose requests
    /// are written down one by one.
    static final Set<String> ONLY_LOOK = Set.of("outlay", "outlay help", "outlay report", "outlay attribute",
            "outlay max-cpa", "outlay normalize", "outlay doctor", "outlay check", "outlay serve", "outlay demo",
            "outlay sandbox",
            "outlay audit", "outlay audit list", "outlay audit verify", "outlay imports", "outlay imports list",
            "outlay imports restatements", "outlay alerts", "outlay keys", "outlay keys list", "outlay links",
            "outlay links list", "outlay destinations", "outlay destinations list",
            "outlay destinations preview", "outlay webhooks", "outlay webhooks list", "outlay webhooks messages",
            "outlay deliveries",
            "outlay deliveries list", "outlay deliveries show", "outlay deliveries health", "outlay vault",
            "outlay vault keys", "outlay people");

    private static final int MOST_WORDS = 20;
    /// It writes its entry into the folder that it restores.
    static final Set<String> BY_ITSELF = Set.of("outlay restore");

    @Override
    public int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandSpec command = last.commandSpec();
        Optional<DataOption> data = dataOf(command);
        String name = command.qualifiedName();
        if (ONLY_LOOK.contains(name) || BY_ITSELF.contains(name) || data.isEmpty() || last.isUsageHelpRequested()
                || last.isVersionHelpRequested()) {
            return new RunLast().execute(parsed);
        }
        try {
            return audited(parsed, last, data.get().settings());
        } catch (Failure failed) {
            throw new CommandLine.ExecutionException(command.commandLine(), String.valueOf(failed.getMessage()),
                    failed);
        }
    }

    private static int audited(ParseResult parsed, ParseResult last, Settings settings) {
        int status = CommandLine.ExitCode.SOFTWARE;
        Optional<Begun> begun = begin(settings, last);
        try {
            status = new RunLast().execute(parsed);
        } finally {
            record(settings, last, status);
            end(begun);
        }
        return status;
    }

    /// Nothing where there is no vault yet: a first command, which makes it, leaves no trace when it is killed.
    private static Optional<Begun> begin(Settings settings, ParseResult last) {
        if (!Vault.exists(settings.data())) {
            return Optional.empty();
        }
        try {
            AuditLog log = settings.auditLog(Workspace.vault(settings), Clock.systemUTC());
            log.settle();
            return Optional.of(log.begin(said(log, last, AuditEntry.UNKNOWN)));
        } catch (IOException failed) {
            throw new Failure("the audit log cannot be written, so nothing was done: " + failed.getMessage(), failed);
        }
    }

    private static void end(Optional<Begun> begun) {
        if (begun.isPresent()) {
            try {
                begun.get().close();
            } catch (IOException failed) {
                throw new Failure("the command has ended and is in the audit log; that it had begun is still in "
                        + "its folder: " + failed.getMessage(), failed);
            }
        }
    }

    private static void record(Settings settings, ParseResult last, int status) {
        if (Vault.exists(settings.data())) {
            // Where nothing was made, nothing was changed.
            AuditLog log = settings.auditLog(Workspace.vault(settings), Clock.systemUTC());
            record(log, said(log, last, status));
        }
    }

    private static AuditEntry.Said said(AuditLog log, ParseResult last, int status) {
        String client = optional(last, "--client").flatMap(CommandAudit::client).orElse("");
        return said(last.commandSpec().qualifiedName(), client, subjects(last, client, log), status);
    }

    private static AuditEntry.Said said(String command, String client, String subject, int status) {
        return new AuditEntry.Said(Caller.Kind.COMMAND_LINE,
                Objects.requireNonNullElse(System.getProperty("user.name"), "unknown"), "", command, client, subject,
                status, Optional.empty());
    }

    /// For a command that has a folder of its own making.
    static void record(AuditLog log, String command, String client, String subject, int status) {
        record(log, said(command, client, subject, status));
    }

    private static void record(AuditLog log, AuditEntry.Said said) {
        try {
            log.add(said);
        } catch (IOException failed) {
            throw new Failure("the command has ended with " + said.status() + ", and cannot be written into the audit "
                    + "log: " + failed.getMessage(), failed);
        }
    }

    /// The options that were given, and marks in place of what the command was about.
    private static String subjects(ParseResult last, String client, AuditLog log) {
        List<String> words = new ArrayList<>();
        for (ArgSpec given : last.matchedArgs()) {
            if (given instanceof OptionSpec option) {
                String name = option.longestName();
                if (!Set.of("--client", "--data", "--config").contains(name)) {
                    words.add(name);
                }
            } else {
                given.stringValues().forEach(text -> words.add(log.keys().mark(client, text)));
            }
        }
        return words.size() <= MOST_WORDS
                ? String.join(" ", words)
                : String.join(" ", words.subList(0, MOST_WORDS)) + " and " + (words.size() - MOST_WORDS) + " more";
    }

    private static Optional<String> optional(ParseResult last, String name) {
        return last.hasMatchedOption(name)
                ? Optional.of(last.matchedOption(name).stringValues().getFirst())
                : Optional.empty();
    }

    private static Optional<String> client(String name) {
        try {
            return Optional.of(new ClientId(name).value());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static Optional<DataOption> dataOf(CommandSpec command) {
        return command.userObject() instanceof DataOption data
                ? Optional.of(data)
                : command.mixins().values().stream().flatMap(mixin -> dataOf(mixin).stream()).findFirst();
    }
}
