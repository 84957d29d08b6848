package outlay.alerting;

import java.io.IOException;

/// A letter that certainly reached nobody, so that it may be sent again.
public final class NotSent extends IOException {
    private static final long serialVersionUID = 1;

    NotSent(String message, Throwable cause) {
        super(message, cause);
    }
}
