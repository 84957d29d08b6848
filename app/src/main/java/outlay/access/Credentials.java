package outlay.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import outlay.base.ClientId;
import outlay.web.Request;

/// Finds out who sends a request: by a service token, a people key, or the cookie of a session.
final class Credentials {
    /// What a people key opens: what it has opened since before there were users.
    static final Set<Right> OF_A_PEOPLE_KEY = Set.copyOf(EnumSet.of(Right.SEE_PEOPLE, Right.CHANGE_PEOPLE, Right.ERASE,
            Right.TELL, Right.CHANGE_SETTINGS));
    private static final String BEARER = "Bearer ";

    private final Directory directory;
    private final Sessions sessions;
    private final Function<ClientId, String> peopleKeys;

    Credentials(Directory directory, Sessions sessions, Function<ClientId, String> peopleKeys) {
        this.directory = directory;
        this.sessions = sessions;
        this.peopleKeys = peopleKeys;
    }

    /// @param client that the request names; a people key is valid in one alone
    Standing of(Request request, Optional<ClientId> client) {
        Optional<String> shown = request.header("Authorization");
        if (shown.isEmpty()) {
            return user(request);
        }
        // Whoever shows a key is a program: a wrong one does not make a user of it.
        String key = shown.get().startsWith(BEARER) ? shown.get().substring(BEARER.length()) : "";
        return key.startsWith(ServiceTokens.PREFIX) ? program(key) : holder(key, client);
    }

    private Standing program(String key) {
        return directory.token(key).flatMap(token -> Role.of(token.role()).filter(Role::forPrograms)
                .map(role -> Standing.program(token.id(), token.client(), role.rights())))
                .orElse(Standing.NOBODY);
    }

    private Standing holder(String key, Optional<ClientId> client) {
        return client.filter(named -> Secret.same(peopleKeys.apply(named), key))
                .map(named -> Standing.program("people key of " + named, named, OF_A_PEOPLE_KEY))
                .orElse(Standing.NOBODY);
    }

    /// Whose session the browser shows.
    Standing user(Request request) {
        return Cookies.read(request).flatMap(secret -> sessions.find(secret)
                .flatMap(session -> directory.user(session.userId())).filter(Directory.User::enabled)
                .map(user -> Standing.of(user, Sessions.csrf(secret)))).orElse(Standing.NOBODY);
    }
}
