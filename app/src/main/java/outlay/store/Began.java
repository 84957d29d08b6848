package outlay.store;

import java.util.List;

/// What a call is about to tell, to be kept before it is made.
///
/// @param row  as it stands during the call
/// @param told what is told, for later corrections of it; kept sealed
public record Began(KeptDelivery row, String destination, String fingerprint, List<String> fields, String told) {
    public KeptDelivery kept() {
        return new KeptDelivery(row.wish(), row.key(), row.came(), row.stand(), destination, fingerprint, fields);
    }
}
