package outlay.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.audit.AuditEntry;
import outlay.audit.AuditLog;
import outlay.audit.AuditPage;
import outlay.audit.AuditQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lists entries.
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists what was done, the newest first; may run beside a server.",
        footer = {"", "Persons stand in it as marks. To find who looked at one: --about email:ann@example.com "
                + "--client acme"})
final class AuditListCommand implements Callable<Integer> {
    @Option(names = "--who", description = "Only of those whose name has this part.")
    private String who = "";

    @Option(names = "--what", description = "Only routes and commands that have this part, like imports.")
    private String what = "";

    @Option(names = "--client", description = "Only about this client.")
    private @Nullable String client;

    @Option(names = "--about", paramLabel = "IDENTIFIER",
            description = "Only about this person or thing, as it was written then.")
    private String about = "";

    @Option(names = "--file", paramLabel = "FILE",
            description = "Only the entry about this file, which somebody took out.")
    private @Nullable Path file;

    @Option(names = "--from", paramLabel = "DAY", description = "From this day of UTC on.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to this day of UTC.")
    private @Nullable LocalDate to;

    @Option(names = "--limit", defaultValue = "50", description = "The most entries (default 50).")
    private int limit = 50;

    @Option(names = "--before", paramLabel = "ENTRY", description = "Only entries before this one.")
    private @Nullable Long before;

    @Mixin
    private ListOptions list = new ListOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        AuditLog log = AuditCommand.existing(list.settings());
        AuditQuestion question;
        try {
            question = new AuditQuestion(before == null ? OptionalLong.empty() : OptionalLong.of(before), limit,
                    who, what, Optional.ofNullable(client), "", start(from, Instant.MIN, 0),
                    start(to, Instant.MAX, 1));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage(), wrong);
        }
        List<List<String>> rows = new ArrayList<>();
        for (String subject : subjects(log)) {
            AuditPage page = log.page(question.about(subject));
            page.entries().forEach(entry -> rows.add(row(entry)));
        }
        return list.print(List.of("entry", "at", "who", "from", "what", "client", "subject", "status", "rows"), rows);
    }

    /// What was given may have been an id of ours, a person, or the digest of a file.
    private List<String> subjects(AuditLog log) throws IOException {
        if (file != null) {
            return List.of(digest(log, file));
        }
        return about.isEmpty()
                ? List.of("")
                : List.of(about, log.keys().mark(Optional.ofNullable(client).orElse(""), about));
    }

    private static String digest(AuditLog log, Path file) throws IOException {
        MessageDigest digest = log.keys().fileDigest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Instant start(@Nullable LocalDate day, Instant otherwise, int later) {
        return day == null ? otherwise : day.plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String status(AuditEntry.Said said) {
        return said.status() == AuditEntry.UNKNOWN ? "unknown" : Integer.toString(said.status());
    }

    private static List<String> row(AuditEntry entry) {
        AuditEntry.Said said = entry.said();
        return List.of(Long.toString(entry.number()), entry.at().toString(),
                said.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + said.who(), said.from(),
                said.what(), said.client(), said.subject(), status(said),
                said.taken().map(taken -> Long.toString(taken.rows())).orElse(""));
    }
}
