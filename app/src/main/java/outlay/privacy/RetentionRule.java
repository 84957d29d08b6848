package outlay.privacy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import outlay.collect.Quarantine;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Quarantined;
import outlay.log.Rewrite;

/// What becomes of an entry whose time is over. Doing it twice is doing it once. No spend, revenue or order changes by
/// it; an event whose owner is gone leads to no touch any more.
final class RetentionRule implements Rewrite {
    private static final String GONE = "past its time";
    private final Map<RetentionClass, Instant> before;
    private final CrmReceipts receipts;
    private final byte[] markKey;

    /// @param before   of each class with a time, from when on it is kept
    /// @param receipts from when the time of a CRM's records counts
    /// @param markKey  of what stands in place of ids that hold an identifier, the same as at the door
    RetentionRule(SortedMap<RetentionClass, Instant> before, CrmReceipts receipts, byte[] markKey) {
        this.before = Map.copyOf(before);
        this.receipts = receipts;
        this.markKey = markKey.clone();
    }

    @Override
    public Entry apply(long position, Entry entry) {
        return ended(entry).map(Ended::entry).orElse(entry);
    }

    /// An entry as it is to be, and the class by whose time.
    record Ended(RetentionClass kind, Entry entry) {}

    /// Empty where the entry stays as it is.
    Optional<Ended> ended(Entry entry) {
        return switch (entry.kind()) {
            case EVENT -> isPast(RetentionClass.EVENTS, entry)
                    ? event(RetentionClass.EVENTS, entry)
                    : isPast(RetentionClass.DETAILS, entry) ? event(RetentionClass.DETAILS, entry) : Optional.empty();
            case QUARANTINE -> isPast(RetentionClass.QUARANTINE, entry) ? quarantined(entry) : Optional.empty();
            case CONTACT, DEAL, STAGE_ENTRY -> isPast(RetentionClass.CONTACTS, entry)
                    ? ended(RetentionClass.CONTACTS, entry, record(entry))
                    : Optional.empty();
            case COMPANY, IMPORT, LIFT_TEST, REACH, RATE, SPEND_ROW, WITHDRAWAL, UNDO,
                    COLUMN_MAPPING,
                    BROUGHT ->
                Optional.empty();
        };
    }

    /// Whether it would be looked at: its time is over, whatever there is to end.
    boolean isPast(Entry entry) {
        return switch (entry.kind()) {
            case EVENT -> isPast(RetentionClass.EVENTS, entry) || isPast(RetentionClass.DETAILS, entry);
            case QUARANTINE -> isPast(RetentionClass.QUARANTINE, entry);
            case CONTACT, DEAL, STAGE_ENTRY -> isPast(RetentionClass.CONTACTS, entry);
            case COMPANY, IMPORT, LIFT_TEST, REACH, RATE, SPEND_ROW, WITHDRAWAL, UNDO,
                    COLUMN_MAPPING,
                    BROUGHT ->
                false;
        };
    }

    boolean isPast(RetentionClass kind, Entry entry) {
        Instant kept = before.get(kind);
        return kept != null && countsFrom(entry).isBefore(kept);
    }

    /// From when its time counts.
    Instant countsFrom(Entry entry) {
        return receipts.of(entry);
    }

    private Fact record(Entry entry) {
        return switch (FactCodec.decode(entry)) {
            case Contact contact -> Nobodys.contact(contact, new Marks(markKey, contact.client()));
            case Deal deal -> Nobodys.deal(deal);
            case StageEntry entered -> Nobodys.stage(entered, new Marks(markKey, entered.client()));
            case Event _,Company _,Withdrawal _ -> throw noRecord(entry);
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Undo _,ColumnMapping _,Brought _ ->
                throw noRecord(entry);
        };
    }

    private static IllegalArgumentException noRecord(Entry entry) {
        return new IllegalArgumentException(entry.kind() + " is no record of a CRM that names people");
    }

    private Optional<Ended> event(RetentionClass kind, Entry entry) {
        if (!(FactCodec.decode(entry) instanceof Event event)) {
            return Optional.empty();
        }
        Event left = kind == RetentionClass.EVENTS
                ? Nobodys.event(event, new Marks(markKey, event.client()))
                : Nameless.lean(event);
        return ended(kind, entry, left);
    }

    private static Optional<Ended> ended(RetentionClass kind, Entry entry, Fact left) {
        Entry other = FactCodec.encode(left, entry.receivedAt());
        return Arrays.equals(other.body(), entry.body()) ? Optional.empty() : Optional.of(new Ended(kind, other));
    }

    private static Optional<Ended> quarantined(Entry entry) {
        byte[] empty;
        if (entry.id().startsWith(QuarantineErasure.CONFLICT)) {
            Quarantined kept = Quarantined.decode(entry);
            if (kept.body().length == 0) {
                return Optional.empty();
            }
            empty = new Quarantined(kept.reason(), kept.kind(), kept.id(), kept.first(), new byte[0]).encode();
        } else {
            Quarantine kept = Quarantine.of(entry);
            if (kept.bytes().length == 0) {
                return Optional.empty();
            }
            empty = Json.records().writeValueAsBytes(
                    new Quarantine(kept.reason(), GONE, kept.file(), kept.line(), new byte[0]));
        }
        return Optional.of(new Ended(RetentionClass.QUARANTINE,
                new Entry(entry.client(), entry.id(), entry.kind(), entry.receivedAt(), empty)));
    }
}
