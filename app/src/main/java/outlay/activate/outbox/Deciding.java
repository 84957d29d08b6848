package outlay.activate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.activate.Account;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Destination;
import outlay.activate.Order;
import outlay.activate.Prepared;
import outlay.activate.Preparing;
import outlay.activate.Problem;
import outlay.activate.Ready;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;

/// Decides at the moment of sending whether a delivery is sent, and what of it.
///
/// Laws: a change is told only of what the destination has, and says what was not told; what may have been told already
/// is told again only while the destination remembers its id.
final class Deciding {
    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);
    /// The change of an open conversion is woken when that ends; this is for the case that nobody does.
    private static final Duration UNTIL_ANOTHER_LOOK = Duration.ofHours(1);
    private static final Duration UNTIL_ANOTHER_TRY = Duration.ofMinutes(10);
    private static final Duration ON_THE_WAY = Duration.ofMinutes(1);
    private static final int MOST_LETTERS = 300;

    private final Telling telling;
    private final Looking looking;

    /// Looks into what is kept.
    interface Looking {
        /// What was told of a delivery last.
        Optional<Told> told(KeptDelivery row);
    }

    Deciding(Telling telling, Looking looking) {
        this.telling = telling;
        this.looking = looking;
    }

    /// @param family the conversion and all its changes at this account, where it has any
    Decision of(KeptDelivery row, List<KeptDelivery> family, Destination out, Account account, Instant now) {
        Optional<Instant> doubt = row.stand().doubt();
        if (row.erased()) {
            return Decision.End.suppressed(Happened.ERASED, "");
        }
        try {
            if (row.wish().change() > 0) {
                return change(row, family, out.changes(), account, now);
            }
            if (over(doubt, out, now)) {
                return new Decision.End(DeliveryState.UNRESOLVED, Happened.DOUBT_OVER, "", "");
            }
            return original(row, family, out, account, now);
        } catch (RuntimeException broken) {
            LOG.error("A delivery of {} cannot be made ready; it is tried again in {}", row.lane(), UNTIL_ANOTHER_TRY,
                    broken);
            return new Decision.Wait(now.plus(UNTIL_ANOTHER_TRY), broken.getClass().getSimpleName());
        }
    }

    private Decision original(KeptDelivery row, List<KeptDelivery> family, Destination out, Account account,
            Instant now) {
        return switch (telling.of(row.wish(), now)) {
            case Telling.Told.Nothing nothing -> Decision.End.suppressed(Happened.UNWANTED, nothing.reason());
            case Telling.Told.Tell tell -> {
                // What may be there already is told as it was; its change follows.
                Optional<Telling.Told.Tell> latest = row.stand().doubt().isPresent()
                        ? Optional.empty()
                        : latest(family, now);
                Optional<Change> change = latest.flatMap(each -> each.conversion().change());
                if (change.isEmpty()) {
                    yield prepared(out, tell.conversion(), tell.evidence(), account, now);
                }
                yield switch (change.get()) {
                    case Change.Retracted undone -> Decision.End.suppressed(Happened.UNDONE, "");
                    case Change.Restated restated -> prepared(out, worth(latest.get().conversion(), restated),
                            latest.get().evidence(), account, now);
                };
            }
        };
    }

    private Optional<Telling.Told.Tell> latest(List<KeptDelivery> family, Instant now) {
        return family.stream()
                .filter(each -> each.wish().change() > 0 && each.state() == DeliveryState.QUEUED && !each.erased())
                .max(Comparator.comparingInt(each -> each.wish().change()))
                .flatMap(each -> telling.of(each.wish(), now) instanceof Telling.Told.Tell tell
                        ? Optional.of(tell)
                        : Optional.empty());
    }

    /// The conversion itself, at its new value.
    private static Conversion worth(Conversion changed, Change.Restated restated) {
        Order order = new Order(changed.order().id(), Optional.of(restated.value()), changed.order().items());
        return new Conversion(changed.id(), changed.name(), changed.at(), changed.source(), changed.page(), order,
                changed.person(), changed.traces(), changed.consent(), changed.custom(), changed.share(),
                Optional.empty());
    }

    private Decision change(KeptDelivery row, List<KeptDelivery> family, Destination out, Account account,
            Instant now) {
        Optional<KeptDelivery> original = family.stream().filter(each -> each.wish().change() == 0).findFirst();
        if (original.isEmpty() || original.get().state().ended()
                && original.get().state() != DeliveryState.DELIVERED) {
            return Decision.End.suppressed(Happened.ORIGINAL_NOT_DELIVERED,
                    original.map(each -> each.state().label()).orElse("never wished"));
        }
        if (!original.get().state().ended()) {
            return new Decision.Wait(now.plus(UNTIL_ANOTHER_LOOK), "the conversion itself has not ended");
        }
        int number = row.wish().change();
        if (row.stand().doubt().isEmpty() && family.stream().anyMatch(each -> each.wish().change() > number
                && (!each.state().ended() || each.state() == DeliveryState.DELIVERED))) {
            return Decision.End.suppressed(Happened.SUPERSEDED, "");
        }
        if (family.stream().anyMatch(each -> each.wish().change() > 0 && each.wish().change() < number
                && !each.state().ended() && (each.state() != DeliveryState.QUEUED
                        || each.stand().doubt().isPresent()))) {
            return new Decision.Wait(now.plus(UNTIL_ANOTHER_LOOK), "an earlier change has not ended");
        }
        if (over(row.stand().doubt(), out, now)) {
            return new Decision.End(DeliveryState.UNRESOLVED, Happened.DOUBT_OVER, "", "");
        }
        return switch (telling.of(row.wish(), now)) {
            case Telling.Told.Nothing nothing -> Decision.End.suppressed(Happened.UNWANTED, nothing.reason());
            case Telling.Told.Tell tell -> correction(row, family, original.get(), tell, out, account, now);
        };
    }

    private Decision correction(KeptDelivery row, List<KeptDelivery> family, KeptDelivery original,
            Telling.Told.Tell tell, Destination out, Account account, Instant now) {
        Optional<Told> first = looking.told(original);
        if (first.isEmpty()) {
            return Decision.End.suppressed(Happened.ERASED, "");
        }
        Optional<Told> last = family.stream()
                .filter(each -> each.state() == DeliveryState.DELIVERED)
                .max(Comparator.comparingInt(each -> each.wish().change())).flatMap(looking::told);
        if (row.stand().doubt().isEmpty() && last.orElse(first.get()).says(tell.conversion())) {
            return Decision.End.suppressed(Happened.FOLDED, "");
        }
        return prepared(out, first.get().identify(tell.conversion()), tell.evidence(), account, now);
    }

    private static Decision prepared(Destination out, Conversion conversion, String evidence, Account account,
            Instant now) {
        return switch (Preparing.prepare(out, conversion, account, now)) {
            case Ready ready -> new Decision.Send(ready, conversion, evidence);
            case Prepared.Wrong wrong -> new Decision.End(DeliveryState.REJECTED, Happened.WRONG, code(wrong),
                    evidence);
            case Prepared.Unsupported none -> new Decision.End(DeliveryState.REJECTED, Happened.UNSUPPORTED,
                    out.label() + " takes no " + none.what().label() + " conversions", evidence);
            case Prepared.Withheld withheld -> new Decision.End(DeliveryState.SUPPRESSED, Happened.WITHHELD,
                    withheld.why(), evidence);
            case Prepared.TooOld old -> new Decision.End(DeliveryState.EXPIRED, Happened.TOO_OLD, "", evidence);
            case Prepared.TooEarly early -> new Decision.Wait(early.from(), "the click is too young");
        };
    }

    private static String code(Prepared.Wrong wrong) {
        String all = wrong.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
        return all.substring(0, Math.min(all.length(), MOST_LETTERS));
    }

    private static boolean over(Optional<Instant> doubt, Destination out, Instant now) {
        return doubt.isPresent() && !now.isBefore(doubt.get().plus(out.terms().dedup()).minus(ON_THE_WAY));
    }
}
