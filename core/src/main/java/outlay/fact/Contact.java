package outlay.fact;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.ClientId;

/// A person as a CRM knew them at `modifiedAt`; of several versions the latest holds.
///
/// @param crm     hubspot, salesforce, ...
/// @param stages  when each stage (lead, mql, sql, opportunity, customer or the CRM's own word) was first entered
public record Contact(ClientId client, String crm, String contactId, String version, Optional<Instant> modifiedAt,
        String email, String companyId, String companyName, Optional<Instant> createdAt,
        SortedMap<String, Instant> stages) implements Fact {
    @Override
    public String id() {
        return crm + "/contact/" + contactId + "/" + version;
    }
}
