package outlay.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An object with an array of documents in it, such as a batch of events, read in one pass.
///
/// Law: the elements and what is around them are what [Json#read] gives for each by itself.
///
/// @param around   the object, its array empty
/// @param elements of the array
public record JsonList(ObjectNode around, List<JsonNode> elements) {
    /// In UTF-8; what takes four is two characters here.
    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    /// Empty where there is anything that [Json#read] might refuse, of an element by itself or of what is around them,
    /// and where there is no such array. Whoever then reads each by itself learns what is wrong with which.
    ///
    /// @param array    the array's name in the object
    /// @param most     elements that are wanted
    /// @param maxBytes of an element, and of what is around them
    public static Optional<JsonList> read(byte[] utf8, String array, int most, int maxBytes) {
        PlainText plain = PlainText.of(utf8);
        try (JsonParser parser = Json.open(utf8, plain)) {
            return new Reading(parser, plain, most, maxBytes).list(array, utf8.length);
        } catch (JacksonException | BadJson somewhere) {
            return Optional.empty();
        }
    }

    private static final class Reading {
        private final JsonParser parser;
        private final boolean halves;
        /// Of what the parser counts, which is bytes only where nothing had to be decoded.
        private final int bytesOfOne;
        private final int most;
        private final int maxBytes;
        private final List<JsonNode> elements = new ArrayList<>();
        private long lengthOfElements;
        private boolean found;

        Reading(JsonParser parser, PlainText plain, int most, int maxBytes) {
            this.parser = parser;
            this.halves = plain != PlainText.UNESCAPED;
            this.bytesOfOne = plain == PlainText.NOT ? MOST_BYTES_OF_A_CHARACTER : 1;
            this.most = most;
            this.maxBytes = maxBytes;
        }

        Optional<JsonList> list(String array, int bytes) throws BadJson {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            ObjectNode around = JsonNodeFactory.instance.objectNode();
            while (Json.next(parser) != JsonToken.END_OBJECT) {
                String name = Json.name(parser, around, halves);
                if (Json.next(parser) == JsonToken.START_ARRAY && name.equals(array)) {
                    around.putArray(name);
                    if (!takeElements()) {
                        return Optional.empty();
                    }
                } else {
                    around.set(name, Json.value(parser, 1, halves));
                }
            }
            boolean sound = found && parser.nextToken() == null && bytes - lengthOfElements <= maxBytes;
            return sound ? Optional.of(new JsonList(around, elements)) : Optional.empty();
        }

        /// False where there are too many, or one may be too large.
        private boolean takeElements() throws BadJson {
            found = true;
            JsonToken token = Json.next(parser);
            long begin = place();
            while (token != JsonToken.END_ARRAY) {
                elements.add(Json.value(parser, 0, halves));
                token = Json.next(parser);
                // With the comma and the blanks behind the element, which is a little more than it has.
                long length = place() - begin;
                if (elements.size() > most || length * bytesOfOne > maxBytes) {
                    return false;
                }
                lengthOfElements += length;
                begin += length;
            }
            return true;
        }

        /// Where the token begins.
        private long place() {
            TokenStreamLocation at = parser.currentTokenLocation();
            return Math.max(at.getByteOffset(), at.getCharOffset());
        }
    }
}
