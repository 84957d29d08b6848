package outlay.access;

/// What a route needs of whoever asks it.
sealed interface Need {
    /// Nothing: it tells no client's data, or is a door that looks at the sender's key itself.
    enum Open implements Need {
        WORLD,
        /// For commands on the same machine, which show the secret of the data folder.
        COMMANDS
    }

    /// Somebody whom we know, by whatever credential.
    enum Known implements Need {
        ANYBODY,
        /// Somebody who has signed in, for what is about that user alone.
        USER
    }

    /// A right in the client that the request names.
    record OfClient(Right right, Place client) implements Need {}

    /// A right in the client that the query names, or, where it names none, in every client.
    record OfClientOrAll(Right right) implements Need {}

    /// A right in some client: the answer tells of those in which whoever asks has it, and of no other.
    record OfSomeClients(Right right) implements Need {}

    /// A right in every client, those to come too.
    record Everywhere(Right right) implements Need {}

    /// Where a request names its client: exactly where the route's handler reads it, so that no request can show one
    /// client to the guard and another to the handler.
    enum Place {
        QUERY,
        /// The field `client` of the JSON object in the body.
        BODY,
        /// The file on its way that the path names.
        UPLOAD
    }
}
