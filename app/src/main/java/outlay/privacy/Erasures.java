package outlay.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.log.Disk;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.RealDisk;
import outlay.log.Segment;
import outlay.store.ErasureStore;

/// Erases people: at once from every report and at every door, then from every file.
///
/// What remains is anonymous. The journey stays a journey and every sum stays what it was, because the person's facts
/// keep their places, times and amounts, and get identifiers that lead nowhere.
///
/// An erasure is begun in one step of the database. From then on it ends, however often the machine stops in between:
/// what it still has to know lies in a sealed file, and each of its steps can be taken twice.
public final class Erasures {
    /// In the data folder, of erasures that have not ended.
    public static final String FOLDER = ErasureJob.FOLDER;
    private static final int ID_BYTES = 6;
    private static final int MOST_REASON = 200;
    private static final String REPLAYED = "again, because the log was restored from an older copy";
    private final LocalLog log;
    private final Veil veil;
    private final ErasureStore store;
    private final SuppressionList suppression;
    private final Secrets secrets;
    private final Path folder;
    private final Disk disk = new RealDisk();
    private final ErasureList list;
    private final List<Derived> derived;
    private final Recipients recipients;
    private final Clock clock;
    private final Map<String, ErasureJob> jobs = new ConcurrentHashMap<>();
    private final ReentrantLock running = new ReentrantLock();

    /// What is derived from the installation's secret.
    ///
    /// @param marks of identifiers that are suppressed; lost, nobody is known again
    /// @param seal  of the files of erasures that have not ended
    public record Secrets(byte[] marks, byte[] seal) {}

    /// Who is to be erased.
    ///
    /// @param identifiers one or several of one person
    /// @param by          who asks
    public record Order(ClientId client, List<String> identifiers, String reason, String by) {}

    /// Opens the erasures of a data folder, suppresses whom they are about, and hides what is not rewritten yet.
    ///
    /// @param derived what is made of the log, in the order in which it follows
    public Erasures(LocalLog log, Veil veil, ErasureStore store, SuppressionList suppression, Secrets secrets,
            Path dataFolder, List<Derived> derived, Recipients recipients, Clock clock) throws IOException {
        this.log = log;
        this.veil = veil;
        this.store = store;
        this.suppression = suppression;
        this.secrets = secrets;
        this.folder = dataFolder.resolve(ErasureJob.FOLDER);
        this.list = new ErasureList(dataFolder);
        this.derived = List.copyOf(derived);
        this.recipients = recipients;
        this.clock = clock;
        bringTogether();
        store.marks().forEach(suppression::add);
        ErasureJob.deleteUnfinished(disk, folder);
        for (ErasureJob job : ErasureJob.read(folder, secrets.seal)) {
            if (record(job).isPresent()) {
                jobs.put(job.id(), job);
                veil.drop(job.rule(secrets.marks));
            } else {
                // Begun and not decided: whoever asked was not told that it holds.
                ErasureJob.delete(disk, folder, job.id());
            }
        }
        replay();
    }

    /// What the store has and the list has not is added to the list, and the other way round: whichever of the two was
    /// restored from an older copy has lost erasures that the other one knows.
    private void bringTogether() throws IOException {
        Map<String, ErasureList.Line> listed = list.lines();
        Map<ClientId, Map<String, List<String>>> stored = store.marksByErasure();
        for (Map.Entry<ClientId, Map<String, List<String>>> client : stored.entrySet()) {
            for (Map.Entry<String, List<String>> each : client.getValue().entrySet()) {
                if (!listed.containsKey(each.getKey())) {
                    list.add(new ErasureList.Line(each.getKey(), client.getKey().value(), clock.instant(),
                            each.getValue()));
                }
            }
        }
        Map<ClientId, List<String>> known = store.marks();
        for (ErasureList.Line line : listed.values()) {
            if (!known.getOrDefault(new ClientId(line.client()), List.of()).containsAll(line.marks())) {
                store.suppress(new ErasureRecord(line.id(), line.client(), ErasureRecord.State.DONE,
                        line.requestedAt(), Optional.of(line.requestedAt()), "the list of erasures", "",
                        new TreeMap<>(), new TreeMap<>(), List.of(), 0, List.of(), List.of()).kept(), line.marks());
            }
        }
    }

