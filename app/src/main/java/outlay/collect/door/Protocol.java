package outlay.collect.door;

import java.util.List;
import outlay.collect.BadEvent;
import outlay.json.BadJson;
import outlay.web.Response;
import tools.jackson.databind.node.ObjectNode;

/// How one kind of sender writes: what it shows as its key, where its items lie, and what answer it understands.
/// Everything else is the same for all of them, in [Steps].
public interface Protocol {
    /// Cuts a request into items without understanding them. What cannot even be cut is one item whose reading fails.
    Parcel open(Hit hit);

    /// @param results of all items, in their order
    Response answer(List<Result> results);

    /// The answer where the request is dropped whole.
    Response dropped(DropReason reason, int status, String detail);

    /// @param presentedKey what the body or the query shows as the key, or ""; a header comes before it
    record Parcel(String presentedKey, List<Item> items) {}

    /// One item.
    interface Item {
        /// As the sender wrote it, for the quarantine; of an item that is too large perhaps only its beginning.
        byte[] bytes();

        /// The fingerprint of an item whose bytes are only its beginning, else "".
        default String sha256() {
            return "";
        }

        /// As a call of the Segment specification, with what the request says for all its items put into it. A
        /// `receivedAt` is not in it, because only we know when that was.
        ObjectNode read() throws BadJson, BadEvent;
    }
}
