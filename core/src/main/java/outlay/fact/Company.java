package outlay.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.ClientId;

/// A company (an account, in B2B) as a CRM knew it at `modifiedAt`; of several versions the latest holds.
///
/// @param domains  of its web sites and mail, as hosts in lower case, sorted
/// @param parentId the company that it belongs to, or ""
/// @param sameAs   ids of other records of the CRM that are the same company since they were merged, whichever of them
///                 was kept, sorted
/// @param country   and `industry` in the CRM's words, or ""
/// @param employees how many it has, where the CRM says so
public record Company(ClientId client, String crm, String companyId, String version, Optional<Instant> modifiedAt,
        String name, List<String> domains, String parentId, List<String> sameAs, String country, String industry,
        OptionalLong employees) implements Fact {
    /// One of which nothing else is known.
    public Company(ClientId client, String crm, String companyId, String version, Optional<Instant> modifiedAt,
            String name, List<String> domains, String parentId, List<String> sameAs) {
        this(client, crm, companyId, version, modifiedAt, name, domains, parentId, sameAs, "", "",
                OptionalLong.empty());
    }

    @Override
    public String id() {
        return crm + "/company/" + companyId + "/" + version;
    }
}