    /// Erases again whoever was erased once and is in the log all the same, because the log was restored from a copy
    /// that is older than the erasure. They are hidden when it returns, and `run` does the rest. Where the log has been
    /// through all erasures, as it always has unless it was restored, nothing is read.
    ///
    /// @return the records of what was begun again
    public List<ErasureRecord> replay() throws IOException {
        List<ErasureRecord> begun = new ArrayList<>();
        Set<String> done = list.doneInLog();
        Map<ClientId, List<ErasureList.Line>> missing = new TreeMap<>();
        for (ErasureList.Line line : list.lines().values()) {
            if (!done.contains(line.id()) && !jobs.containsKey(line.id())) {
                missing.computeIfAbsent(new ClientId(line.client()), any -> new ArrayList<>()).add(line);
            }
        }
        for (Map.Entry<ClientId, List<ErasureList.Line>> client : missing.entrySet()) {
            List<String> marks = client.getValue().stream().flatMap(line -> line.marks().stream()).toList();
            SortedSet<Identifier> left = MarkedPeople.in(veil, client.getKey(), marks,
                    suppression.marks(client.getKey()));
            while (!left.isEmpty()) {
                ErasureRecord record = begin(new Order(client.getKey(), List.of(left.first().toString()), REPLAYED,
                        "outlay"));
                begun.add(record);
                left.remove(left.first());
                ErasureJob job = jobs.get(record.id());
                left.removeAll(job == null ? Set.of() : job.subject().identifiers());
            }
            for (ErasureList.Line line : client.getValue()) {
                list.done(line.id());
            }
        }
        return begun;
    }

    /// The log as reports read it where nobody works on erasures: those that were begun and have not ended hide whom
    /// they are about.
    public static Veil veiled(Log log, Path dataFolder, Secrets secrets) throws IOException {
        Veil veil = new Veil(log);
        for (ErasureJob job : ErasureJob.read(dataFolder.resolve(ErasureJob.FOLDER), secrets.seal)) {
            veil.drop(job.rule(secrets.marks));
        }
        return veil;
    }

    private Optional<ErasureRecord> record(ErasureJob job) {
        return of(job.subject().client()).stream().filter(each -> each.id().equals(job.id())).findFirst();
    }

    /// A client's erasures, the oldest first.
    public List<ErasureRecord> of(ClientId client) {
        return store.of(client).stream().map(ErasureRecord::of).toList();
    }

    /// What an erasure would do; nothing is done.
    public ErasureRecord preview(Order order) {
        ErasureJob job = ErasureJob.begin("none", new PersonSearch(veil, order.client).subject(order.identifiers));
        EntryErasure rule = job.rule(secrets.marks);
        ErasureScan scan = ErasureScan.of(veil, 0, order.client, rule);
        return record(order, job, rule).found(scan, List.of());
    }

    /// Suppresses the person and hides them from every report; returns when both hold, and will after any crash. What
    /// `run` does is left to do. Asked again before that has ended, it gives the same record.
    public ErasureRecord begin(Order order) throws IOException {
        PersonSearch search = new PersonSearch(veil, order.client);
        Optional<ErasureRecord> same = underWay(order, search);
        if (same.isPresent()) {
            return same.get();
        }
        ErasureJob job = ErasureJob.begin("er-" + random(), search.subject(order.identifiers));
        EntryErasure rule = job.rule(secrets.marks);
        ErasureRecord record = record(order, job, rule);
        job.write(folder, secrets.seal);
        Marks marks = suppression.marks(order.client);
        List<String> made = job.subject().identifiers().stream().map(marks::of).toList();
        store.suppress(record.kept(), made);
        list.add(new ErasureList.Line(job.id(), order.client.value(), record.requestedAt(), made));
        suppression.add(order.client, made);
        hide(job, rule);
        follow(job, rule);
        return record;
    }

    private Optional<ErasureRecord> underWay(Order order, PersonSearch search) {
        for (ErasureJob job : jobs.values()) {
            if (job.subject().client().equals(order.client) && order.identifiers.stream().allMatch(text -> search
                    .subject(List.of(text)).identifiers().stream().anyMatch(job.subject().identifiers()::contains))) {
                return record(job);
            }
        }
        return Optional.empty();
    }

