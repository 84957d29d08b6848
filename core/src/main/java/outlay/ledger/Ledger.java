package outlay.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import outlay.base.Currency;
import outlay.fact.Fact;
import outlay.fact.SpendRow;
import outlay.journey.JourneyColumns;
import outlay.journey.Keyword;
import outlay.journey.Touch;

/// The books of one client: what was spent, and what was earned.
///
/// Two laws hold in every currency. On the side of spend, the charges sum to what was imported, whether or not they
/// earned anything. On the side of revenue, under every model and lookback window, what touches are credited with plus
/// what stays [#UNATTRIBUTED] is the value of the conversions less their refunds. Both hold to the last unit.
public final class Ledger {
    /// Where the credit of a conversion goes that no touch leads to.
    public static final Touch.Source UNATTRIBUTED = new Touch.Source("Unattributed", Touch.Placement.NONE);
    /// Its place in [#sources()].
    public static final int UNATTRIBUTED_AT = 0;

    private final Map<Touch.Source, Integer> places;
    private final List<Touch.Source> sources;
    private final List<Charge> charges;
    private final List<Charge> byKeyword;
    private final Map<Integer, SortedSet<String>> types;
    private final Map<Integer, SortedSet<String>> keywords;
    private final JourneyColumns journeys;
    private final SortedMap<Currency, Long> importedMicros;
    private final List<Reading> readings;
    private final Rates rates;
    private final List<Optional<Currency>> spentIn;

    /// @param facts    rates, spend and its imports, these in their order; what else is among them is passed over
    /// @param sourceOf what a row of spend paid for; also asked about rows that stand for the rest of a coarser report
    public Ledger(JourneyColumns journeys, Iterable<? extends Fact> facts, Function<SpendRow, Touch.Source> sourceOf) {
        this.journeys = journeys;
        places = new HashMap<>();
        sources = new ArrayList<>();
        charges = new ArrayList<>();
        byKeyword = new ArrayList<>();
        types = new HashMap<>();
        keywords = new HashMap<>();
        place(UNATTRIBUTED);
        journeys.sources().forEach(this::place);
        SpendBook spend = new SpendBook(facts);
        importedMicros = spend.importedMicros();
        readings = spend.readings();
        for (Voucher voucher : spend.reported()) {
            SpendRow row = voucher.row();
            int source = place(sourceOf.apply(row).on(Keyword.of(row)));
            charges.add(Charge.of(voucher, source));
            note(types, source, row.entity().campaignType());
            note(keywords, source, row.entity().keyword());
        }
        for (SpendRow row : spend.keywordsBeside()) {
            Touch.Source source = sourceOf.apply(row);
            Charge named = Charge.of(Voucher.of(row).as(Voucher.Kind.KEYWORD),
                    place(source.on(Keyword.of(row))));
            byKeyword.add(named);
            byKeyword.add(named.taken().at(place(source)));
        }
        rates = Rates.of(facts);
        spentIn = currencyOfSources();
    }

    private Ledger(JourneyColumns journeys, Ledger spent) {
        boolean same = journeys.sources().equals(spent.journeys.sources());
        this.journeys = journeys;
        importedMicros = spent.importedMicros;
        readings = spent.readings;
        rates = spent.rates;
        places = same ? spent.places : new HashMap<>();
        sources = same ? spent.sources : new ArrayList<>();
        charges = same ? spent.charges : new ArrayList<>();
        byKeyword = same ? spent.byKeyword : new ArrayList<>();
        types = same ? spent.types : new HashMap<>();
        keywords = same ? spent.keywords : new HashMap<>();
        if (!same) {
            place(UNATTRIBUTED);
            journeys.sources().forEach(this::place);
            spent.charges
                    .forEach(charge -> charges.add(charge.at(place(spent.sources.get(charge.source())))));
            spent.byKeyword
                    .forEach(charge -> byKeyword.add(charge.at(place(spent.sources.get(charge.source())))));
            spent.types.forEach((former, texts) -> types.put(place(spent.sources.get(former)), texts));
            spent.keywords.forEach((former, texts) -> keywords.put(place(spent.sources.get(former)), texts));
        }
        spentIn = same ? spent.spentIn : currencyOfSources();
    }

    /// The same spend beside other journeys, whose touches have their sources in the same words.
    public Ledger with(JourneyColumns others) {
        return new Ledger(others, this);
    }

    /// Everything that was paid for or that a touch came from; other lists name them by their place in this one.
    public List<Touch.Source> sources() {
        return Collections.unmodifiableList(sources);
    }

    public List<Charge> charges() {
        return Collections.unmodifiableList(charges);
    }

    /// What goes beside the charges where spend is asked for by keyword: each charge that a report by keyword names,
    /// and the same taken away from what stands there without one, because another report of the same money does not
    /// name it. Of every place in the hierarchy and day they sum to nothing.
    public List<Charge> chargesByKeyword() {
        return Collections.unmodifiableList(byKeyword);
    }

    /// The platform's words for the type or objective of what was paid for.
    public SortedSet<String> typesOf(int source) {
        return types.getOrDefault(source, Collections.emptySortedSet());
    }

    /// The keywords that it was spent on, where the report that stands names them.
    public SortedSet<String> keywordsOf(int source) {
        return keywords.getOrDefault(source, Collections.emptySortedSet());
    }

    /// The conversions with their touches, which [Entry] books.
    public JourneyColumns journeys() {
        return journeys;
    }

    /// The place in [#sources()] of what a touch came from, by its place among the sources of the journeys.
    public int placeOf(int touchSource) {
        return touchSource + 1;
    }

    /// What the charges must sum to, counted apart from them.
    public SortedMap<Currency, Long> importedMicros() {
        return Collections.unmodifiableSortedMap(importedMicros);
    }

    /// What each ad account said of each day, at first and now; by platform, account, day and currency.
    public List<Reading> readings() {
        return readings;
    }

    public Rates rates() {
        return rates;
    }

    /// The currency that a lead is counted in. A lead has no money of its own, so it stands beside the money that was
    /// spent on it: in the currency most used by the platform of the touch, or else by all platforms. Absent where
    /// nothing was spent at all.
    public Optional<Currency> leadCurrency(int source) {
        return spentIn.get(source);
    }

    private static void note(Map<Integer, SortedSet<String>> texts, int source, String text) {
        if (!text.isBlank()) {
            texts.computeIfAbsent(source, added -> new TreeSet<>()).add(text.strip());
        }
    }

    private int place(Touch.Source source) {
        return places.computeIfAbsent(source, added -> {
            sources.add(added);
            return sources.size() - 1;
        });
    }

    private List<Optional<Currency>> currencyOfSources() {
        Map<String, Map<Currency, Integer>> ofPlatform = new HashMap<>();
        Map<Currency, Integer> ofAll = new HashMap<>();
        for (Charge charge : charges) {
            Currency currency = charge.spend().currency();
            ofPlatform.computeIfAbsent(sources.get(charge.source()).placement().platform(), name -> new HashMap<>())
                    .merge(currency, 1, Integer::sum);
            ofAll.merge(currency, 1, Integer::sum);
        }
        return sources.stream().map(source -> mostUsed(ofPlatform.getOrDefault(source.placement().platform(), ofAll)))
                .toList();
    }

    private static Optional<Currency> mostUsed(Map<Currency, Integer> uses) {
        Comparator<Currency> byUse = Comparator.comparing(uses::get);
        return uses.keySet().stream().max(byUse.thenComparing(Comparator.reverseOrder()));
    }
}
