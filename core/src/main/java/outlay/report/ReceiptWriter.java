package outlay.report;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.attribution.Crediting;
import outlay.attribution.Verdict;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.JourneyColumns;
import outlay.journey.Milestone;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.report.Receipt.Booked;
import outlay.report.Receipt.Proof;
import outlay.report.Receipt.Step;

/// Writes the receipt of one conversion with the arithmetic of the reports.
final class ReceiptWriter {
    private final JourneyColumns journeys;
    private final Question question;
    private final Crediting crediting;
    private final Booking booking;
    private final List<Booked> entries = new ArrayList<>();
    /// Of each entry, what each touch of the path gets.
    private final List<long[]> parts = new ArrayList<>();
    private final SortedMap<Currency, Proof> proofs = new TreeMap<>();

    ReceiptWriter(Ledger ledger, Question question) {
        this.question = question;
        journeys = ledger.journeys();
        crediting = new Crediting(journeys, question.attribution());
        booking = new Booking(crediting, question, question.currency().map(ledger.rates()::into));
    }

    Receipt write(int conversion) {
        List<Verdict> verdicts = crediting.verdicts(conversion);
        crediting.turnTo(conversion);
        List<Entry> all = Entry.of(journeys, conversion);
        List<String> ids = Entry.ids(journeys, conversion);
        for (int i = 0; i < all.size(); i++) {
            book(conversion, ids.get(i), all.get(i));
        }
        List<Step> steps = steps(conversion, verdicts);
        List<String> people = Arrays.stream(journeys.personsOf(journeys.party(conversion)))
                .mapToObj(journeys::personName).filter(name -> !name.isEmpty()).toList();
        SortedMap<Milestone, Instant> milestones = new TreeMap<>();
        for (Milestone milestone : Milestone.values()) {
            if (journeys.milestone(conversion, milestone) != JourneyColumns.NEVER) {
                milestones.put(milestone, Instant.ofEpochMilli(journeys.milestone(conversion, milestone)));
            }
        }
        return new Receipt(question, journeys.conversionId(conversion), journeys.kind(conversion), people,
                Instant.ofEpochMilli(journeys.conversionAt(conversion)),
                new Money(journeys.minor(conversion), journeys.currency(conversion)), milestones,
                List.copyOf(entries), steps, List.copyOf(proofs.values()));
    }

    private void book(int conversion, String id, Entry entry) {
        booking.turnTo(entry);
        booking.complete(entry, journeys.conversionAt(conversion));
        Money whole = new Money(booking.minor(), booking.currency());
        Money unattributed = booking.touches() == 0 ? whole : Money.zero(booking.currency());
        entries.add(new Booked(id, Instant.ofEpochMilli(entry.at()), entry.change(), whole, unattributed));
        long[] each = Arrays.copyOf(booking.minors(), booking.touches());
        parts.add(each);
        Proof known = proofs.getOrDefault(whole.currency(), new Proof(whole.currency(), 0, 0, 0));
        proofs.put(whole.currency(), new Proof(whole.currency(),
                Math.addExact(known.creditedMinor(), Arrays.stream(each).reduce(0, Math::addExact)),
                Math.addExact(known.unattributedMinor(), unattributed.minor()),
                Math.addExact(known.valueMinor(), whole.minor())));
    }

    private List<Step> steps(int conversion, List<Verdict> verdicts) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < crediting.path().size(); i++) {
            places.put(crediting.path().touch(i), i);
        }
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < crediting.path().size(); i++) {
            sum = sum.add(BigInteger.valueOf(crediting.weight(i)));
        }
        long[] counts = places.isEmpty() ? new long[0] : crediting.parts(Entry.ONE).clone();
        List<Step> steps = new ArrayList<>();
        int[] touches = journeys.touchesOf(journeys.party(conversion)).toArray();
        for (int i = 0; i < touches.length; i++) {
            int place = places.getOrDefault(touches[i], -1);
            steps.add(new Step(journeys.touch(touches[i]), journeys.personName(journeys.personOf(touches[i])),
                    verdicts.get(i), place < 0 ? "0" : fraction(crediting.weight(place), sum),
                    place < 0 ? 0 : counts[place], credits(place)));
        }
        return List.copyOf(steps);
    }

    private List<Money> credits(int place) {
        List<Money> credits = new ArrayList<>();
        for (int entry = 0; entry < entries.size(); entry++) {
            credits.add(new Money(place < 0 ? 0 : parts.get(entry)[place], entries.get(entry).booked().currency()));
        }
        return List.copyOf(credits);
    }

    private static String fraction(long weight, BigInteger sum) {
        BigInteger above = BigInteger.valueOf(weight);
        BigInteger common = above.gcd(sum);
        BigInteger below = sum.divide(common);
        return below.equals(BigInteger.ONE) ? above.divide(common).toString() : above.divide(common) + "/" + below;
    }
}
