package outlay.gate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.store.KeptKey;
import outlay.store.Store;

/// Keys with a text of the test's choosing, in the store of a data folder that no server has open yet.
public final class TestKeys {
    private TestKeys() {}

    /// @return the text
    public static String keep(Path data, ClientId client, Key.Kind kind, String id, String presented) {
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            store.gates().add(new KeptKey(id, client, kind.name(), false, false, false, List.of(),
                    KeyRing.sha256(presented), "", Instant.EPOCH, Optional.empty()));
        }
        return presented;
    }
}
