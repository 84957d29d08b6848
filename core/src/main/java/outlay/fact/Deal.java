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
public record Deal(ClientId client, String crm, String dealId, String version, Optional<Instant> modifiedAt,
        String name, Optional<Money> amount, String stage, Status status, Optional<Instant> createdAt,
        Optional<Instant> closedAt, List<String> contactIds, List<String> emails, String companyId, String companyName,
        SortedMap<String, Instant> stages) implements Fact {
    public enum Status {
        OPEN, WON, LOST
    }

    @Override
    public String id() {
        return crm + "/deal/" + dealId + "/" + version;
    }
}
