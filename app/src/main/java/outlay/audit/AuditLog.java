package outlay.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.json.Json;
import outlay.log.Disk;
import outlay.log.DurableFile;
import outlay.log.RealDisk;
import outlay.vault.CannotOpen;
import outlay.web.Caller;
import tools.jackson.core.JacksonException;

/// Who has done what, for years: lines in files of the data folder, to which only is added.
///
/// Each line is bound to the one before it by a keyed HMAC, so that no line can be changed, left out, moved or made up
/// by somebody without the installation key; `head` shows that lines at the end are gone; and the same head in a second
/// place, which the folder's thief does not have, shows that both were cut back. [AuditCheck] looks.
///
/// Several processes may write; a line is on disk when `add` returns.
public final class AuditLog {
    public static final String FOLDER = "audit";
    /// What an entry says that was made when entries past their time were taken away; its subject is the last of them.
    static final String CUT = "retention of the audit log";
    /// No entry has this number.
    private static final long UNDER_WAY = 0;
    /// Longer than any line.
    private static final int TAIL_BYTES = 16 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    /// The system's locks belong to a process, so that the threads of this one need another.
    private static final Object ONE_IN_THIS_PROCESS = new Object();

    private final AuditFiles files;
    private final AuditKeys keys;
    private final Optional<Path> secondPlace;
    private final UnaryOperator<Instant> keptFrom;
    private final Clock clock;
    private final Disk disk = new RealDisk();

    /// @param secondPlace a file outside of the data folder that gets a line with each new head
    /// @param keptFrom    given now, when the oldest entries are from that are still kept
    public AuditLog(Path dataFolder, AuditKeys keys, Optional<Path> secondPlace, UnaryOperator<Instant> keptFrom,
            Clock clock) {
        this(new AuditFiles(dataFolder.resolve(FOLDER)), keys, secondPlace, keptFrom, clock);
    }

    private AuditLog(AuditFiles files, AuditKeys keys, Optional<Path> secondPlace, UnaryOperator<Instant> keptFrom,
            Clock clock) {
        this.files = files;
        this.keys = keys;
        this.secondPlace = secondPlace;
        this.keptFrom = keptFrom;
        this.clock = clock;
    }

    /// Adds an entry; returns when it is on disk.
    public AuditEntry add(AuditEntry.Said said) throws IOException {
        synchronized (ONE_IN_THIS_PROCESS) {
            disk.createFolder(files.folder());
            try (FileChannel channel = FileChannel.open(files.folder().resolve(AuditFiles.LOCK),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock of the audit log was lost");
                }
                Instant now = clock.instant();
                List<YearMonth> months = files.months();
                YearMonth month = AuditFiles.monthOf(now);
                if (!months.isEmpty() && months.getLast().isAfter(month)) {
                    // The clock was set back; lines stay in the order of their numbers.
                    month = months.getLast();
                } else if (!months.isEmpty() && months.getLast().isBefore(month)) {
                    endOld(months, month, now);
                }
                return write(month, now, said);
            }
        }
    }

    /// Says that something is about to be done. What is left of it when this process ends before [#add] is written down
    /// by [#settle].
    ///
    /// @param said with [AuditEntry#UNKNOWN]
    public Begun begin(AuditEntry.Said said) throws IOException {
        return Begun.of(files.folder(), keys.seal(UNDER_WAY, Json.records().writeValueAsBytes(said)));
    }

    /// Writes down what processes had begun that have ended since, as of unknown outcome. What was written down in the
    /// moment of a power cut may be told twice so.
    ///
    /// @return how many
    public int settle() throws IOException {
        List<Begun.Left> left = Begun.left(files.folder());
        for (Begun.Left each : left) {
            AuditEntry.Said said = opened(each);
            add(new AuditEntry.Said(said.kind(), said.who(), said.from(), said.what(), said.client(),
                    (said.subject() + " begun " + each.at()).strip(), said.status(), said.taken()));
            each.begun().close();
        }
        return left.size();
    }

    /// What cannot be read is said to have been there all the same.
    private AuditEntry.Said opened(Begun.Left left) {
        try {
            return Json.records().readValue(keys.open(UNDER_WAY, left.sealed()), AuditEntry.Said.class);
        } catch (CannotOpen | JacksonException altered) {
            return new AuditEntry.Said(Caller.Kind.NOBODY, "unknown", "", "something that cannot be read", "", "",
                    AuditEntry.UNKNOWN, Optional.empty());
        }
    }

