package outlay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.attribution.Crediting;
import outlay.attribution.Path;
import outlay.base.Currency;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.report.Paths.Bucket;
import outlay.report.Paths.Way;

/// Goes through the conversions once more and puts each on its way.
final class Pathfinding {
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int[] LAG_STARTS = {0, 1, 2, 4, 8, 15, 31, 61};
    private static final int[] LENGTH_STARTS = {1, 2, 3, 4, 5, 6, 11};
    private static final Comparator<Way> ORDER = Comparator
            .comparingLong((Way way) -> way.figures().conversionMicros())
            .thenComparingLong(way -> way.figures().leadMicros()).reversed()
            .thenComparing(Way::channels, Pathfinding::inOrder)
            .thenComparing(Way::currency);

    private final Ledger ledger;
    private final JourneyColumns journeys;
    private final Question question;
    private final Days days;
    private final Crediting crediting;
    private final Booking booking;
    /// By the channels in their order. Most conversions go a way that is known, so that nothing is made for them.
    private final Map<List<String>, Map<Currency, Tally.Sum>> ways = new HashMap<>();
    private final List<String> channels = new ArrayList<>();
    private final Histogram lags = new Histogram(LAG_STARTS);
    private final Histogram lengths = new Histogram(LENGTH_STARTS);

    Pathfinding(Ledger ledger, Question question) {
        this.ledger = ledger;
        this.question = question;
        journeys = ledger.journeys();
        days = new Days(question.period());
        crediting = new Crediting(journeys, question.attribution());
        booking = new Booking(crediting, question, question.currency().map(ledger.rates()::into));
    }

    Paths find() {
        for (int conversion = 0; conversion < journeys.conversions(); conversion++) {
            crediting.turnTo(conversion);
            walk(crediting.path());
            boolean lead = journeys.kind(conversion) == Kind.LEAD;
            for (Entry entry : Entry.of(journeys, conversion)) {
                if (days.contains(booking.day(entry))) {
                    add(conversion, entry, lead);
                }
            }
        }
        List<Way> found = new ArrayList<>();
        ways.forEach((way, sums) -> sums
                .forEach((currency, sum) -> found.add(new Way(way, currency, sum.figures()))));
        found.sort(ORDER);
        return new Paths(question, days.period(), found, lags.buckets(), lengths.buckets());
    }

    /// As words in a dictionary: by the first that differ, and a beginning before what goes on.
    private static int inOrder(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private void walk(Path path) {
        channels.clear();
        for (int i = 0; i < path.size(); i++) {
            String name = path.channelName(i);
            if (channels.isEmpty() || !channels.get(channels.size() - 1).equals(name)) {
                channels.add(name);
            }
        }
    }

    private void add(int conversion, Entry entry, boolean lead) {
        booking.turnTo(entry);
        booking.complete(entry, journeys.conversionAt(conversion));
        Path path = crediting.path();
        if (entry.count() != 0 && path.size() > 0) {
            lags.add((journeys.conversionAt(conversion) - path.at(0)) / MILLIS_PER_DAY, lead);
            lengths.add(path.size(), lead);
        }
        if (!lead) {
            if (entry.count() != 0 || booking.minor() != 0) {
                at(booking.currency()).addSale(entry.count(), booking.minor());
            }
        } else if (path.size() == 0) {
            lead(Ledger.UNATTRIBUTED_AT, entry.count());
        }
        for (int i = 0; lead && i < path.size(); i++) {
            lead(ledger.placeOf(path.source(i)), booking.counts()[i]);
        }
    }

    private void lead(int source, long count) {
        if (count != 0) {
            at(Credits.leadCurrency(question, ledger, source, booking.currency())).addLead(count);
        }
    }

    private Tally.Sum at(Currency currency) {
        Map<Currency, Tally.Sum> sums = ways.get(channels);
        if (sums == null) {
            sums = new HashMap<>();
            ways.put(List.copyOf(channels), sums);
        }
        return sums.computeIfAbsent(currency, key -> new Tally.Sum());
    }

    /// Counts by ranges that follow each other.
    private static final class Histogram {
        private final int[] starts;
        private final long[] sales;
        private final long[] leads;

        Histogram(int[] starts) {
            this.starts = starts;
            sales = new long[starts.length];
            leads = new long[starts.length];
        }

        void add(long value, boolean lead) {
            int place = starts.length - 1;
            while (place > 0 && starts[place] > value) {
                place--;
            }
            (lead ? leads : sales)[place]++;
        }

        List<Bucket> buckets() {
            List<Bucket> buckets = new ArrayList<>();
            for (int i = 0; i < starts.length; i++) {
                int until = i + 1 < starts.length ? starts[i + 1] - 1 : Integer.MAX_VALUE;
                buckets.add(new Bucket(starts[i], until, sales[i], leads[i]));
            }
            return buckets;
        }
    }
}
