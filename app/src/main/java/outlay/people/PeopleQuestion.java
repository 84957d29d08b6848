package outlay.people;

import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.report.AsOf;
import outlay.web.JsonBody;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Refused;
import outlay.web.Request;
import tools.jackson.databind.JsonNode;

/// What somebody asks about people: a small object in the body of a request, because addresses end up in the logs of
/// proxies and in histories.
record PeopleQuestion(JsonNode body) {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_LETTERS = 1_000;

    /// @throws outlay.web.Refused unless the body is JSON and says so
    static PeopleQuestion read(Request request) {
        return new PeopleQuestion(JsonBody.read(request, MOST_BYTES));
    }

    /// The text of that name, or "".
    String text(String name) {
        String text = body.path(name).asString("");
        if (text.length() > MOST_LETTERS) {
            throw mistake(name, name + " is longer than " + MOST_LETTERS + " characters; shorten it");
        }
        return text;
    }

    ClientId client() {
        try {
            return new ClientId(text("client"));
        } catch (IllegalArgumentException wrong) {
            throw mistake("client", String.valueOf(wrong.getMessage()));
        }
    }

    Identifier identifier(String name) {
        return Identifier.parse(text(name)).orElseThrow(() -> mistake(name, name + " \"" + text(name)
                + "\" is no identifier; write it like email:ann@example.com, user:42, contact:hubspot/7, "
                + "phone:+49301234567 or anonymous:4f2a"));
    }

    Optional<AsOf> asOf() {
        String text = text("as_of");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(AsOf.parse(text));
        } catch (IllegalArgumentException wrong) {
            throw mistake("as_of", String.valueOf(wrong.getMessage()));
        }
    }

    static Mistakes mistake(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }
}
