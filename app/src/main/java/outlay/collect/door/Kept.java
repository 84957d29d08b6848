package outlay.collect.door;

import java.util.Arrays;
import outlay.collect.EventsFile;
import outlay.collect.Fingerprint;
import outlay.collect.Quarantine;
import outlay.collect.Refusal;
import outlay.log.Entry;

/// The keeping of an item that is not an event: its bytes and the reason; of a large one the beginning and a
/// fingerprint of the whole. The same item sent again is the same entry.
final class Kept {
    private static final String FROM = "door";

    private Kept() {}

    static Entry entry(Hit hit, Key key, Protocol.Item item, int number, Refusal reason, String detail) {
        byte[] bytes = item.bytes();
        boolean large = bytes.length > EventsFile.EVENT_BYTES || !item.sha256().isEmpty();
        String sha256 = item.sha256().isEmpty() && large ? Fingerprint.of(bytes) : item.sha256();
        byte[] kept = large ? Arrays.copyOf(bytes, Math.min(bytes.length, EventsFile.KEPT_BYTES)) : bytes;
        String why = large ? detail + "; these are its first bytes, its SHA-256 is " + sha256 : detail;
        return new Quarantine(reason, why, hit.request().path(), number, kept).entry(key.client(), FROM,
                hit.receivedAt());
    }

    /// Of an item that mentions somebody who was erased: that it came, and why it was refused.
    static Entry nothing(Hit hit, Key key, int number, Refusal reason) {
        return new Quarantine(reason, Quarantine.WITHHELD, hit.request().path(), number, new byte[0])
                .entry(key.client(), FROM, hit.receivedAt());
    }
}
