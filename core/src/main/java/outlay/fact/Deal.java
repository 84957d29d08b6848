package outlay.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.ClientId;
import outlay.base.Money;

/// A deal (opportunity) as a CRM knew it at `modifiedAt`; of several versions the latest holds.
///
/// @param version    a fingerprint of the content, so that a changed deal is a new fact and an unchanged one is not
/// @param stage      the CRM's word for where it stands
/// @param contactIds the CRM's ids of the people on it
/// @param emails     their e-mail addresses where the file has them, trimmed and lower-cased
/// @param mergedIds  the deals that were merged into this one and are no deals of their own any more
public record Deal(ClientId client, String crm, String dealId, String version, Optional<Instant> modifiedAt,
        String name, Optional<Money> amount, String stage, Status status, Optional<Instant> createdAt,
        Optional<Instant> closedAt, List<String> contactIds, List<String> emails, String companyId, String companyName,
        SortedMap<String, Instant> stages, List<String> mergedIds) implements Fact {
    /// A deal that nothing was merged into.
    public Deal(ClientId client, String crm, String dealId, String version, Optional<Instant> modifiedAt, String name,
            Optional<Money> amount, String stage, Status status, Optional<Instant> createdAt,
            Optional<Instant> closedAt, List<String> contactIds, List<String> emails, String companyId,
            String companyName, SortedMap<String, Instant> stages) {
        this(client, crm, dealId, version, modifiedAt, name, amount, stage, status, createdAt, closedAt, contactIds,
                emails, companyId, companyName, stages, List.of());
    }

    public enum Status {
        OPEN, WON, LOST
    }

    /// The same with another closing time and other stages.
    public Deal with(Optional<Instant> closed, SortedMap<String, Instant> others) {
        return closed.equals(closedAt) && others.equals(stages)
                ? this
                : new Deal(client, crm, dealId, version, modifiedAt, name, amount, stage, status, createdAt, closed,
                        contactIds, emails, companyId, companyName, others, mergedIds);
    }

    @Override
    public String id() {
        return crm + "/deal/" + dealId + "/" + version;
    }
}
