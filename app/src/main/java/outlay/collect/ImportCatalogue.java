package outlay.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.Undo;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// Which imports of a client are in the log, and for spend which days of which accounts each of them covers.
///
/// [ImportCatalogues] has it follow the log. A later import replaces what earlier ones said for a day of an account at
/// one level if both speak of at least one same campaign, ad group, ad or keyword ([Coverage]); else both stand.
///
/// Any thread may ask at any time. An import is in it once the log has all of it, and not before.
public final class ImportCatalogue {
    private final Map<String, Import> imports = new LinkedHashMap<>();
    private final Map<String, Import> newest = new HashMap<>();
    private final Map<String, Map<Scope, Coverage>> pending = new HashMap<>();
    private final Map<String, List<Scope>> scopes = new HashMap<>();
    private final Map<Scope, List<Coverage>> coverages = new HashMap<>();
    private final Map<String, Instant> undone = new HashMap<>();
    private final Set<String> noted = new HashSet<>();
    private final KnownMappings mappings = new KnownMappings();
    private final KeptLines kept = new KeptLines();
    private final PeriodCoverage periods = new PeriodCoverage();

    /// What a report of spend speaks of as a whole.
    record Scope(String platform, String accountId, SpendRow.Level level, Day day) {
        static Scope of(SpendRow row) {
            return new Scope(row.platform(), row.accountId(), row.level(), row.day());
        }
    }

    /// A scope of which an import reports less spend than what it replaces.
    record Shrunk(Scope scope, Micros before, Micros after) {}

    ImportCatalogue() {}

    /// All that are complete, in the order of the log.
    public synchronized List<Import> imports() {
        return List.copyOf(imports.values());
    }

    /// The newest import of a content, by the part of its id before the ordinal.
    synchronized Optional<Import> newest(String contentId) {
        return Optional.ofNullable(newest.get(contentId));
    }

    /// The ordinal that the next import of a content gets.
    synchronized int nextOrdinal(String contentId) {
        return newest(contentId).map(done -> ordinalOf(done.id()) + 1).orElse(1);
    }

    /// The part of an import's id that stands for its content.
    static String contentOf(String importId) {
        return importId.substring(0, Math.max(0, importId.lastIndexOf('-')));
    }

    private static int ordinalOf(String importId) {
        return Integer.parseInt(importId.substring(importId.lastIndexOf('-') + 1));
    }

    public synchronized Optional<Import> byId(String importId) {
        return Optional.ofNullable(imports.get(importId));
    }

    /// How many lines of the file lie in quarantine, by reason.
    public synchronized SortedMap<Refusal, Integer> quarantined(Import done) {
        return kept.of(done.sha256());
    }

    /// What somebody has said that columns mean, the latest first.
    public List<ColumnMapping> said() {
        return mappings.all();
    }

    KnownMappings mappings() {
        return mappings;
    }

    /// Whether it is known what an import brought: its facts carry it, or it said which they are. Imports of other
    /// kinds than spend and lift tests by an Outlay before 0.2.0 did not.
    synchronized boolean canBeUndone(Import done) {
        return switch (done.kind()) {
            case SPEND, LIFT_TESTS, REACH -> true;
            case EVENTS, CONTACTS, DEALS, RATES, ORDERS, CONVERSIONS, CAMPAIGN_MEMBERS, COMPANIES, STAGE_HISTORY ->
                done.rows() == 0 || noted.contains(done.id());
        };
    }

    public synchronized boolean undone(String importId) {
        return undone.containsKey(importId);
    }

    /// When it was said that an import was a mistake; absent where nobody has.
    public synchronized Optional<Instant> undoneAt(String importId) {
        return Optional.ofNullable(undone.get(importId));
    }

    /// `counts`, `replaced` where a later import says something else of all or a part of it, or `undone`.
    public synchronized String state(String importId) {
        return undone(importId) ? "undone" : holds(importId, none -> false) ? "counts" : "replaced";
    }

    /// What an import said no longer counts, and replaces nothing.
    synchronized void undo(String importId, Instant at) {
        undone.putIfAbsent(importId, at);
        scopes.getOrDefault(importId, List.of()).forEach(scope -> coverages.getOrDefault(scope, new ArrayList<>())
                .removeIf(coverage -> coverage.importId().equals(importId)));
        periods.undo(importId);
    }

    /// Whether an import counts and nothing that it said has been replaced, other than by imports that are `excused`.
    synchronized boolean holds(String importId, Predicate<String> excused) {
        if (undone(importId)) {
            return false;
        }
        for (Scope scope : scopes.getOrDefault(importId, List.of())) {
            List<Coverage> all = coverages.getOrDefault(scope, List.of());
            int own = 0;
            while (!all.get(own).importId().equals(importId)) {
                own++;
            }
            for (Coverage later : all.subList(own + 1, all.size())) {
                if (later.shares(all.get(own)) && !excused.test(later.importId())) {
                    return false;
                }
            }
        }
        return periods.holds(importId, excused);
    }

