package outlay.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Money;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.metric.Figures;
import outlay.report.Contributions.Line;

/// Goes through the conversions once more and keeps what each of them gives to one cell.
final class Opening {
    private final Ledger ledger;
    private final JourneyColumns journeys;
    private final Question question;
    private final Cell cell;
    private final Days days;
    private final Crediting crediting;
    private final Booking booking;
    private final Part part;
    private final boolean[] covered;
    private final List<Line> lines = new ArrayList<>();
    private final SortedMap<Currency, Figures> totals = new TreeMap<>();

    /// @param part of the cell that is asked about
    Opening(Ledger ledger, Question question, Cell cell, Part part) {
        this.ledger = ledger;
        this.question = question;
        this.cell = cell;
        this.part = part;
        journeys = ledger.journeys();
        days = new Days(question.period());
        crediting = new Crediting(journeys, question.attribution());
        booking = new Booking(crediting, question, question.currency().map(ledger.rates()::into));
        covered = covered(ledger, question, cell, part);
    }

    /// Which sources stand in a part of a cell, by their places in the ledger.
    static boolean[] covered(Ledger ledger, Question question, Cell cell, Part part) {
        Grouping grouping = new Grouping(question.by(), question.filter(), ledger.sources());
        boolean[] covered = new boolean[ledger.sources().size()];
        for (int i = 0; i < covered.length; i++) {
            covered[i] = grouping.covers(i) && cell.covers(ledger.sources().get(i)) && part.sources().test(i);
        }
        return covered;
    }

    Contributions open() {
        for (int conversion = 0; conversion < journeys.conversions(); conversion++) {
            if (part.conversions().test(conversion)) {
                open(conversion);
            }
        }
        lines.sort(Comparator.comparing(Line::mark, Contributions.ORDER));
        return new Contributions(question, cell, Collections.unmodifiableList(lines),
                Collections.unmodifiableSortedMap(totals));
    }

    private void open(int conversion) {
        crediting.turnTo(conversion);
        SortedMap<Currency, Figures> given = new TreeMap<>();
        for (Entry entry : Entry.of(journeys, conversion)) {
            Day day = booking.day(entry);
            if (days.contains(day) && cell.covers(day)) {
                add(conversion, entry, given);
            }
        }
        keep(conversion, given);
    }

    private void add(int conversion, Entry entry, SortedMap<Currency, Figures> given) {
        boolean lead = journeys.kind(conversion) == Kind.LEAD;
        booking.turnTo(entry);
        booking.complete(entry, journeys.conversionAt(conversion));
        if (booking.touches() == 0) {
            add(Ledger.UNATTRIBUTED_AT, Grouping.NO_TOUCH, booking.minor(), entry.count(), lead, given);
        }
        for (int i = 0; i < booking.touches(); i++) {
            add(ledger.placeOf(crediting.path().source(i)), crediting.path().touch(i), booking.minors()[i],
                    booking.counts()[i], lead, given);
        }
    }

    private void add(int source, int touch, long minor, long count, boolean lead,
            SortedMap<Currency, Figures> given) {
        Currency currency = lead
                ? Credits.leadCurrency(question, ledger, source, booking.currency())
                : booking.currency();
        if ((minor != 0 || count != 0) && covered[source] && part.touches().test(touch) && cell.covers(currency)) {
            given.merge(currency, lead ? Figures.leads(count) : Figures.sales(count, minor), Figures::plus);
        }
    }

    private void keep(int conversion, SortedMap<Currency, Figures> given) {
        given.forEach((currency, figures) -> {
            totals.merge(currency, figures, Figures::plus);
            int[] persons = journeys.personsOf(journeys.party(conversion));
            lines.add(new Line(journeys.conversionId(conversion), journeys.kind(conversion),
                    persons.length == 0 ? "" : journeys.personName(persons[0]),
                    Instant.ofEpochMilli(journeys.conversionAt(conversion)),
                    new Money(journeys.minor(conversion), journeys.currency(conversion)), currency, figures));
        });
    }
}
