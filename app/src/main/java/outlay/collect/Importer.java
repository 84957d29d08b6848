package outlay.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.FileReader.Problem;
import outlay.collect.FileReader.Reading;
import outlay.collect.ImportResult.Counts;
import outlay.collect.ImportResult.OfFile;
import outlay.collect.ImportResult.State;
import outlay.fact.ColumnMapping;
import outlay.fact.Import;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.Outcome;

/// Brings files into the log: each whole or not at all, and the same one twice changes nothing.
///
/// A file's facts are stored first and its [Import] last; until that is there, its spend does not count, and importing
/// the file again takes up where it stopped. The files of one call are imported in an order of their own (by the last
/// and first day that they cover, then by content), so it does not matter in which order they are named.
public final class Importer {
    /// Readings that are kept between recognising and importing; beyond it files are read a second time.
    private static final long MOST_FACTS_HELD = 100_000;
    /// After a conflict of rows the next ordinal is tried, which is free of what an older version stored.
    private static final int MOST_TRIES = 3;

    private static final Problem CONTRADICTED = new Problem(Problem.Severity.DOUBTFUL, 0, "",
            "rows say something else than what is known under the same ids; what came first holds.",
            "An order, a refund or a rate that has changed has to be told as what it became, like a refund.");

    private final Log log;
    private final List<FileReader> readers;
    private final Clock clock;
    private final Progress progress;
    private final Suppression suppression;
    private final BiConsumer<ClientId, ImportResult> ended;
    private final ImportCatalogues catalogues;

    public Importer(Log log, List<FileReader> readers, Clock clock, Progress progress) {
        this(log, readers, clock, progress, Suppression.NONE);
    }

    /// @param suppression who must not come back
    public Importer(Log log, List<FileReader> readers, Clock clock, Progress progress, Suppression suppression) {
        this(log, readers, clock, progress, suppression, (client, result) -> {});
    }

    /// @param ended is told of each import that was not only tried, before whoever asked for it is
    public Importer(Log log, List<FileReader> readers, Clock clock, Progress progress, Suppression suppression,
            BiConsumer<ClientId, ImportResult> ended) {
        this.suppression = suppression;
        this.ended = ended;
        this.log = log;
        this.catalogues = new ImportCatalogues(log);
        this.readers = List.copyOf(readers);
        this.clock = clock;
        this.progress = progress;
    }

    /// What the user said about all files of a call.
    public record Options(Optional<String> platform, Optional<Import.Kind> kind, Map<String, String> mapping,
            Optional<String> account, Optional<Currency> currency, Optional<String> zone, boolean dryRun) {
        /// In a mapping, what says which sheet of a workbook is meant, and names no column.
        public static final String SHEET = "sheet";
        public static final Options NONE = new Options(Optional.empty(), Optional.empty(), Map.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), false);

        public Options {
            mapping = Map.copyOf(mapping);
        }

