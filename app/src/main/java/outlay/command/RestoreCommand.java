package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import outlay.Settings;
import outlay.backup.Backup;
import outlay.backup.Manifest;
import outlay.backup.Restore;
import outlay.privacy.ErasureList;
import outlay.privacy.ErasureRecord;
import outlay.store.StoreLoad;
import outlay.store.StoreRefused;
import outlay.vault.FileKey;
import outlay.vault.KeyFile;
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
            List<String> wrong = new RestoredFolder(settings, restore.folder(), manifest).wrong();
            if (!wrong.isEmpty()) {
                restore.discard();
                throw new Failure("the backup does not hold what it says: " + String.join("; ", wrong)
                        + "; nothing was restored, take another one.");
            }
            out.println("whole: " + manifest.parts().size() + " files of " + manifest.at()
                    + ", as of position " + manifest.position() + " of the log");
            out.println("books " + manifest.books());
            manifest.tables().forEach(table -> out.println("table " + table.name() + ": " + table.rows() + " rows"));
            if (verifyOnly) {
                restore.discard();
            } else {
                if (erased != null) {
                    ErasureList.add(restore.folder(), erased);
                }
                load(settings, restore.folder(), manifest, out);
                restore.install();
                replay(settings.withData(into), manifest, out);
            }
            out.flush();
            return 0;
        } catch (StoreRefused | IOException failed) {
            throw new Failure("nothing was restored: " + failed.getMessage(), failed);
        }
    }

    /// Where the database is PostgreSQL, the one of the backup goes there and nowhere else. It does so before the
    /// folder has its name: a folder without its keys and users must not be there, while a second try finds what is in
    /// the database and goes on.
    private static void load(Settings settings, Path folder, Manifest manifest, PrintWriter out) throws IOException {
        if (settings.databaseUrl().isPresent() && manifest.database()) {
            Path copy = folder.resolve(Backup.STORE);
            StoreLoad.into(settings.databaseUrl().get(), settings.databaseOwnerUrl(), copy);
            Files.delete(copy);
            out.println(String.format(Locale.ROOT, "%,d rows are in PostgreSQL", manifest.rows()));
        }
    }

    /// Erases again whoever was erased since the backup; until then nobody sees them.
    private void replay(Settings restored, Manifest manifest, PrintWriter out) throws IOException {
        Settings own = manifest.key()
                ? restored.withKeyFile(restored.data().resolve(Backup.INSTALLATION_KEY))
                : restored;
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