    private AuditEntry write(YearMonth month, Instant now, AuditEntry.Said said) throws IOException {
        AuditFiles.Head before = head();
        AuditLine line = AuditLine.of(before.number() + 1, now, before.chain(), said, keys);
        byte[] bytes = line.bytes(keys);
        boolean begun = Files.exists(files.of(month));
        try (Disk.DiskFile file = disk.open(files.of(month))) {
            long end = wholeLines(file);
            // What a crash has cut off was promised to nobody.
            file.truncate(end);
            file.write(ByteBuffer.wrap(bytes), end);
            file.force();
        }
        if (!begun) {
            disk.forceFolder(files.folder());
        }
        AuditFiles.Head head = new AuditFiles.Head(line.number(), keys.chained(line.covered()));
        DurableFile.write(files.folder(), AuditFiles.HEAD, (head + "\n").getBytes(StandardCharsets.US_ASCII));
        tellSecondPlace(head);
        return new AuditEntry(line.number(), now, said);
    }

    /// The further of what `head` says and what the last line is: lines that are gone must be missed.
    private AuditFiles.Head head() throws IOException {
        AuditFiles.Head said = files.head().orElse(AuditFiles.Head.NONE);
        List<YearMonth> months = files.months();
        for (int i = months.size() - 1; i >= 0; i--) {
            Optional<String> last = lastLine(files.of(months.get(i)));
            Optional<AuditLine.Read> read = last.flatMap(text -> AuditLine.read(text, keys));
            if (read.isPresent()) {
                return read.get().fits() && read.get().line().number() > said.number()
                        ? new AuditFiles.Head(read.get().line().number(), read.get().chain())
                        : said;
            }
            if (last.isPresent()) {
                return said;
            }
        }
        return said;
    }

    private Optional<String> lastLine(Path path) throws IOException {
        try (Disk.DiskFile file = disk.openToRead(path)) {
            String tail = tail(file);
            int end = tail.lastIndexOf('\n');
            return end < 0 ? Optional.empty() : Optional.of(tail.substring(tail.lastIndexOf('\n', end - 1) + 1, end));
        }
    }

    private static String tail(Disk.DiskFile file) throws IOException {
        int bytes = (int) Math.min(TAIL_BYTES, file.size());
        ByteBuffer tail = ByteBuffer.allocate(bytes);
        file.read(tail, file.size() - bytes);
        return new String(tail.array(), 0, tail.position(), StandardCharsets.ISO_8859_1);
    }

    private static long wholeLines(Disk.DiskFile file) throws IOException {
        String tail = tail(file);
        int end = tail.lastIndexOf('\n');
        return end < 0 && file.size() > TAIL_BYTES
                ? file.size()
                : file.size() - tail.length() + end + 1;
    }

    /// At the beginning of a month takes away the months whose entries are all past their time, and says so first.
    private void endOld(List<YearMonth> months, YearMonth now, Instant instant) throws IOException {
        YearMonth from = AuditFiles.monthOf(keptFrom.apply(instant));
        List<YearMonth> past = months.stream().filter(month -> month.isBefore(from)).toList();
        Optional<AuditLine.Read> last = past.isEmpty()
                ? Optional.empty()
                : lastLine(files.of(past.getLast())).flatMap(text -> AuditLine.read(text, keys));
        if (last.isPresent() && last.get().fits()) {
            write(now, instant, new AuditEntry.Said(Caller.Kind.NOBODY, "outlay", "", CUT, "",
                    new AuditFiles.Head(last.get().line().number(), last.get().chain()).toString(), 0,
                    Optional.empty()));
            for (YearMonth month : past) {
                Files.delete(files.of(month));
            }
            disk.forceFolder(files.folder());
        }
    }

    /// The log's own line, and the file that the settings name. The entry is on disk by then and holds without them.
    private void tellSecondPlace(AuditFiles.Head head) {
        LOG.info("audit head {}", head);
        secondPlace.ifPresent(file -> {
            try {
                Files.writeString(file, head + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND,
                        StandardOpenOption.DSYNC);
            } catch (IOException failed) {
                LOG.error("the head of the audit log cannot be written to {}: {}; entries are kept without it", file,
                        failed.toString());
            }
        });
    }

    /// Every line's word: see [AuditCheck].
    public AuditCheck check() {
        try {
            return AuditCheck.of(files, keys, secondPlace);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the audit log in " + files.folder() + " cannot be read: "
                    + unreadable.getMessage(), unreadable);
        }
    }

    /// The same without the second place, which a restored folder is behind of.
    public AuditCheck checkAlone() {
        return new AuditLog(files, keys, Optional.empty(), keptFrom, clock).check();
    }

    /// What it holds, the newest first.
    public AuditPage page(AuditQuestion question) {
        try {
            return AuditPage.of(files, keys, question);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the audit log in " + files.folder() + " cannot be read: "
                    + unreadable.getMessage(), unreadable);
        }
    }

    public AuditKeys keys() {
        return keys;
    }
}