    public synchronized SortedMap<Currency, Micros> spend(String importId) {
        SortedMap<Currency, Micros> sums = new TreeMap<>();
        for (Scope scope : scopes.getOrDefault(importId, List.of())) {
            for (Coverage coverage : coverages.getOrDefault(scope, List.of())) {
                if (coverage.importId().equals(importId)) {
                    coverage.spend().values().forEach(micros -> sums.merge(micros.currency(), micros, Micros::plus));
                }
            }
        }
        return sums;
    }

    public synchronized Optional<Day> firstDay(String importId) {
        return days(importId).min(Day::compareTo);
    }

    public synchronized Optional<Day> lastDay(String importId) {
        return days(importId).max(Day::compareTo);
    }

    private Stream<Day> days(String importId) {
        return Stream.concat(scopes.getOrDefault(importId, List.of()).stream().map(Scope::day),
                periods.days(importId));
    }

    /// Where these rows would make spend smaller that holds now.
    synchronized List<Shrunk> shrunk(Extent extent) {
        List<Shrunk> shrunk = new ArrayList<>();
        extent.covered().forEach((scope, now) -> {
            SortedMap<Currency, Micros> before = new TreeMap<>();
            for (Coverage standing : standing(scope)) {
                if (standing.shares(now)) {
                    standing.spend().values().forEach(micros -> before.merge(micros.currency(), micros, Micros::plus));
                }
            }
            for (Micros was : before.values()) {
                Micros is = now.spend().getOrDefault(was.currency(), Micros.zero(was.currency()));
                if (is.micros() < was.micros()) {
                    shrunk.add(new Shrunk(scope, was, is));
                }
            }
        });
        return shrunk;
    }

    /// Takes an import that has just been completed, so that its rows need not be read from the log again, unless
    /// somebody has read them meanwhile.
    synchronized void add(Import done, Extent extent) {
        noted.add(done.id());
        if (!imports.containsKey(done.id())) {
            pending.put(done.id(), extent.covered());
            complete(done);
        }
    }

    /// Takes an entry of this client. Opens what tells of imports only: most of a log is events, which are sealed.
    synchronized void take(Entry.Kind kind, Log.Cursor cursor) {
        switch (kind) {
            case SPEND_ROW -> {
                Entry entry = cursor.entry();
                String importId = entry.id().substring(0, Math.max(0, entry.id().lastIndexOf('/')));
                if (!imports.containsKey(importId) && FactCodec.decode(entry) instanceof SpendRow row) {
                    pending.computeIfAbsent(importId, id -> new LinkedHashMap<>())
                            .computeIfAbsent(Scope.of(row), scope -> new Coverage(importId)).add(row);
                }
            }
            case IMPORT -> {
                if (FactCodec.decode(cursor.entry()) instanceof Import done && !imports.containsKey(done.id())) {
                    complete(done);
                }
            }
            case LIFT_TEST -> {
                if (FactCodec.decode(cursor.entry()) instanceof LiftTest test) {
                    periods.take(test);
                }
            }
            case REACH -> {
                if (FactCodec.decode(cursor.entry()) instanceof Reach reach) {
                    periods.take(reach);
                }
            }
            case UNDO -> {
                if (FactCodec.decode(cursor.entry()) instanceof Undo undo) {
                    undo(undo.importId(), undo.at());
                }
            }
            case COLUMN_MAPPING -> {
                if (FactCodec.decode(cursor.entry()) instanceof ColumnMapping said) {
                    mappings.said(said);
                }
            }
            case BROUGHT -> {
                if (FactCodec.decode(cursor.entry()) instanceof Brought part) {
                    noted.add(part.importId());
                }
            }
            case QUARANTINE -> kept.take(cursor.entry());
            case EVENT, CONTACT, DEAL, COMPANY, STAGE_ENTRY, RATE, WITHDRAWAL -> {
            }
        }
    }

    private void complete(Import done) {
        imports.put(done.id(), done);
        newest.put(contentOf(done.id()), done);
        periods.complete(done.id());
        Map<Scope, Coverage> covered = pending.remove(done.id());
        if (covered != null) {
            scopes.put(done.id(), List.copyOf(covered.keySet()));
            covered.forEach((scope, coverage) -> {
                coverage.close();
                coverages.computeIfAbsent(scope, none -> new ArrayList<>()).add(coverage);
            });
        }
    }

    /// What earlier imports speak of.
    synchronized Set<Scope> scopes() {
        return Set.copyOf(coverages.keySet());
    }

    /// What holds of a scope: the imports that no later one replaced.
    synchronized List<Coverage> standing(Scope scope) {
        List<Coverage> all = coverages.getOrDefault(scope, List.of());
        List<Coverage> standing = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Coverage coverage = all.get(i);
            if (all.subList(i + 1, all.size()).stream().noneMatch(later -> later.shares(coverage))) {
                standing.add(coverage);
            }
        }
        return standing;
    }
}
