package outlay.reconcile;

import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Pausing;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;
import outlay.ledger.UnknownRate;
import outlay.reconcile.Reconciliation.Asked;

/// Goes through our conversions and counts for each account and day what we credit it with, and what a platform that
/// sees its own ads only could claim instead.
///
/// A platform puts a whole conversion on the day of the last click on its ads before it, if that lies within its
/// window; without one, on the day of the last view within its window for views. Going from our credit to that, each
/// step has a reason: refunds put back, shares made whole, another window for clicks, and views.
final class Counting {
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int NONE = -1;

    /// The credit of one touch for an account.
    private record Part(int account, Day day, long count, long gross) {}

    private final JourneyColumns journeys;
    private final Ledger ledger;
    private final Asked asked;
    private final List<Account> accounts;
    private final int[] accountOf;
    private final Crediting crediting;
    private final Map<Currency, Exchange> exchanges = new HashMap<>();
    /// Of each account.
    private final List<Map<Day, Seen>> seen = new ArrayList<>();
    private final SortedMap<Currency, Money> unconverted = new TreeMap<>();
    private final long[] lastClick;
    private final long[] lastView;
    /// What each touch gets of the conversion's count and value, kept from one to the next.
    private long[] counts = new long[64];
    private long[] gross = new long[64];
    /// The accounts with a touch of the conversion, and the credits of their touches, kept likewise.
    private final List<Integer> touched = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    /// Of each account, by kind of conversion.
    private final List<Map<Kind, PlatformWindow>> windows = new ArrayList<>();

    Counting(Ledger ledger, Asked asked, List<Account> accounts) {
        this.ledger = ledger;
        this.asked = asked;
        this.accounts = accounts;
        journeys = ledger.journeys();
        List<Touch.Source> sources = journeys.sources();
        accountOf = new int[sources.size()];
        for (int i = 0; i < accountOf.length; i++) {
            accountOf[i] = find(sources.get(i).placement());
        }
        crediting = new Crediting(journeys, asked.question().attribution());
        lastClick = new long[accounts.size()];
        lastView = new long[accounts.size()];
        accounts.forEach(account -> {
            windows.add(new EnumMap<>(Kind.class));
            seen.add(new HashMap<>());
        });
    }

    void count() {
        for (int conversion = 0; conversion < journeys.conversions(); conversion++) {
            if (asked.goal().covers(journeys.kind(conversion))) {
                count(conversion);
            }
        }
    }

    /// @param account its place in the list
    Seen seen(int account, Day day) {
        return seen.get(account).getOrDefault(day, Seen.NOTHING);
    }

    /// The days on which something of an account was seen.
    List<Day> days(int account) {
        return seen.get(account).keySet().stream().sorted().toList();
    }

    SortedMap<Currency, Money> unconverted() {
        return unconverted;
    }

