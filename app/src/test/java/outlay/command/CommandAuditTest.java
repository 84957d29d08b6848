package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Settings;
import outlay.audit.AuditEntry;
import outlay.audit.AuditQuestion;
import outlay.vault.Vaults;
import outlay.web.Caller;
import picocli.CommandLine;

/// Every command that changes something leaves one entry in the audit log, and none that only looks.
class CommandAuditTest {
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;

    @Test
    void everyCommandThatIsSaidToOnlyLookIsThere() {
        assertThat(names(Outlay.commandLine(), new TreeSet<>())).containsAll(CommandAudit.ONLY_LOOK);
    }

    /// A command without a data folder has nothing that it could change, or has to be known to only look.
    @Test
    void everyCommandThatMayChangeSomethingSaysWhichFolder() {
        List<String> without = new ArrayList<>();
        leaves(Outlay.commandLine(), command -> {
            if (!CommandAudit.ONLY_LOOK.contains(command.getCommandSpec().qualifiedName())
                    && CommandAudit.dataOf(command.getCommandSpec()).isEmpty()) {
                without.add(command.getCommandSpec().qualifiedName());
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void aChangeLeavesOneEntryWithoutWhatWasSaidOfPersons() throws Exception {
        run(0, "keys", "create", "--client", "acme", "--kind", "server");
        run(1, "keys", "revoke", "key_4fJx0PqZr1sT", "--client", "acme");
        run(0, "keys", "list", "--client", "acme");
        run(0, "audit", "verify");
        List<AuditEntry> entries = entries();
        assertThat(entries).extracting(entry -> entry.said().what()).containsExactly("outlay keys revoke",
                "outlay keys create");
        assertThat(entries).extracting(entry -> entry.said().status()).containsExactly(1, 0);
        assertThat(entries).allMatch(entry -> entry.said().kind() == Caller.Kind.COMMAND_LINE
                && entry.said().client().equals("acme"));
        assertThat(entries.getFirst().said().subject()).startsWith("~");
    }

    @Test
    void whoWasErasedStandsInItAsAMarkThatTheirAddressFinds() throws Exception {
        Files.writeString(elsewhere.resolve("contacts.csv"),
                "contact_id,email,created_at\nc1,ann@example.com,2026-10-01\n");
        run(0, "import", elsewhere.resolve("contacts.csv").toString(), "--client", "acme");
        run(0, "erase", "email:Ann@Example.com", "--client", "acme");
        assertThat(run(0, "audit", "list", "--about", "email:ann@example.com", "--client", "acme"))
                .contains("outlay erase").doesNotContain("outlay import");
        assertThat(entries().toString().toLowerCase(Locale.ROOT)).doesNotContain("ann@", "contacts.csv");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void aRefusedUsageChangesNothingAndLeavesNone() {
        run(2, "keys", "create", "--client", "acme", "--kind", "nonsense");
        assertThat(Files.exists(data.resolve("audit"))).isFalse();
    }

    private List<AuditEntry> entries() throws Exception {
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        return settings.auditLog(Vaults.of(data), Clock.systemUTC()).page(AuditQuestion.ALL).entries();
    }

    private static Set<String> names(CommandLine command, Set<String> names) {
        names.add(command.getCommandSpec().qualifiedName());
        command.getSubcommands().values().forEach(each -> names(each, names));
        return names;
    }

    private static void leaves(CommandLine command, Consumer<CommandLine> each) {
        if (command.getSubcommands().isEmpty()) {
            each.accept(command);
        }
        command.getSubcommands().values().forEach(sub -> leaves(sub, each));
    }

    private String run(int status, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isEqualTo(status);
        return out.toString();
    }
}
