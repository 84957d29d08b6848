package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.Settings;
import outlay.audit.AuditCheck;
import outlay.backup.Backup;
import outlay.backup.Manifest;
import outlay.backup.Restore;
import outlay.log.Damage;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogCheck;
import outlay.log.LogCopy;
import outlay.privacy.ErasureList;
import outlay.privacy.ErasureRecord;
import outlay.store.StoreCheck;
import outlay.vault.CannotOpen;
import outlay.vault.FileKey;
import outlay.vault.KeyFile;
import outlay.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings a data folder back.
@Command(name = "restore", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Brings a backup back into the data folder, which must be empty or absent, and proves it first.",
        footer = {"",
                "Give the newest list of erasures with --erased, from wherever it is: whoever was erased since the "
                        + "backup is then erased from it, too."})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path backup = Path.of("");

    @Option(names = "--key-file", required = true, paramLabel = "FILE", description = "The key that it is sealed with.")
    private Path keyFile = Path.of("");

    @Option(names = "--erased", paramLabel = "FILE",
            description = "The newest erased.jsonl there is, such as that of the folder that is replaced.")
    private @Nullable Path erased;

    @Option(names = "--verify", description = "Only proves that the backup is whole, and takes away what it unpacked.")
    private boolean verifyOnly;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = data.settings();
        Path into = verifyOnly
                ? backup.toAbsolutePath().resolveSibling(backup.getFileName() + ".verified")
                : settings.data();
        PrintWriter out = spec.commandLine().getOut();
        try (CopyProgress progress = new CopyProgress(System.err)) {
            Restore restore = new Restore(into, progress);
            Manifest manifest = restore.unpack(backup, FileKey.of(new KeyFile(keyFile)));
            List<String> wrong = proven(settings, restore.folder(), manifest);
            if (!wrong.isEmpty()) {
                restore.discard();
                throw new Failure("the backup does not hold what it says: " + String.join("; ", wrong)
                        + "; nothing was restored, take another one.");
            }
            out.println("whole: " + manifest.parts().size() + " files of " + manifest.at()
                    + ", as of position " + manifest.position() + " of the log");
            out.println("books " + manifest.books());
            if (verifyOnly) {
                restore.discard();
            } else {
                if (erased != null) {
                    ErasureList.add(restore.folder(), erased);
                }
                restore.install();
                replay(settings.withData(into), out);
            }
            out.flush();
            return 0;
        } catch (IOException failed) {
            throw new Failure("nothing was restored: " + failed.getMessage(), failed);
        }
    }

    /// What a look at everything finds wrong.
    private static List<String> proven(Settings settings, Path folder, Manifest manifest) throws IOException {
        List<String> wrong = new ArrayList<>();
        try {
            Vault vault = Vault.open(folder, new KeyFile(folder.resolve(Backup.INSTALLATION_KEY)), Clock.systemUTC());
            LogCheck check = LogCheck.of(folder.resolve("log"), vault);
            check.damages().stream().map(Damage::toString).forEach(wrong::add);
            if (check.end() != manifest.position()) {
                wrong.add("its log ends at " + check.end() + " and not at " + manifest.position());
            }
            try (Log log = LocalLog.openReadOnly(folder.resolve("log"), vault)) {
                differing("log", LogCopy.digest(log, manifest.position()), manifest.log()).ifPresent(wrong::add);
                differing("books", BooksDigest.of(log, manifest.position()), manifest.books()).ifPresent(wrong::add);
            }
            Optional<Long> store = StoreCheck.position(folder, Optional.empty());
            if (store.isPresent() != manifest.database()
                    || store.filter(position -> position > manifest.position()).isPresent()) {
                wrong.add("its database is missing or ahead of its log");
            }
            AuditCheck audit = settings.withData(folder).auditLog(vault, Clock.systemUTC()).checkAlone();
            audit.bad().ifPresent(bad -> wrong.add("entry " + bad.number() + " of its audit log: " + bad.why()));
        } catch (CannotOpen closed) {
            wrong.add(String.valueOf(closed.getMessage()));
        }
        return wrong;
    }

    private static Optional<String> differing(String what, String found, String said) {
        return found.equals(said)
                ? Optional.empty()
                : Optional.of("its " + what + " are " + found + " and not " + said);
    }

    /// Erases again whoever was erased since the backup; until then nobody sees them.
    private void replay(Settings restored, PrintWriter out) throws IOException {
        Settings own = restored.withKeyFile(restored.data().resolve(Backup.INSTALLATION_KEY));
        if (Files.exists(restored.key().path()) && !restored.key().equals(own.key())) {
            out.println("the installation key lies in " + own.key().path() + " and at " + restored.key().path()
                    + "; keep the one of the backup at the second place alone");
        } else if (!restored.key().equals(own.key())) {
            out.println("the installation key lies in " + own.key().path() + "; move it to " + restored.key().path());
        }
        CommandAudit.record(own.auditLog(Workspace.vault(own), Clock.systemUTC()), "outlay restore", "", "", 0);
        try (PrivacyFolder folder = PrivacyFolder.open(own); Interrupt interrupt = Interrupt.listen()) {
            List<ErasureRecord> again = folder.erasures().run(interrupt::asked);
            out.println(again.isEmpty()
                    ? "nobody was erased since, as far as the list says"
                    : "erased again: " + again.size() + ", see outlay erase --list");
        }
    }
}
