package outlay.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Money;
import outlay.base.Pausing;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;

/// Everybody who ever bought: a person, or a company of people who bought together, with all that they paid.
///
/// People whom one deal joins are one customer, also in what they bought alone. An order that names nobody is a
/// customer of its own. A customer begins with the first order or won deal.
final class Customers {
    private final JourneyColumns journeys;
    private final Question question;
    private final Optional<Exchange> exchange;
    private final int[] parents;

    /// Somebody who bought.
    ///
    /// @param name       the person that their first conversion is named after, or the conversion's id where it names
    ///                   nobody
    /// @param conversion the number of the first conversion
    /// @param currency   of the first conversion, or the question's
    /// @param payments   everything that they paid and got back, in the order of conversions
    record Buyer(String name, int conversion, Instant at, Day day, Currency currency, List<Payment> payments) {
        /// Which month of theirs a day lies in; 1 is the first.
        int month(Day of) {
            return Math.max(0, (int) ChronoUnit.MONTHS.between(day.date(), of.date())) + 1;
        }

        /// How many of their months had ended when the day `until` was over.
        int monthsUntil(Day until) {
            return Math.max(0, (int) ChronoUnit.MONTHS.between(day.date(), until.plus(1).date()));
        }
    }

    /// @param value less than nothing for a refund
    record Payment(Day day, Money value) {}

    private Customers(Ledger ledger, Question question) {
        journeys = ledger.journeys();
        this.question = question;
        exchange = question.currency().map(ledger.rates()::into);
        parents = IntStream.range(0, journeys.persons()).toArray();
    }

    /// In the order of their first conversions, by time and id.
    static List<Buyer> of(Ledger ledger, Question question) {
        return new Customers(ledger, question).list();
    }

    private List<Buyer> list() {
        List<Integer> sales = IntStream.range(0, journeys.conversions())
                .filter(conversion -> journeys.kind(conversion) != Kind.LEAD).boxed()
                .sorted(Comparator.comparingLong(journeys::conversionAt)).toList();
        sales.forEach(this::join);
        Map<Integer, Buyer> buyers = new LinkedHashMap<>();
        Map<Integer, List<Payment>> payments = new HashMap<>();
        for (int sale : sales) {
            List<Payment> paid = payments.computeIfAbsent(key(sale), added -> new ArrayList<>());
            for (Entry entry : Entry.of(journeys, sale)) {
                paid.add(payment(sale, entry));
            }
            buyers.computeIfAbsent(key(sale), added -> first(sale, paid));
        }
        return List.copyOf(buyers.values());
    }

    private Buyer first(int sale, List<Payment> payments) {
        int[] persons = journeys.personsOf(journeys.party(sale));
        Instant at = Instant.ofEpochMilli(journeys.conversionAt(sale));
        return new Buyer(persons.length == 0 ? journeys.conversionId(sale) : journeys.personName(persons[0]), sale, at,
                Day.of(at, question.zone()), payments.get(0).value().currency(), payments);
    }

    private Payment payment(int sale, Entry entry) {
        Day sold = Day.of(Instant.ofEpochMilli(journeys.conversionAt(sale)), question.zone());
        // A refund is taken back at the rate at which its conversion was booked, or the two would not cancel.
        Money value = exchange.map(e -> e.convert(new Money(entry.after(), entry.currency()), sold)
                .minus(e.convert(new Money(entry.before(), entry.currency()), sold)))
                .orElseGet(entry::change);
        return new Payment(Day.of(Instant.ofEpochMilli(entry.at()), question.zone()), value);
    }

    private void join(int sale) {
        Pausing.here();
        int[] persons = journeys.personsOf(journeys.party(sale));
        for (int i = 1; i < persons.length; i++) {
            int a = root(persons[0]);
            int b = root(persons[i]);
            parents[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private int root(int person) {
        int at = person;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /// Who bought: a person's number, or one below zero for a sale that names nobody.
    private int key(int sale) {
        int[] persons = journeys.personsOf(journeys.party(sale));
        return persons.length == 0 ? -1 - sale : root(persons[0]);
    }
}
