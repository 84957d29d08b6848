package outlay.store;

import java.util.regex.Pattern;
import outlay.log.Entry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Why an entry is in quarantine and under which id it came, read from its body without looking at what was refused.
///
/// The body is a JSON object with `reason` and, where the entry's own id was made for the quarantine, `id`; anything
/// else counts as refused for a reason that is unknown. Only a reason in the form of a constant is taken over:
/// whatever a
/// sender wrote stays in the log.
///
/// @param reason like CONFLICT, or [Refused#UNKNOWN]
public record QuarantineNote(String reason, String sourceId) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z_]{1,39}");

    public static QuarantineNote of(Entry entry) {
        String reason = "";
        String id = "";
        try (JsonParser body = JSON.createParser(ObjectReadContext.empty(), entry.body())) {
            if (body.nextToken() == JsonToken.START_OBJECT) {
                while (body.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = body.currentName();
                    JsonToken value = body.nextToken();
                    if (value == JsonToken.VALUE_STRING && "reason".equals(name)) {
                        reason = body.getString();
                    } else if (value == JsonToken.VALUE_STRING && "id".equals(name)) {
                        id = body.getString();
                    } else {
                        body.skipChildren();
                    }
                }
            }
        } catch (JacksonException notJson) {
            // What is in quarantine may be anything, and bytes that are not JSON are one of the reasons to be there.
            return new QuarantineNote(Refused.UNKNOWN, entry.id());
        }
        return new QuarantineNote(REASON.matcher(reason).matches() ? reason : Refused.UNKNOWN,
                id.isEmpty() ? entry.id() : id);
    }
}