    /// Rewrites every file that holds something of those who are to be erased. One call works at a time; the record of
    /// an erasure says how far it is.
    ///
    /// @param stop asked between two files; what is not done then is done by the next call
    /// @return the records of those that this call has worked on
    public List<ErasureRecord> run(BooleanSupplier stop) throws IOException {
        running.lock();
        try {
            List<ErasureRecord> worked = new ArrayList<>();
            for (ErasureJob job : jobs.values()) {
                worked.add(run(job, stop));
            }
            return worked;
        } finally {
            running.unlock();
        }
    }

    /// Whether there is something to do for `run`.
    public boolean pending() {
        return !jobs.isEmpty();
    }

    private synchronized void hide(ErasureJob job, EntryErasure rule) {
        jobs.put(job.id(), job);
        veil.drop(rule);
    }

    private synchronized void show(ErasureJob job) {
        jobs.remove(job.id());
        veil.clear();
        jobs.values().forEach(other -> veil.drop(other.rule(secrets.marks)));
    }

    private ErasureRecord run(ErasureJob begun, BooleanSupplier stop) throws IOException {
        ErasureJob job = begun;
        EntryErasure rule = job.rule(secrets.marks);
        ErasureRecord record = record(job).orElseThrow().with(ErasureRecord.State.RUNNING, Optional.empty());
        log.seal();
        ErasureScan scan = ErasureScan.of(log, 0, job.subject().client(), rule);
        List<Segment> files = holding(scan);
        job = job.with(scan.positions());
        jobs.put(job.id(), job);
        job.write(folder, secrets.seal);
        // What an earlier run has done is not found any more, and stays in the record.
        record = record.entries().isEmpty() || record.segmentsDone() == 0
                ? record.found(scan, files.stream().map(each -> String.valueOf(each.path().getFileName())).toList())
                : record;
        store.put(record.kept());
        for (Segment file : files) {
            if (stop.getAsBoolean()) {
                ErasureRecord stopped = record.with(ErasureRecord.State.STOPPED, Optional.empty());
                store.put(stopped.kept());
                return stopped;
            }
            log.rewrite(file, rule);
            record = record.done(record.segmentsDone() + 1);
            store.put(record.kept());
        }
        follow(job, rule);
        return finish(job, record);
    }

    private ErasureRecord finish(ErasureJob job, ErasureRecord record) throws IOException {
        ErasureRecord done = record.with(ErasureRecord.State.DONE, Optional.of(clock.instant()));
        store.put(done.kept());
        show(job);
        list.done(job.id());
        ErasureJob.delete(disk, folder, job.id());
        return done;
    }

    private List<Segment> holding(ErasureScan scan) throws IOException {
        List<Segment> sealed = log.sealed();
        long end = sealed.isEmpty() ? 0 : sealed.getLast().nextPosition();
        if (!scan.positions().isEmpty() && scan.positions().last() >= end) {
            throw new IOException("the log's last file could not be ended; make room on the disk and resume");
        }
        return sealed.stream().filter(segment -> !scan.positions().subSet(segment.firstPosition(),
                segment.nextPosition()).isEmpty()).toList();
    }

    private void follow(ErasureJob job, EntryErasure rule) throws IOException {
        for (Derived each : derived) {
            each.follow(job.subject().client(), rule, job.positions());
        }
    }

    private ErasureRecord record(Order order, ErasureJob job, EntryErasure rule) {
        SortedMap<String, Integer> identifiers = new TreeMap<>();
        job.subject().identifiers().forEach(each -> identifiers.merge(each.type().label(), 1, Integer::sum));
        String reason = rule.plain(order.reason);
        return new ErasureRecord(job.id(), order.client.value(), ErasureRecord.State.RUNNING, clock.instant(),
                Optional.empty(), order.by, reason.substring(0, Math.min(reason.length(), MOST_REASON)), identifiers,
                new TreeMap<>(), List.of(), 0, List.of(),
                recipients.of(order.client, job.subject().identifiers()));
    }

    private static String random() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
