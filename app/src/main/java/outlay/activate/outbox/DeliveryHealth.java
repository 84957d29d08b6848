package outlay.activate.outbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import outlay.activate.Account;
import outlay.activate.Destination;
import outlay.activate.KeyEnd;
import outlay.activate.Purpose;
import outlay.activate.Row;
import outlay.base.ClientId;
import outlay.store.ClientOutbox;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.Lane;
import outlay.store.OutboxStore;

/// How well an account is told.
///
/// Law: wished = not wanted + withheld + not sendable + sent + waiting, where sent = accepted + refused + unresolved.
///
/// @param eligible  those that the rules wanted
/// @param consented of the eligible those that the person did not forbid, as far as that was decided
/// @param sent      of the consented those that were called out
/// @param accepted  that the destination has
/// @param p50       from the cause's coming in to the end, of the latest thousand delivered; likewise `p95`
/// @param budget    where the account's owner has said how much shall be delivered
/// @param today     the same, of the last day alone
/// @param key       when the account's key ends, or since when the destination refuses it
/// @param missing   for each identifier the destination takes, the share in percent of the latest thousand without it
public record DeliveryHealth(String account, long wished, long eligible, long consented, long sent, long accepted,
        long waiting, Optional<Instant> oldest, Duration p50, Duration p95, Map<String, Integer> missing,
        Optional<Budget> budget, Optional<Budget> today, Optional<String> key) {
    private static final int HUNDRED = 100;
    private static final int LATEST = 1_000;

    /// Of every account of a client.
    ///
    /// @param destinations by their labels
    /// @param accounts     for their targets and keys
    public static List<DeliveryHealth> of(OutboxStore outbox, ClientId client,
            Function<String, Optional<Destination>> destinations, Accounts accounts, Instant now) {
        ClientOutbox own = outbox.of(client);
        Map<String, List<ClientOutbox.Count>> counts = own.counts().stream()
                .collect(Collectors.groupingBy(ClientOutbox.Count::account));
        Map<String, Instant> oldest = own.waiting().stream()
                .collect(Collectors.toMap(ClientOutbox.Waiting::account, ClientOutbox.Waiting::oldest));
        List<ClientOutbox.Count> ended = own.ended(now.minus(Budget.WINDOW));
        List<ClientOutbox.Count> today = own.ended(now.minus(Duration.ofDays(1)));
        List<KeptPause> pauses = outbox.pauses(client);
        List<DeliveryHealth> all = new ArrayList<>();
        for (Lane lane : outbox.lanes(client)) {
            List<KeptDelivery> latest = own.list(Optional.of(lane.account()), Optional.of(DeliveryState.DELIVERED),
                    LATEST);
            all.add(of(lane.account(), counts.getOrDefault(lane.account(), List.of()),
                    Optional.ofNullable(oldest.get(lane.account())), latest,
                    latest.stream().findFirst().flatMap(row -> destinations.apply(row.destination())))
                    .with(accounts.of(client, lane.account()).map(Accounts.Connected::account), ended, today,
                            refused(lane, pauses), now));
        }
        return all;
    }

    /// Whether an account is paused because its destination refuses its key.
    public static boolean refusesKey(KeptPause pause) {
        return Landing.refusesKey(pause);
    }

    /// Since when the destination refuses the account's key.
    private static Optional<String> refused(Lane lane, List<KeptPause> pauses) {
        return pauses.stream().filter(pause -> pause.lane().equals(lane) && Landing.refusesKey(pause))
                .map(pause -> "refused since " + pause.since()).findFirst();
    }

    private DeliveryHealth with(Optional<Account> settings, List<ClientOutbox.Count> ended,
            List<ClientOutbox.Count> ofToday, Optional<String> refused, Instant now) {
        Optional<BigDecimal> target = settings.flatMap(all -> all.get(Account.TARGET)).map(BigDecimal::new);
        return new DeliveryHealth(account, wished, eligible, consented, sent, accepted, waiting, oldest, p50, p95,
                missing, target.map(share -> Budget.of(share, account, ended)),
                target.map(share -> Budget.of(share, account, ofToday)),
                refused.or(() -> settings.flatMap(all -> KeyEnd.of(all, now)).map(KeyEnd::toString)));
    }

    private static DeliveryHealth of(String account, List<ClientOutbox.Count> counts, Optional<Instant> oldest,
            List<KeptDelivery> latest, Optional<Destination> out) {
        long wished = sum(counts, List.of());
        long unwanted = sum(counts, List.of(Happened.UNWANTED, Happened.ERASED, Happened.UNDONE, Happened.FOLDED,
                Happened.SUPERSEDED, Happened.ORIGINAL_NOT_DELIVERED, Happened.ACCOUNT_GONE));
        long withheld = sum(counts, List.of(Happened.WITHHELD, Happened.UNCONSENTED));
        long waiting = counts.stream().filter(count -> !count.state().ended())
                .mapToLong(ClientOutbox.Count::deliveries).sum();
        long unsendable = sum(counts, List.of(Happened.WRONG, Happened.UNSUPPORTED, Happened.TOO_OLD));
        long accepted = counts.stream().filter(count -> count.state() == DeliveryState.DELIVERED)
                .mapToLong(ClientOutbox.Count::deliveries).sum();
        List<Duration> took = latest.stream().map(row -> Duration.between(row.came(), row.stand().at())).sorted()
                .toList();
        return new DeliveryHealth(account, wished, wished - unwanted, wished - unwanted - withheld,
                wished - unwanted - withheld - unsendable - waiting, accepted, waiting, oldest, at(took, 50),
                at(took, 95), missing(latest, out), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The identifier that most conversions lack, which would help most; empty where there is nothing to tell by.
    public Optional<String> advice() {
        return missing.entrySet().stream().filter(each -> each.getValue() > 0)
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> each.getValue() + " % of the latest were told without " + each.getKey()
                        + "; collecting it would help most");
    }

    private static long sum(List<ClientOutbox.Count> counts, List<Happened> why) {
        return counts.stream().filter(count -> why.isEmpty()
                || count.state().ended() && why.stream().anyMatch(one -> count.reason().equals(one.label())
                        || count.reason().startsWith(one.label() + ":")))
                .mapToLong(ClientOutbox.Count::deliveries).sum();
    }

    private static Duration at(List<Duration> sorted, int percent) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * percent / HUNDRED);
    }

    private static Map<String, Integer> missing(List<KeptDelivery> latest, Optional<Destination> out) {
        Map<String, Integer> missing = new TreeMap<>();
        List<KeptDelivery> known = new ArrayList<>(latest);
        known.removeIf(row -> row.fields().isEmpty());
        if (known.isEmpty() || out.isEmpty()) {
            return missing;
        }
        for (Row row : out.get().mapping().rows()) {
            if (row.purpose() != Purpose.EVENT) {
                long without = known.stream().filter(each -> !each.fields().contains(row.path())).count();
                missing.put(row.path(), (int) (without * HUNDRED / known.size()));
            }
        }
        return missing;
    }
}
