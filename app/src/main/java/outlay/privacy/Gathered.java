package outlay.privacy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.collect.door.ConsentVersions;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier;
import outlay.log.Entry;
import outlay.person.ConsentState;
import outlay.person.Profile;
import outlay.person.Purpose;

/// What one reading of the log amounts to, for one person.
final class Gathered implements AccessAnswer.Visit {
    private static final int MOST_EVIDENCE = 10;
    private final Theirs theirs;
    private final SortedMap<Identifier, Long> seen = new TreeMap<>();
    private final SortedMap<Identifier, List<String>> evidence = new TreeMap<>();
    private final SortedSet<String> sources = new TreeSet<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Set<Import.Kind> open = EnumSet.noneOf(Import.Kind.class);
    private Profile profile = Profile.EMPTY;
    private ConsentState consent = ConsentState.SILENCE;

    Gathered(Subject subject, Theirs theirs) {
        this.theirs = theirs;
        subject.identifiers().forEach(identifier -> {
            seen.put(identifier, 0L);
            evidence.put(identifier, new ArrayList<>());
        });
    }

    @Override
    public void own(Fact fact, Entry entry) {
        counts.merge(AccessAnswer.kind(fact), 1L, Long::sum);
        Fact own = theirs.without(fact);
        profile = profile.with(own);
        consent = consent.with(own);
        note(own);
        switch (fact) {
            case Event event -> {
                if (event.seen().isPresent()) {
                    sources.add(AccessAnswer.source(event));
                } else {
                    open.add(Import.Kind.EVENTS);
                }
            }
            case Contact _ -> open.add(Import.Kind.CONTACTS);
            case Deal _ -> open.add(Import.Kind.DEALS);
            case StageEntry _ -> open.add(Import.Kind.STAGE_HISTORY);
            case Withdrawal _ -> sources.add(AccessAnswer.source(fact));
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Undo _,ColumnMapping _,Company _,Brought _ -> {
            }
        }
    }

    @Override
    public void named(Entry entry) {
        counts.merge(AccessAnswer.kind(entry), 1L, Long::sum);
    }

    @Override
    public void end(Import done) {
        if (open.remove(done.kind())) {
            sources.add("the file " + theirs.text(done.fileName()) + ", imported at " + done.at());
        }
    }

    private void note(Fact fact) {
        List<Identifier> named = theirs.named(fact);
        named.forEach(identifier -> {
            seen.merge(identifier, 1L, Long::sum);
            List<String> facts = evidence.getOrDefault(identifier, new ArrayList<>());
            if (named.size() > 1 && facts.size() < MOST_EVIDENCE) {
                facts.add(theirs.text(fact.id()));
            }
        });
    }

    List<AccessReport.Known> identifiers() {
        List<AccessReport.Known> known = new ArrayList<>();
        seen.forEach((identifier, facts) -> known.add(new AccessReport.Known(identifier.type().label(),
                identifier.value(), facts, List.copyOf(evidence.getOrDefault(identifier, List.of())))));
        return known;
    }

    List<AccessReport.Said> profile() {
        List<AccessReport.Said> said = new ArrayList<>();
        profile.traits().forEach((trait, known) -> said.add(new AccessReport.Said(lower(trait), known.value(),
                lower(known.source()), theirs.text(known.fact()), known.at())));
        return said;
    }

    List<AccessReport.Allowed> purposes() {
        List<AccessReport.Allowed> allowed = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            Optional<ConsentState.Word> word = Optional.ofNullable(consent.words().get(purpose));
            allowed.add(new AccessReport.Allowed(lower(purpose), what(purpose), lower(consent.of(purpose)),
                    word.map(ConsentState.Word::source).orElse(""),
                    word.map(each -> ConsentVersions.of(each.raw())).orElseGet(TreeMap::new),
                    word.map(each -> theirs.text(each.fact())).orElse(""),
                    word.map(each -> each.at().toString()).orElse(""),
                    word.map(ConsentState.Word::raw).orElseGet(TreeMap::new)));
        }
        return allowed;
    }

    private static String what(Purpose purpose) {
        return switch (purpose) {
            case MEASURE -> "counting visits and orders";
            case ATTRIBUTE -> "dividing the value of orders among the visits before";
            case ACTIVATE -> "telling ad platforms about orders";
            case AUDIENCE -> "putting people on lists of ad platforms";
            case PERSONALISE -> "personalised advertisements";
        };
    }

    List<String> sources() {
        return List.copyOf(sources);
    }

    SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
