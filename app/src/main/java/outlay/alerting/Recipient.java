package outlay.alerting;

import java.io.IOException;
import java.util.List;

/// Somebody who is to be told of alerts.
public interface Recipient {
    /// "webhook" or "e-mail", for messages about it.
    String label();

    /// Tells all of them at once.
    ///
    /// @param alerts at least one
    /// @throws IOException saying what is wrong, where it is not sure that they have arrived; they are told again then
    void tell(List<KeptAlert> alerts) throws IOException;
}