    private int find(Touch.Placement at) {
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i).platform().equals(at.platform()) && accounts.get(i).id().equals(at.accountId())) {
                return i;
            }
        }
        return NONE;
    }

    private void count(int conversion) {
        Pausing.here();
        touch(conversion);
        if (touched.isEmpty()) {
            return;
        }
        crediting.turnTo(conversion);
        List<Entry> entries = Entry.of(journeys, conversion);
        Money whole = entries.get(0).change();
        int size = crediting.path().size();
        if (size > 0) {
            counts = kept(crediting.parts(Entry.ONE), counts, size);
            gross = kept(crediting.parts(whole.minor()), gross, size);
        }
        List<Money[]> back = size == 0 ? List.of() : refunds(entries, size);
        String id = journeys.conversionId(conversion);
        Day on = Day.of(journeys.conversionAt(conversion), asked.question().zone().getRules());
        parts.clear();
        for (int i = 0; i < size; i++) {
            int account = accountOf[crediting.path().source(i)];
            if (account != NONE) {
                long at = crediting.path().at(i);
                Money given = new Money(gross[i], whole.currency());
                long value = worth(account, given, on, true);
                long net = value;
                for (Money[] refund : back) {
                    net = Math.addExact(net, worth(account, refund[i], on, true));
                }
                Part part = new Part(account, accounts.get(account).day(at), counts[i], value);
                parts.add(part);
                credit(part, at, net, id);
                Currency currency = accounts.get(account).currency();
                if (!currency.equals(whole.currency())) {
                    at(account, part.day).foreign.add(0, Micros.of(given).micros() - value, id);
                }
            }
        }
        claim(conversion, id, whole, on);
    }

    private static long[] kept(long[] parts, long[] room, int size) {
        long[] into = size > room.length ? new long[parts.length] : room;
        System.arraycopy(parts, 0, into, 0, size);
        return into;
    }

    /// What each touch gives back, one list for each currency of refunds.
    private List<Money[]> refunds(List<Entry> entries, int size) {
        Map<Currency, Money> all = new TreeMap<>();
        entries.subList(1, entries.size())
                .forEach(refund -> all.put(refund.currency(), new Money(refund.after(), refund.currency())));
        List<Money[]> back = new ArrayList<>();
        all.forEach((currency, refunded) -> {
            long[] parts = crediting.parts(refunded.minor());
            Money[] given = new Money[size];
            for (int i = 0; i < size; i++) {
                given[i] = new Money(parts[i], currency);
            }
            back.add(given);
        });
        return back;
    }

    private void credit(Part part, long at, long net, String id) {
        Seen there = at(part.account, part.day);
        there.ours.add(part.count, net, id);
        there.refund.add(0, part.gross - net, id);
        for (Map.Entry<String, ZoneRules> other : accounts.get(part.account).others().entrySet()) {
            at(part.account, Day.of(at, other.getValue())).inZones
                    .computeIfAbsent(other.getKey(), zone -> new Moved()).add(part.count, net, id);
        }
    }

    /// What each platform that has a touch of the conversion could say of it, less what we credit it with.
    private void claim(int conversion, String id, Money whole, Day on) {
        long at = journeys.conversionAt(conversion);
        for (int account : touched) {
            PlatformWindow window = window(account, journeys.kind(conversion));
            long worth = worth(account, whole, on, false);
            boolean clicked = lastClick[account] != JourneyColumns.NEVER;
            if (clicked && at - lastClick[account] <= window.clickDays() * MILLIS_PER_DAY) {
                boolean ours = withdraw(account, id, there -> there.shared);
                boolean old = !ours && at - lastClick[account] > lookback();
                Seen there = at(account, accounts.get(account).day(lastClick[account]));
                (old ? there.window : there.shared).add(Entry.ONE, worth, id);
                continue;
            }
            withdraw(account, id, clicked ? there -> there.window : there -> there.view);
            if (lastView[account] != JourneyColumns.NEVER
                    && at - lastView[account] <= window.viewDays() * MILLIS_PER_DAY) {
                at(account, accounts.get(account).day(lastView[account])).view.add(Entry.ONE, worth, id);
            }
        }
    }

    /// Takes what we credit the account with off what it could say.
    ///
    /// @return whether there is any
    private boolean withdraw(int account, String id, Function<Seen, Moved> reason) {
        boolean any = false;
        for (Part part : parts) {
            if (part.account == account) {
                reason.apply(at(account, part.day)).add(-part.count, -part.gross, id);
                any = true;
            }
        }
        return any;
    }

    private PlatformWindow window(int account, Kind kind) {
        return windows.get(account).computeIfAbsent(kind, one -> asked.windows().of(asked.question().client(),
                accounts.get(account).platform(), accounts.get(account).id(), one));
    }

    private long lookback() {
        return asked.question().attribution().eligibility().lookbackDays() * MILLIS_PER_DAY;
    }

    /// Notes which accounts have a touch before the conversion, and when the last click and view of each was.
    private void touch(int conversion) {
        touched.clear();
        long until = journeys.conversionAt(conversion);
        journeys.touchesOf(journeys.party(conversion)).forEach(touch -> {
            int account = accountOf[journeys.touchSource(touch)];
            if (account == NONE || journeys.touchAt(touch) > until) {
                return;
            }
            if (!touched.contains(account)) {
                touched.add(account);
                lastClick[account] = JourneyColumns.NEVER;
                lastView[account] = JourneyColumns.NEVER;
            }
            long[] last = journeys.touchView(touch) ? lastView : lastClick;
            last[account] = Math.max(last[account], journeys.touchAt(touch));
        });
    }

    private Seen at(int account, Day day) {
        return seen.get(account).computeIfAbsent(day, added -> new Seen());
    }

    /// In millionths of the account's currency; nothing where there is no rate, which is noted.
    private long worth(int account, Money money, Day on, boolean note) {
        Currency currency = accounts.get(account).currency();
        if (money.currency().equals(currency) || money.isZero()) {
            return Micros.of(new Money(money.minor(), currency)).micros();
        }
        Optional<Money> converted = converted(money, currency, on);
        if (converted.isEmpty() && note) {
            unconverted.merge(money.currency(), money, Money::plus);
        }
        return converted.map(known -> Micros.of(known).micros()).orElse(0L);
    }

    private Optional<Money> converted(Money money, Currency currency, Day on) {
        try {
            return Optional.of(exchanges.computeIfAbsent(currency, ledger.rates()::into).convert(money, on));
        } catch (UnknownRate unknown) {
            // Noted by the caller: the other conversions are compared all the same.
            return Optional.empty();
        }
    }
}
