package outlay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Split;
import outlay.journey.Channels;
import outlay.ledger.Charge;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;
import outlay.plan.Economics;
import outlay.plan.Economics.Earned;
import outlay.plan.Economics.Sums;
import outlay.plan.ValueCurve;
import outlay.report.Customers.Buyer;
import outlay.report.Customers.Payment;
import outlay.report.UnitEconomics.Asked;
import outlay.report.UnitEconomics.InCurrency;
import outlay.report.UnitEconomics.Won;

/// Adds up what was spent in a period and what the customers won in it paid since, whole and by channel.
final class Winning {
    private final Ledger ledger;
    private final Asked asked;
    private final Question question;
    private final Crediting crediting;
    private final Days days;
    private final SortedMap<Currency, Side> sides = new TreeMap<>();

    /// One currency while it is being added up.
    private static final class Side {
        private final SortedMap<String, Lives> channels = new TreeMap<>();
        private final List<Won> customers = new ArrayList<>();
        private final SortedMap<Currency, Money> elsewhere = new TreeMap<>();

        Lives at(String channel) {
            return channels.computeIfAbsent(channel, added -> new Lives());
        }
    }

    /// What was spent on the customers of a channel, and their lives month by month.
    private static final class Lives {
        private long spendMicros;
        private long newMicros;
        private long runningMinor;
        private final List<long[]> months = new ArrayList<>();

        long[] month(int month) {
            while (months.size() < month) {
                months.add(new long[2]);
            }
            return months.get(month - 1);
        }

        void add(Lives other) {
            spendMicros = Math.addExact(spendMicros, other.spendMicros);
            newMicros = Math.addExact(newMicros, other.newMicros);
            runningMinor = Math.addExact(runningMinor, other.runningMinor);
            for (int i = 0; i < other.months.size(); i++) {
                long[] mine = month(i + 1);
                mine[0] = Math.addExact(mine[0], other.months.get(i)[0]);
                mine[1] = Math.addExact(mine[1], other.months.get(i)[1]);
            }
        }

        List<Earned> earned() {
            List<Earned> earned = new ArrayList<>();
            for (int i = 0; i < months.size(); i++) {
                earned.add(new Earned(i + 1, months.get(i)[0], months.get(i)[1]));
            }
            return List.copyOf(earned);
        }
    }

    Winning(Ledger ledger, Asked asked) {
        this.ledger = ledger;
        this.asked = asked;
        question = asked.question();
        crediting = new Crediting(ledger.journeys(), question.attribution());
        days = new Days(question.period());
    }

    UnitEconomics answer() {
        List<Buyer> buyers = Customers.of(ledger, question);
        Day until = lastDay(buyers);
        Optional<Exchange> exchange = question.currency().map(ledger.rates()::into);
        for (Charge charge : ledger.charges()) {
            if (days.contains(charge.day())) {
                Micros spend = exchange.map(e -> e.convert(charge.spend(), charge.day())).orElse(charge.spend());
                Lives lives = side(spend.currency()).at(ledger.sources().get(charge.source()).channel());
                lives.spendMicros = Math.addExact(lives.spendMicros, spend.micros());
            }
        }
        for (Buyer buyer : buyers) {
            if (days.contains(buyer.day())) {
                win(buyer, until);
            }
        }
        question.currency().filter(currency -> !asked.costs().isEmpty()).ifPresent(this::side);
        List<InCurrency> currencies = new ArrayList<>();
        sides.forEach((currency, side) -> currencies.add(close(currency, side)));
        return new UnitEconomics(asked, days.period(), until, List.copyOf(currencies));
    }

    private Side side(Currency currency) {
        return sides.computeIfAbsent(currency, added -> new Side());
    }

    private Day lastDay(List<Buyer> buyers) {
        Days all = new Days(Optional.empty());
        ledger.charges().forEach(charge -> all.contains(charge.day()));
        buyers.forEach(buyer -> buyer.payments().forEach(payment -> all.contains(payment.day())));
        return all.period().to();
    }

    private void win(Buyer buyer, Day until) {
        Side side = side(buyer.currency());
        SortedMap<String, Long> channels = channels(buyer.conversion());
        List<String> names = List.copyOf(channels.keySet());
        long[] weights = channels.values().stream().mapToLong(Long::longValue).toArray();
        int observed = Math.min(buyer.monthsUntil(until), ValueCurve.MOST_MONTHS);
        for (int i = 0; i < weights.length; i++) {
            Lives lives = side.at(names.get(i));
            lives.newMicros += weights[i];
            for (int month = 1; month <= observed; month++) {
                lives.month(month)[0] += weights[i];
            }
        }
        Money revenue = Money.zero(buyer.currency());
        for (Payment payment : buyer.payments()) {
            if (!payment.value().currency().equals(buyer.currency())) {
                side.elsewhere.merge(payment.value().currency(), payment.value(), Money::plus);
                continue;
            }
            revenue = revenue.plus(payment.value());
            int month = buyer.month(payment.day());
            long[] parts = Split.byWeight(payment.value().minor(), weights);
            for (int i = 0; i < parts.length; i++) {
                earn(side.at(names.get(i)), month <= observed ? month : 0, parts[i]);
            }
        }
        side.customers.add(new Won(buyer.name(), ledger.journeys().conversionId(buyer.conversion()), buyer.at(),
                Collections.unmodifiableSortedMap(channels), revenue, observed));
    }

    /// @param month 0 for one that has not ended
    private static void earn(Lives lives, int month, long minor) {
        if (month == 0) {
            lives.runningMinor = Math.addExact(lives.runningMinor, minor);
        } else {
            long[] sums = lives.month(month);
            sums[1] = Math.addExact(sums[1], minor);
        }
    }

    /// Whom the conversion is credited to, in millionths that sum to one; a channel that gets nothing is left out.
    private SortedMap<String, Long> channels(int conversion) {
        crediting.turnTo(conversion);
        SortedMap<String, Long> channels = new TreeMap<>();
        int size = crediting.path().size();
        if (size == 0) {
            channels.put(Ledger.UNATTRIBUTED.channel(), Entry.ONE);
            return channels;
        }
        long[] parts = crediting.parts(Entry.ONE);
        for (int i = 0; i < size; i++) {
            if (parts[i] > 0) {
                channels.merge(crediting.path().channelName(i), parts[i], Long::sum);
            }
        }
        return channels;
    }

    private InCurrency close(Currency currency, Side side) {
        Lives all = new Lives();
        long paid = 0;
        SortedMap<String, Economics> channels = new TreeMap<>();
        for (Map.Entry<String, Lives> channel : side.channels.entrySet()) {
            Lives lives = channel.getValue();
            all.add(lives);
            long ofPaid = Channels.paid(channel.getKey()) || lives.spendMicros > 0 ? lives.newMicros : 0;
            paid = Math.addExact(paid, ofPaid);
            channels.put(channel.getKey(), economics(currency, lives, ofPaid, Collections.emptySortedMap()));
        }
        return new InCurrency(currency, economics(currency, all, paid, asked.costs()),
                Collections.unmodifiableSortedMap(channels), List.copyOf(side.customers),
                Collections.unmodifiableSortedMap(side.elsewhere));
    }

    private Economics economics(Currency currency, Lives lives, long paid, SortedMap<String, Money> costs) {
        return new Economics(new Sums(currency, lives.spendMicros, costs, lives.newMicros, paid, lives.earned(),
                lives.runningMinor), asked.rules());
    }
}
