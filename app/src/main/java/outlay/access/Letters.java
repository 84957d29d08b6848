package outlay.access;

import java.io.IOException;

/// Sends somebody a letter.
@FunctionalInterface
public interface Letters {
    /// @throws IOException saying what is wrong, where it is not sure that it was sent
    void send(String to, String subject, String text) throws IOException;
}
