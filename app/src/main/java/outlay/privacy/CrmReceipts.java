package outlay.privacy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.StageEntry;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// When each contact and deal of a CRM was last heard of: the time of a record counts from there for all its versions,
/// so that nothing of a record ends while the CRM still tells of it.
final class CrmReceipts {
    /// Each entry counts by itself.
    static final CrmReceipts NONE = new CrmReceipts(Map.of());

    private final Map<Key, Instant> latest;

    private record Key(ClientId client, StageEntry.Of of, String crm, String id) {}

    private CrmReceipts(Map<Key, Instant> latest) {
        this.latest = latest;
    }

    static CrmReceipts of(Log log, RetentionTimes times) {
        if (times.of(RetentionClass.CONTACTS).isEmpty()) {
            return NONE;
        }
        Map<Key, Instant> latest = new HashMap<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                key(entry).ifPresent(key -> latest.merge(key, entry.receivedAt(),
                        (a, b) -> a.isAfter(b) ? a : b));
            }
        }
        return new CrmReceipts(latest);
    }

    /// From when the time of an entry counts.
    Instant of(Entry entry) {
        return latest.isEmpty()
                ? entry.receivedAt()
                : key(entry).map(key -> latest.getOrDefault(key, entry.receivedAt())).orElse(entry.receivedAt());
    }

    /// Empty for what is about no record, or about one that has ended.
    private static Optional<Key> key(Entry entry) {
        boolean about = entry.kind() == Entry.Kind.CONTACT || entry.kind() == Entry.Kind.DEAL
                || entry.kind() == Entry.Kind.STAGE_ENTRY;
        return about ? key(FactCodec.decode(entry)).filter(key -> !Nobodys.isNobodys(key.id)) : Optional.empty();
    }

    private static Optional<Key> key(Fact fact) {
        if (fact instanceof Contact contact) {
            return Optional.of(new Key(contact.client(), StageEntry.Of.CONTACT, contact.crm(), contact.contactId()));
        }
        if (fact instanceof Deal deal) {
            return Optional.of(new Key(deal.client(), StageEntry.Of.DEAL, deal.crm(), deal.dealId()));
        }
        return fact instanceof StageEntry entered
                ? Optional.of(new Key(entered.client(), entered.of(), entered.crm(), entered.objectId()))
                : Optional.empty();
    }
}
