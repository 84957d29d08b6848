package outlay.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.ClientId;

/// A person as a CRM knew them at `modifiedAt`; of several versions the latest holds.
///
/// @param crm     hubspot, salesforce, ...
/// @param stages  when each stage (lead, mql, sql, opportunity, customer or the CRM's own word) was first entered
/// @param clues  what else the record says of who it is, sorted: further e-mail addresses, phone numbers, click ids,
///               the ids that the site knows the person by
/// @param traits what it says about the person; the company is a component of its own
/// @param parentCompanyId the company that the contact's company belongs to, where the CRM says so, else ""
public record Contact(ClientId client, String crm, String contactId, String version, Optional<Instant> modifiedAt,
        String email, String companyId, String companyName, Optional<Instant> createdAt,
        SortedMap<String, Instant> stages, List<Clue> clues, String parentCompanyId,
        SortedMap<Trait, String> traits) implements Fact {

    /// A contact without traits.
    public Contact(ClientId client, String crm, String contactId, String version, Optional<Instant> modifiedAt,
            String email, String companyId, String companyName, Optional<Instant> createdAt,
            SortedMap<String, Instant> stages, List<Clue> clues, String parentCompanyId) {
        this(client, crm, contactId, version, modifiedAt, email, companyId, companyName, createdAt, stages, clues,
                parentCompanyId, Collections.emptySortedMap());
    }

    /// A contact of whom no more is known than the id, the address and the company.
    public Contact(ClientId client, String crm, String contactId, String version, Optional<Instant> modifiedAt,
            String email, String companyId, String companyName, Optional<Instant> createdAt,
            SortedMap<String, Instant> stages) {
        this(client, crm, contactId, version, modifiedAt, email, companyId, companyName, createdAt, stages, List.of(),
                "");
    }

    /// The same with other stages.
    public Contact with(SortedMap<String, Instant> others) {
        return others.equals(stages)
                ? this
                : new Contact(client, crm, contactId, version, modifiedAt, email, companyId, companyName, createdAt,
                        others, clues, parentCompanyId, traits);
    }

    @Override
    public String id() {
        return crm + "/contact/" + contactId + "/" + version;
    }
}
