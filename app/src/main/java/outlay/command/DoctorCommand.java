package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import outlay.Settings;
import outlay.gate.Pressure;
import outlay.local.RunningServer;
import outlay.log.Damage;
import outlay.log.LogCheck;
import outlay.ops.DiskProbe;
import outlay.ops.Finding;
import outlay.store.StoreCheck;
import outlay.vault.CannotOpen;
import outlay.vault.Sealing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks at everything that can be looked at, and changes nothing.
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Checks log, store, disk, clock, port and settings; changes nothing; may run beside a server.",
        footer = {"", "Exit status: 0 nothing fails (there may be warnings), 1 something fails."})
final class DoctorCommand implements Callable<Integer> {
    /// No clock that is set shows a time before this program was made.
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration OFF = Duration.ofMinutes(5);
    private static final int RESERVE_WARNING = 60;
    private static final int RESERVE_FAILURE = 95;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = data.settings();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("settings", "data in " + settings.data() + ", listen on " + settings.host() + ":"
                + settings.port()));
        if (Files.isDirectory(settings.data())) {
            findings.addAll(folder(settings));
        } else {
            findings.add(Finding.warn("data", "there is no folder " + settings.data() + " yet"));
        }
        findings.add(port(settings));
        print(findings, spec.commandLine().getOut());
        return findings.stream().anyMatch(finding -> finding.status() == Finding.Status.FAIL) ? 1 : 0;
    }

    private void print(List<Finding> findings, PrintWriter out) throws IOException {
        List<List<String>> rows = findings.stream().map(finding -> List.of(
                finding.status().name().toLowerCase(Locale.ROOT), finding.check(), finding.detail())).toList();
        if (format == Format.TABLE) {
            // A table would cut the sentences short.
            rows.forEach(row -> out.println(String.format(Locale.ROOT, "%-5s %-9s %s", row.toArray())));
            out.flush();
        } else {
            new Listing(List.of("status", "check", "detail"), rows).print(format, out);
        }
    }

    private static List<Finding> folder(Settings settings) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<LogCheck> log = Optional.empty();
        Optional<Sealing> keys = VaultFindings.of(settings, findings);
        if (!Files.isDirectory(Workspace.log(settings))) {
            findings.add(Finding.warn("log", "nothing has come in yet"));
        } else if (keys.isPresent()) {
            try {
                log = Optional.of(LogCheck.of(Workspace.log(settings), keys.get()));
                findings.addAll(log(log.get()));
                findings.add(RetentionFinding.of(settings, keys.get()));
            } catch (CannotOpen closed) {
                findings.add(Finding.fail("log", String.valueOf(closed.getMessage())));
            }
        }
        findings.add(FormatFinding.of(settings));
        findings.add(store(settings, log.map(LogCheck::end).orElse(0L)));
        findings.add(OutboxFinding.of(settings));
        keys.ifPresent(sealing -> findings.add(AccountsFinding.of(settings, sealing)));
        findings.add(room(settings.data()));
        findings.add(disk(settings.data()));
        findings.add(clock(log.map(LogCheck::latest).orElse(Instant.EPOCH)));
        return findings;
    }

    private static List<Finding> log(LogCheck log) {
        List<Finding> findings = new ArrayList<>();
        log.damages().stream().map(Damage::toString)
                .forEach(damage -> findings.add(Finding.fail("log", damage + "; restore that file from a backup")));
        if (log.missing() > 0) {
            findings.add(Finding.fail("log", "its end is damaged or gone: " + log.missing()
                    + " entries fewer can be read than it had when it was closed; restore it from a backup"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok("log", log.entries() + " entries, every checksum holds"));
        }
        return findings;
    }

    private static Finding store(Settings settings, long end) {
        try {
            Optional<Long> position = StoreCheck.position(settings.data(), settings.databaseUrl());
            if (position.isEmpty()) {
                return Finding.warn("store", "there is none yet; the first command or server makes it");
            }
            long behind = end - position.get();
            return behind < 0
                    ? Finding.fail("store",
                            "it has read " + -behind + " entries more than the log holds: it belongs to "
                                    + "another data folder, or the log was restored from an older backup")
                    : Finding.ok("store", behind == 0
                            ? "as far as the log"
                            : behind
                                    + " entries behind the log; the next start catches up");
        } catch (RuntimeException unreadable) {
            return Finding.fail("store", "cannot be read: " + firstLine(unreadable));
        }
    }

    private static Finding room(Path folder) throws IOException {
        int percent = Pressure.Room.of(folder).percentGone();
        String detail = percent + " % of the disk's reserve are used up";
        if (percent >= RESERVE_FAILURE) {
            return Finding.fail("room", detail + "; events are refused");
        }
        return percent >= RESERVE_WARNING ? Finding.warn("room", detail) : Finding.ok("room", detail);
    }

    private static Finding disk(Path folder) throws IOException {
        DiskProbe probe = DiskProbe.of(folder);
        String detail = String.format(Locale.ROOT, "a sync takes %.1f ms, one in a hundred longer than %.1f ms",
                probe.medianMillis(), probe.p99Millis());
        return probe.slow() ? Finding.warn("disk", detail + "; senders will wait") : Finding.ok("disk", detail);
    }

    private static Finding clock(Instant latest) {
        Instant now = Clock.systemUTC().instant();
        if (now.isBefore(MADE)) {
            return Finding.fail("clock", "it shows " + now + "; set it");
        }
        return latest.isAfter(now.plus(OFF))
                ? Finding.warn("clock", "it shows " + now + ", and the log has an entry of " + latest)
                : Finding.ok("clock", now.toString());
    }

    private static Finding port(Settings settings) throws InterruptedException {
        try {
            if (RunningServer.of(settings.data()).isPresent()) {
                return Finding.ok("port", "a server runs over this data folder and answers");
            }
        } catch (IOException silent) {
            return Finding.fail("port", "a server runs over this data folder and does not answer: "
                    + silent.getMessage());
        }
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress(settings.host(), settings.port()));
            return Finding.ok("port", settings.host() + ":" + settings.port() + " is free");
        } catch (IOException taken) {
            return Finding.warn("port", settings.host() + ":" + settings.port() + " cannot be used: "
                    + taken.getMessage());
        }
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
