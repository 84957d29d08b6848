package outlay.web;

/// Who sent a request, as far as the request has shown it.
///
/// @param name as the audit log writes it, such as a user's e-mail address or a token's name; never a secret
public record Caller(Kind kind, String name) {
    /// Nothing was shown: a sender at a door of the world's, or a reader where nobody has to sign in.
    public static final Caller NOBODY = new Caller(Kind.NOBODY, "nobody");

    /// What was shown.
    public enum Kind {
        NOBODY,
        /// A session of somebody who signed in.
        USER,
        /// A service token.
        TOKEN,
        /// A command on the same machine, which holds the data folder's secret.
        COMMAND_LINE
    }
}
