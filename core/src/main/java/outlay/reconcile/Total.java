package outlay.reconcile;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;

/// The sum of one account's lines of one measure and currency. There is none of several accounts or platforms: two
/// platforms claim one conversion each for themselves, and their sum means nothing.
///
/// @param reasons what each reason has moved, in millionths; they sum to `first` less `ours`
public record Total(String platform, String account, String accountName, Currency currency, Measure measure, long first,
        long now, long ours, SortedMap<Reason, Long> reasons) {
    public Total {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    static Total of(Line line) {
        SortedMap<Reason, Long> reasons = new TreeMap<>();
        line.parts().forEach(part -> reasons.merge(part.reason(), part.amount(), Math::addExact));
        return new Total(line.platform(), line.account(), line.accountName(), line.currency(), line.measure(),
                line.first(), line.now(), line.ours(), reasons);
    }

    Total plus(Total other) {
        SortedMap<Reason, Long> all = new TreeMap<>(reasons);
        other.reasons.forEach((reason, amount) -> all.merge(reason, amount, Math::addExact));
        return new Total(platform, account, accountName, currency, measure, Math.addExact(first, other.first),
                Math.addExact(now, other.now), Math.addExact(ours, other.ours), all);
    }

    public long difference() {
        return Math.subtractExact(first, ours);
    }
}
