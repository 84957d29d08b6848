package outlay.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import outlay.base.ClientId;

/// Lets through who shows the people key of a client as a Bearer token. Who does not learns nothing: a client that does
/// not exist is refused in the same words.
public final class PeopleKey {
    private final Function<ClientId, String> keys;

    /// @param keys the people key of each client
    public PeopleKey(Function<ClientId, String> keys) {
        this.keys = keys;
    }

    /// @throws Refused with 401
    public void check(Request request, ClientId client) {
        byte[] given = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] wanted = ("Bearer " + keys.apply(client)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, wanted)) {
            throw new Refused(Problem.of(401, "Not allowed", "seeing, erasing and giving out people's data needs the "
                    + "client's people key as a Bearer token; \"outlay keys people --client " + client
                    + "\" shows it"));
        }
    }
}
