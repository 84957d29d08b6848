package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import outlay.Settings;
import outlay.backup.Backup;
import outlay.backup.Manifest;
import outlay.store.StoreRefused;
import outlay.vault.FileKey;
import outlay.vault.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Copies the data folder into one sealed file.
@Command(name = "backup", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes the data folder, as it is now, into one sealed file; a server may go on working in it.",
        footer = {"", "Keep the key elsewhere than the backups: with both, everything can be read; without the key, "
                + "nothing.", "What is half written is called .unfinished, and no restore takes it."})
final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'outlay-'yyyyMMdd-HHmmss'.backup'");

    @Parameters(paramLabel = "FILE|FOLDER", description = "A file that is not there yet, or a folder to make one in.")
    private Path target = Path.of("");

    @Option(names = "--key-file", required = true, paramLabel = "FILE",
            description = "The key that it is sealed with: 64 hexadecimal digits; made if the file is not there.")
    private Path keyFile = Path.of("");

    @Option(names = "--without-database",
            description = "Leaves the database out, for where PostgreSQL is backed up by itself.")
    private boolean withoutDatabase;

    @Option(names = "--without-keys",
            description = "Leaves the installation key out: whoever restores needs your copy of it, too.")
    private boolean withoutKeys;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = data.settings();
        if (!Files.isDirectory(Workspace.log(settings))) {
            throw new Failure("there is nothing in the data folder " + settings.data() + " yet.");
        }
        Clock clock = Clock.systemUTC();
        Path file = Files.isDirectory(target)
                ? target.resolve(NAME.format(clock.instant().atOffset(ZoneOffset.UTC)))
                : target;
        boolean made = !Files.exists(keyFile);
        try (CopyProgress progress = new CopyProgress(System.err)) {
            FileKey key = FileKey.ofOrMade(new KeyFile(keyFile));
            Manifest manifest = new Backup(settings.data(), Workspace.vault(settings), settings.databaseUrl(),
                    new Backup.Parts(!withoutDatabase, !withoutKeys), clock).to(file, key, BooksDigest::of, progress);
            print(file, key, made, manifest);
            return 0;
        } catch (StoreRefused | IOException failed) {
            throw new Failure("there is no backup: " + failed.getMessage(), failed);
        }
    }

    private void print(Path file, FileKey key, boolean made, Manifest manifest) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%s: %,d bytes in %d files, as of position %d of the log%s", file,
                manifest.bytes(), manifest.parts().size(), manifest.position(),
                manifest.database()
                        ? String.format(Locale.ROOT, ", with %,d rows of the database", manifest.rows())
                        : ", without the database"));
        out.println("books " + manifest.books());
        out.println("key   " + key.id() + " in " + keyFile
                + (made ? ", made just now: copy it to where the backups are not" : ""));
        if (!manifest.key()) {
            out.println("without the installation key: it opens for nobody who has no copy of that");
        }
        out.flush();
    }
}
