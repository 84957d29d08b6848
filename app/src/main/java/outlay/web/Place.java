package outlay.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A place in a list as `next` names it and `after` takes it: what the list is ordered by, in one word for an address.
public final class Place {
    private static final int MOST_BYTES = 16 * 1024;

    private Place() {}

    public static String text(Object... parts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Object part : parts) {
            list.add(part.toString());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(list));
    }

    /// What [#text] was made of.
    ///
    /// @throws IllegalArgumentException where it was not made by it of so many parts
    public static List<String> parts(String text, int count) {
        try {
            JsonNode list = Json.read(Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)),
                    MOST_BYTES);
            List<String> parts = new ArrayList<>();
            list.forEach(part -> parts.add(part.asString("")));
            if (parts.size() != count) {
                throw new IllegalArgumentException("no place of " + count + " parts");
            }
            return parts;
        } catch (BadJson foreign) {
            throw new IllegalArgumentException("no place", foreign);
        }
    }
}
