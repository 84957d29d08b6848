package outlay.collect;

import java.time.Instant;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.log.Entry;

/// A line of a file, or an item of a request, that is not a fact, as the log keeps it: its bytes, where it was, and why
/// it is not.
///
/// @param file  without folders; of a request its path
/// @param line  of a file or, in a request, of its items; counted from 1
/// @param bytes all of them, of an event that is too large the first 4 KiB
public record Quarantine(Refusal reason, String detail, String file, int line, byte[] bytes) {
    /// In place of the detail of what is not kept, because it mentions somebody who was erased.
    public static final String WITHHELD = "not kept: it mentions somebody who was erased";
    static final int ID_DIGITS = 16;

    /// The entry's id is made from all that it holds, so the same line of the same file is kept once.
    static Entry entry(ClientId client, String file, String fileSha256, FileReader.Kept kept, Instant receivedAt) {
        return new Quarantine(kept.reason(), kept.detail(), file, kept.line(), kept.bytes()).entry(client,
                fileSha256.substring(0, ID_DIGITS) + "/" + kept.line(), receivedAt);
    }

    /// @param from where it came from, as the first part of the id
    public Entry entry(ClientId client, String from, Instant receivedAt) {
        byte[] body = Json.records().writeValueAsBytes(this);
        String id = "kept/" + from + "/" + Fingerprint.of(body).substring(0, ID_DIGITS);
        return new Entry(client, id, Entry.Kind.QUARANTINE, receivedAt, body);
    }

    /// Reads the body of an entry that an import put into quarantine.
    public static Quarantine of(Entry entry) {
        return Json.records().readValue(entry.body(), Quarantine.class);
    }
}
