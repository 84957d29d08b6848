package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// A question that somebody wants to come back to.
///
/// @param owner  who saved it, as the audit log names them
/// @param search the query of the page's address, which is the whole question
public record KeptView(ClientId client, String owner, String name, String search, Instant savedAt) {}
