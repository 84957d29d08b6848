package outlay.fact;

import java.time.Instant;
import outlay.base.ClientId;

/// That a record of a CRM entered a stage: one line of its history. A stage may be entered again; each time stands.
///
/// @param of       what kind of record it is
/// @param objectId the record's id
/// @param stage    lead, mql, sql, opportunity, customer, or the CRM's own word
public record StageEntry(ClientId client, String crm, Of of, String objectId, String stage,
        Instant at) implements Fact {
    /// What has stages.
    public enum Of {
        CONTACT, DEAL
    }

    @Override
    public String id() {
        return crm + "/stage/" + of + "/" + objectId + "/" + at + "/" + stage;
    }
}
