package outlay.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.Spool;

/// Files that come in pieces and are tried before they are imported, by the importer that commands use. They lie in
/// files without names under a key that is nowhere else, until they are imported, cancelled or forgotten about. Only
/// while one is tried or imported there is a copy that can be read, among this user's temporary files.
public final class Uploads implements AutoCloseable {
    /// In the data folder.
    public static final String FOLDER = "uploads";
    /// Of one file; larger ones are imported by a command.
    static final long MOST_BYTES = 256L << 20;
    /// Of one piece.
    static final int PIECE_BYTES = 512 * 1024;
    private static final int MOST_OPEN = 16;
    /// What has to stay free on the disk.
    private static final long SPARE_BYTES = 512L << 20;
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int ID_BYTES = 16;
    private static final int NAME_LETTERS = 100;
    private static final int PATIENCE_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final Path folder;
    private final Importer importer;
    private final Runnable afterwards;
    private final Clock clock;
    /// What the names of copies that can be read begin with: another server on this machine has other ones.
    private final String copies;
    private final Map<String, Upload> open = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("upload-", 0).factory());

    /// @param importer   whose progress is an [UploadProgress]
    /// @param afterwards what has to follow an import before it counts as done
    public Uploads(Path dataFolder, Importer importer, Runnable afterwards, Clock clock) {
        this.folder = dataFolder.resolve(FOLDER);
        this.importer = importer;
        this.afterwards = afterwards;
        this.clock = clock;
        this.copies = "outlay-upload-" + Integer.toHexString(folder.toAbsolutePath().normalize().toString().hashCode())
                + "-";
        clear();
        Readable.forget(copies);
    }

    /// Makes room for a file.
    ///
    /// @throws IllegalStateException when there is none now
    Upload create(ClientId client, String name, long bytes) throws IOException {
        forgetOld();
        if (open.size() >= MOST_OPEN) {
            throw new IllegalStateException(MOST_OPEN + " files are on their way already; finish or cancel some");
        }
        Path shared = Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        if (Files.getFileStore(shared).getUsableSpace() < bytes + SPARE_BYTES) {
            throw new IllegalStateException("the disk has no room for the file; make some");
        }
        byte[] random = new byte[ID_BYTES];
        new SecureRandom().nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        Upload upload = new Upload(id, client, plain(name), Spool.in(shared), bytes, clock.instant());
        open.put(id, upload);
        return upload;
    }

    /// The name as the user knows it, without what a file's name must not have.
    static String plain(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").replaceAll("[/\\\\]", "_").strip();
        String cut = plain.substring(Math.max(0, plain.length() - NAME_LETTERS));
        String named = cut.isEmpty() || cut.startsWith(".") ? "file" + cut : cut;
        try {
            return Path.of(named).toString();
        } catch (InvalidPathException foreign) {
            // The file system does not know these letters.
            return named.replaceAll("[^ -~]", "_");
        }
    }

    /// Whose a file on its way is.
    public Optional<ClientId> clientOf(String id) {
        return get(id).map(Upload::client);
    }

    Optional<Upload> get(String id) {
        return Optional.ofNullable(open.get(id));
    }

    void append(Upload upload, long offset, byte[] piece) throws IOException {
        upload.append(offset, piece, clock.instant());
    }

    /// Finds out what the file would import; returns at once.
    void tryOut(Upload upload, Importer.Options options) {
        upload.begin(Upload.State.TRYING, clock.instant());
        workers.execute(() -> work(upload, file -> {
            upload.tables(importer.previews(upload.client(), file));
            ImportResult result = importer.importFiles(upload.client(), List.of(file), options.dry(true));
            upload.end(Upload.State.TRIED, result, clock.instant());
        }));
    }

    /// Imports the file; returns at once. A refused file stays, so that something else can be said about it.
    void importNow(Upload upload, Importer.Options options) {
        upload.begin(Upload.State.IMPORTING, clock.instant());
        workers.execute(() -> work(upload, file -> {
            ImportResult result = importer.importFiles(upload.client(), List.of(file), options.dry(false));
            afterwards.run();
            upload.end(result.complete() ? Upload.State.DONE : Upload.State.TRIED, result, clock.instant());
            if (result.complete()) {
                discard(upload);
            }
        }));
    }

    private void work(Upload upload, Consumer<Path> what) {
        try (Readable copy = Readable.of(upload, copies)) {
            ScopedValue.where(UploadProgress.CALLER, upload).run(() -> what.accept(copy.file()));
        } catch (IOException | RuntimeException failed) {
            LOG.error("The upload {} has failed", upload.id(), failed);
            upload.failed("the server failed; its log says why under " + upload.id());
        }
        if (upload.cancelled()) {
            remove(upload);
        }
    }

    /// Stops what is being done with it and forgets it.
    void cancel(Upload upload) {
        upload.cancel();
        if (!upload.busy()) {
            remove(upload);
        }
    }

    private void remove(Upload upload) {
        open.remove(upload.id());
        discard(upload);
    }

    private static void discard(Upload upload) {
        try {
            upload.spool().close();
        } catch (IOException kept) {
            LOG.warn("What came of the upload {} keeps its room until the server ends", upload.id(), kept);
        }
    }

    private void clear() {
        try {
            delete(folder);
        } catch (IOException kept) {
            throw new UncheckedIOException("cannot remove what was uploaded into " + folder, kept);
        }
    }

    private void forgetOld() {
        open.values().stream().filter(upload -> !upload.busy()
                && upload.touchedAt().plus(FORGOTTEN).isBefore(clock.instant())).toList().forEach(this::remove);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /// Stops imports that are under way; what they stored does not count until the file is imported again.
    @Override
    public void close() {
        open.values().forEach(Upload::cancel);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("An uploaded file is still being imported");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        open.values().forEach(Uploads::discard);
        clear();
    }
}
