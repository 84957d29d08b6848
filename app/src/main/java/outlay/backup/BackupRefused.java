package outlay.backup;

import java.io.IOException;

/// A backup that cannot be made or used, with the reason and the remedy in one sentence.
public final class BackupRefused extends IOException {
    private static final long serialVersionUID = 1;

    BackupRefused(String sentence) {
        super(sentence);
    }

    BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