        /// The same, to be done or only to be tried.
        public Options dry(boolean only) {
            return new Options(platform, kind, mapping, account, currency, zone, only);
        }
    }

    /// Returns when no import is under way.
    public synchronized void quiesce() {}

    /// Imports files; a folder stands for the files in it, and so does a zip.
    public synchronized ImportResult importFiles(ClientId client, List<Path> files, Options options) {
        Optional<String> sheet = Optional.ofNullable(options.mapping.get(Options.SHEET));
        try (Unpacked unpacked = Unpacked.of(ImportSource.expanded(files), sheet, Unpacked.Limits.USUAL)) {
            ImportResult result = importParts(client, unpacked.parts(), options);
            if (!options.dryRun) {
                ended.accept(client, result);
            }
            return result;
        }
    }

    /// What was imported; whoever asks it does not wait while an import is under way.
    public ImportCatalogues catalogues() {
        return catalogues;
    }

    /// What has to be seen of a file to say what its columns mean.
    public List<FilePreview> previews(ClientId client, Path file) {
        return FilePreview.of(file, catalogues.ask(client, ImportCatalogue::mappings));
    }

    /// Takes an import back: as if it had not been, as far as figures are concerned. Undoing it twice changes nothing.
    public synchronized ImportResult undo(ClientId client, String importId) {
        ImportCatalogue catalogue = catalogues.upToDate(client);
        return new ImportResult(List.of(new Undoing(log, clock).undo(client, importId, catalogue)));
    }

    private ImportResult importParts(ClientId client, List<Unpacked.Part> parts, Options options) {
        ImportCatalogue catalogue = catalogues.upToDate(client);
        List<Candidate> candidates = new ArrayList<>();
        long held = 0;
        for (Unpacked.Part part : parts) {
            Candidate candidate = candidate(
                    new ImportSource(client, part, options, readers).remembering(catalogue.mappings()), catalogue);
            held += candidate.reading.map(reading -> reading.facts().held()).orElse(0);
            if (held > MOST_FACTS_HELD && parts.size() > 1) {
                candidate = candidate.withoutReading();
            }
            candidates.add(candidate);
        }
        try {
            return importInOrder(candidates, catalogue, options);
        } finally {
            candidates.forEach(Candidate::withoutReading);
        }
    }

    private ImportResult importInOrder(List<Candidate> candidates, ImportCatalogue catalogue, Options options) {
        candidates.sort(Candidate.ORDER);
        List<OfFile> results = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Set<String> later = candidates.subList(i + 1, candidates.size()).stream()
                    .map(candidate -> candidate.contentId).collect(Collectors.toSet());
            results.add(imported(candidates.get(i), catalogue, options, later));
        }
        return new ImportResult(results);
    }

    /// A file with what is known of it before its turn: its days for the order, or why it cannot be imported.
    private record Candidate(ImportSource source, String sha256, String contentId, Optional<Reading> reading,
            Optional<OfFile> refused, Optional<Day> first, Optional<Day> last) {
        private static final Comparator<Optional<Day>> DAYS = Comparator.comparing(day -> day.orElse(new Day(0)));
        static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::last, DAYS)
                .thenComparing(Candidate::first, DAYS).thenComparing(Candidate::sha256)
                .thenComparing(candidate -> candidate.source.name())
                .thenComparing(candidate -> candidate.source.path().toString());

        Candidate withoutReading() {
            reading.ifPresent(read -> read.facts().close());
            return new Candidate(source, sha256, contentId, Optional.empty(), refused, first, last);
        }
    }

    private Candidate candidate(ImportSource source, ImportCatalogue catalogue) {
        try {
            String sha256 = source.sha256();
            String contentId = source.contentId(sha256);
            Optional<Import> before = catalogue.newest(contentId);
            if (before.isPresent()) {
                String id = before.get().id();
                return new Candidate(source, sha256, contentId, Optional.empty(), Optional.empty(),
                        catalogue.firstDay(id), catalogue.lastDay(id));
            }
            Reading reading = read(source, sha256, contentId + "-1");
            return new Candidate(source, sha256, contentId, Optional.of(reading), Optional.empty(),
                    reading.facts().extent().first(), reading.facts().extent().last());
        } catch (IOException wrong) {
            return unreadable(source, new Problem(Problem.Severity.WRONG, 0, "", "cannot be read: " + wrong + ".",
                    "Check the path and its permissions."));
        } catch (ImportSource.NotImportable wrong) {
            return unreadable(source, wrong.problem());
        }
    }

    private static Candidate unreadable(ImportSource source, Problem problem) {
        return new Candidate(source, "", "", Optional.empty(), Optional.of(refused(source, problem)), Optional.empty(),
                Optional.empty());
    }

    private static OfFile refused(ImportSource source, Problem problem) {
        return new OfFile(source.name(), State.REFUSED, "", Optional.empty(), "", 0, Counts.NONE, new TreeMap<>(),
                Optional.empty(), Optional.empty(), List.of(problem));
    }

    private Reading read(ImportSource source, String sha256, String importId)
            throws IOException, ImportSource.NotImportable {
        Reading reading = source.read(importId);
        if (!source.sha256().equals(sha256)) {
            throw new ImportSource.NotImportable(new Problem(Problem.Severity.WRONG, 0, "",
                    "the file changed while it was read.", "Import it again once it is complete."));
        }
        progress.read(source.path(), reading.facts().size());
        return reading;
    }

    private OfFile imported(Candidate candidate, ImportCatalogue catalogue, Options options, Set<String> later) {
        if (candidate.refused.isPresent()) {
            return candidate.refused.get();
        }
        Optional<Import> before = catalogue.newest(candidate.contentId);
        // What files of the same call replace once more is no reason to import this one again: the outcome is the same.
        if (before.isPresent() && catalogue.canBeUndone(before.get())
                && catalogue.holds(before.get().id(), id -> later.contains(ImportCatalogue.contentOf(id)))) {
            return unchanged(candidate, catalogue, before.get());
        }
        try {
            return stored(candidate, catalogue, options);
        } catch (IOException | UncheckedIOException wrong) {
            return refused(candidate.source,
                    new Problem(Problem.Severity.WRONG, 0, "", "cannot be read: " + wrong + ".",
                            "Check the path and its permissions."));
        } catch (ImportSource.NotImportable wrong) {
            return refused(candidate.source, wrong.problem());
        }
    }

    private OfFile stored(Candidate candidate, ImportCatalogue catalogue, Options options)
            throws IOException, ImportSource.NotImportable {
        Counts counts = Counts.NONE;
        int ordinal = catalogue.nextOrdinal(candidate.contentId);
        Optional<Reading> held = ordinal == 1 ? candidate.reading : Optional.empty();
        for (int tries = 1;; tries++, ordinal++) {
            String importId = candidate.contentId + "-" + ordinal;
            Reading reading = held.isPresent() ? held.get() : read(candidate.source, candidate.sha256, importId);
            held = Optional.empty();
            if (reading.wrong()) {
                return report(candidate, reading, State.REFUSED, "", counts, reading.problems());
            }
            try (Facts facts = reading.facts()) {
                List<Problem> problems = new ArrayList<>(reading.problems());
                boolean complete = "yes".equalsIgnoreCase(options.mapping.get(Vanished.COMPLETE));
                Vanished vanished = Vanished.of(facts, catalogue);
                vanished.problem(complete).ifPresent(problems::add);
                if (complete) {
                    facts.addAll(vanished.tombstones());
                }
                problems.addAll(ShrunkSpend.problems(catalogue.shrunk(facts.extent())));
                if (options.dryRun) {
                    return report(candidate, reading, State.DRY_RUN, importId, counts, problems);
                }
                Appender appender = new Appender(log);
                boolean all = append(candidate, reading, appender);
                counts = counts.plus(appender.counts());
                if (appender.withheld() > 0) {
                    problems.add(new Problem(Problem.Severity.NOTE, 0, "",
                            appender.withheld() + " rows tell of people who "
                                    + "were erased; they were kept without what leads to them, contacts not at all.",
                            ""));
                }
                // Rows that an older version of Outlay stored under this id, read otherwise, before it was interrupted.
                boolean otherRows = reading.kind() == Import.Kind.SPEND && appender.counts().conflict() > 0;
                if (all && otherRows && tries < MOST_TRIES) {
                    continue;
                }
                Optional<Problem> stopped = all && !otherRows
                        ? commit(candidate, reading, importId, appender.brought(), catalogue)
                        : Optional.of(interruption(appender));
                stopped.ifPresent(problems::add);
                if (counts.conflict() > 0 && !otherRows) {
                    problems.add(CONTRADICTED);
                }
                return report(candidate, reading, stopped.isPresent() ? State.INTERRUPTED : State.IMPORTED, importId,
                        counts, problems);
            }
        }
    }

    /// Whether the log has now all facts and quarantined lines.
    private boolean append(Candidate candidate, Reading reading, Appender appender) {
        ClientId client = candidate.source.client();
        Instant now = clock.instant();
        long all = reading.facts().size() + (long) reading.quarantine().size();
        boolean handedOn = reading.facts().append(appender, suppression, now, sent -> {
            if (sent % Appender.LIST == 0) {
                progress.appended(candidate.source.path(), appender.answered(), all);
            }
            // What the log refuses once (a full disk) it would refuse a million times more.
            return sent % Appender.LIST != 0 || !progress.cancelled() && appender.refusal().isEmpty();
        });
        if (!handedOn) {
            appender.finish();
            return false;
        }
        for (FileReader.Kept kept : reading.quarantine()) {
            FileReader.Kept left = suppression.names(client, kept.bytes())
                    ? new FileReader.Kept(kept.line(), new byte[0], kept.reason(), Quarantine.WITHHELD)
                    : kept;
            appender.add(Quarantine.entry(client, candidate.source.name(), candidate.sha256, left, now));
        }
        appender.finish();
        progress.appended(candidate.source.path(), appender.answered(), all);
        return appender.counts().refused() == 0 && !progress.cancelled();
    }

    /// Marks the import as complete; the reason if the log does not take the mark.
    private Optional<Problem> commit(Candidate candidate, Reading reading, String importId, BroughtRuns brought,
            ImportCatalogue catalogue) {
        Import done = new Import(candidate.source.client(), importId, candidate.source.name(), candidate.sha256,
                reading.kind(), reading.format(), reading.facts().size(), clock.instant());
        List<Entry> last = new ArrayList<>();
        brought.of(done.client(), importId).forEach(part -> last.add(FactCodec.encode(part, done.at())));
        last.add(FactCodec.encode(done, done.at()));
        for (Entry entry : last) {
            if (log.append(List.of(entry)).join().getFirst() instanceof Outcome.Refused why) {
                return Optional.of(notTaken(why.reason() + " (" + why.detail() + ")"));
            }
        }
        catalogues.add(done, reading.facts().extent());
        return remember(candidate.source, catalogue);
    }

    /// Keeps what the user said about the columns, unless it is known already.
    private Optional<Problem> remember(ImportSource source, ImportCatalogue catalogue) {
        try {
            Optional<ColumnMapping> said = source.said(clock.instant());
            if (said.isEmpty() || catalogue.mappings().knows(said.get())) {
                return Optional.empty();
            }
            Outcome outcome = log.append(List.of(FactCodec.encode(said.get(), clock.instant()))).join().getFirst();
            catalogue.mappings().said(said.get());
            return outcome instanceof Outcome.Refused why
                    ? Optional.of(new Problem(Problem.Severity.DOUBTFUL, 0, "", "what the columns mean could not be"
                            + " remembered: " + why.reason() + ".", "Say it again with --map the next time."))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(new Problem(Problem.Severity.DOUBTFUL, 0, "", "what the columns mean could not be"
                    + " remembered: " + unreadable + ".", "Say it again with --map the next time."));
        }
    }

    private Problem interruption(Appender appender) {
        if (!appender.refusal().isEmpty()) {
            return notTaken(appender.refusal());
        }
        return new Problem(Problem.Severity.WRONG, 0, "",
                progress.cancelled() ? "the import was stopped." : "the log holds other rows under the same ids.",
                "Import the file again; what is stored already is not stored twice.");
    }

    private static Problem notTaken(String reason) {
        return new Problem(Problem.Severity.WRONG, 0, "", "the log did not take everything: " + reason + ".",
                "Remedy that and import the file again; what is stored already is not stored twice.");
    }

    private static OfFile report(Candidate candidate, Reading reading, State state, String importId, Counts counts,
            List<Problem> problems) {
        Extent extent = reading.facts().extent();
        return new OfFile(candidate.source.name(), state, reading.format(), Optional.of(reading.kind()), importId,
                reading.facts().size(), counts, extent.spend(), extent.first(), extent.last(), problems);
    }

    private static OfFile unchanged(Candidate candidate, ImportCatalogue catalogue, Import before) {
        SortedMap<Currency, Micros> spend = catalogue.spend(before.id());
        return new OfFile(candidate.source.name(), State.UNCHANGED, before.format(), Optional.of(before.kind()),
                before.id(), before.rows(), Counts.NONE, spend, catalogue.firstDay(before.id()),
                catalogue.lastDay(before.id()), List.of());
    }
}
