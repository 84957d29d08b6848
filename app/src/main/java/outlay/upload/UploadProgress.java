package outlay.upload;

import java.nio.file.Path;
import outlay.collect.Progress;

/// Tells each upload how its own import comes on. An importer has one progress for all who call it; whose call it is,
/// the thread that it runs on knows.
public final class UploadProgress implements Progress {
    static final ScopedValue<Upload> CALLER = ScopedValue.newInstance();

    @Override
    public void read(Path file, long facts) {
        if (CALLER.isBound()) {
            CALLER.get().read(facts);
        }
    }

    @Override
    public void appended(Path file, long done, long all) {
        if (CALLER.isBound()) {
            CALLER.get().appended(done, all);
        }
    }

    @Override
    public boolean cancelled() {
        return CALLER.isBound() && CALLER.get().cancelled();
    }
}
