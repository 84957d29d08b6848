package outlay.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import outlay.base.Pausing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The one JSON library of the product, set up strictly.
///
/// What comes from outside goes through [#read]: one document, strict UTF-8, no name twice in an object, nothing behind
/// the end, nothing beyond the bounds, numbers as `long` or `BigDecimal`. What we wrote ourselves goes through
/// [#records], which has none of these bounds.
public final class Json {
    public static final int MAX_DEPTH = 16;
    public static final int MAX_KEYS = 256;
    public static final int MAX_STRING = 8 * 1024;
    public static final int MAX_NUMBER = 40;
    public static final int MAX_NAME = 128;
    /// Beyond this a number's plain digits would take more room than any amount or count has.
    private static final int MAX_EXPONENT = 999;
    private static final int LONG_DIGITS = 18;

    /// The library's bounds lie a little outside of ours, so that ours are met first and say what to do.
    private static final JsonFactory FACTORY = JsonFactory.builder().recyclerPool(new Buffers())
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH + 1)
                    .maxStringLength(MAX_STRING + 1).maxNumberLength(MAX_NUMBER + 8).maxNameLength(MAX_NAME + 1)
                    .build())
            .build();
    private static final JsonMapper RECORDS = JsonMapper
            .builder(JsonFactory.builder().recyclerPool(new Buffers()).build())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A record is its components: `isZero` of an amount is not a part of it.
            .changeDefaultVisibility(visibility -> visibility.withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .build();

    private Json() {}

    /// Reads one document of at most `maxBytes` bytes.
    public static JsonNode read(byte[] utf8, int maxBytes) throws BadJson {
        if (utf8.length > maxBytes) {
            throw new BadJson(0, 0, String.format(Locale.ROOT, "the text has %,d bytes", utf8.length),
                    String.format(Locale.ROOT, "send at most %,d bytes", maxBytes));
        }
        return read(utf8, PlainText.of(utf8));
    }

    /// @param plain what is to be minded in the text
    static JsonParser open(byte[] utf8, PlainText plain) throws BadJson {
        if (plain != PlainText.NOT) {
            return FACTORY.createParser(utf8);
        }
        CharBuffer text = decoded(utf8);
        return FACTORY.createParser(text.array(), text.arrayOffset(), text.length());
    }

    /// For what we wrote ourselves: equal records give equal bytes, and what is not exactly a record's form is refused.
    public static JsonMapper records() {
        return RECORDS;
    }

    /// A tree on one line, its names in the order in which they were put.
    public static byte[] bytes(JsonNode node) {
        var pieces = new Pieces();
        RECORDS.writeValue(pieces, node);
        return pieces.toByteArray();
    }

    /// Comes in pieces of some thousand bytes, between which the thread may rest.
    private static final class Pieces extends ByteArrayOutputStream {
        /// What a piece takes is about as long as so many steps of a calculation.
        private static final int STEPS = 8;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            Pausing.here(STEPS);
            super.write(bytes, from, length);
        }
    }

    /// The same for a reader.
    public static String indented(JsonNode node) {
        return RECORDS.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    /// The canonical bytes of a tree: names sorted, no blanks.
    public static byte[] canonical(JsonNode node) {
        return RECORDS.writeValueAsBytes(sorted(node));
    }

    private static JsonNode read(byte[] utf8, PlainText plain) throws BadJson {
        try (JsonParser parser = open(utf8, plain)) {
            if (parser.nextToken() == null) {
                throw new BadJson(1, 1, "there is no JSON here", "send an object like {\"type\":\"page\"}");
            }
            JsonNode node = value(parser, 0, plain != PlainText.UNESCAPED);
            if (parser.nextToken() != null) {
                throw at(parser, "there is something behind the end of the document",
                        "send one document, or one on each line");
            }
            return node;
        } catch (StreamConstraintsException beyond) {
            BadJson bad = new BadJson(0, 0, "a text, a name or a number is longer, or the nesting deeper, than allowed",
                    String.format(Locale.ROOT,
                            "send texts of %d, names of %d, numbers of %d characters and %d levels at most",
                            MAX_STRING, MAX_NAME, MAX_NUMBER, MAX_DEPTH));
            bad.initCause(beyond);
            throw bad;
        } catch (JacksonException wrong) {
            TokenStreamLocation location = wrong.getLocation();
            BadJson bad = new BadJson(location == null ? 0 : location.getLineNr(),
                    location == null ? 0 : location.getColumnNr(), "this is not JSON: " + wrong.getOriginalMessage(),
                    "correct it there");
            bad.initCause(wrong);
            throw bad;
        }
    }

    private static CharBuffer decoded(byte[] utf8) throws BadJson {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        if (utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF) {
            bytes.position(3);
        }
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            var result = decoder.decode(bytes, chars, true);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException wrong) {
            BadJson bad = new BadJson(0, 0, "byte " + (bytes.position() + 1) + " is not UTF-8",
                    "save the text as UTF-8");
            bad.initCause(wrong);
            throw bad;
        }
        return chars.flip();
    }

    /// The value whose first token the parser has read.
    ///
    /// @param depth  of what it lies in, at most [#MAX_DEPTH]
    /// @param halves whether a text may hold half of a character
    static JsonNode value(JsonParser parser, int depth, boolean halves) throws BadJson {
        JsonToken token = parser.currentToken();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1, halves);
            case START_ARRAY -> array(parser, depth + 1, halves);
            case VALUE_STRING -> nodes.stringNode(text(parser, halves));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, token);
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw at(parser, "a value is missing", "put one there");
        };
    }

    private static ObjectNode object(JsonParser parser, int depth, boolean halves) throws BadJson {
        requireDepth(parser, depth);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (next(parser) != JsonToken.END_OBJECT) {
            String name = name(parser, object, halves);
            next(parser);
            object.set(name, value(parser, depth, halves));
        }
        return object;
    }

    /// The next name of `object`, which the parser has read.
    static String name(JsonParser parser, ObjectNode object, boolean halves) throws BadJson {
        String name = parser.currentName();
        if (name.length() > MAX_NAME) {
            throw at(parser, "a name is longer than " + MAX_NAME + " characters", "shorten it");
        }
        if (halves) {
            requireWhole(parser, name);
        }
        if (object.has(name)) {
            throw at(parser, "the name \"" + name + "\" stands twice in one object", "leave one of them out");
        }
        if (object.size() == MAX_KEYS) {
            throw at(parser, "an object has more than " + MAX_KEYS + " names", "send fewer");
        }
        return name;
    }

    private static ArrayNode array(JsonParser parser, int depth, boolean halves) throws BadJson {
        requireDepth(parser, depth);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (next(parser) != JsonToken.END_ARRAY) {
            array.add(value(parser, depth, halves));
        }
        return array;
    }

    private static JsonNode number(JsonParser parser, JsonToken token) throws BadJson {
        String text = parser.getString();
        if (text.length() > MAX_NUMBER) {
            throw at(parser, "a number is longer than " + MAX_NUMBER + " characters", "shorten it, or send it as text");
        }
        if (token == JsonToken.VALUE_NUMBER_INT && text.length() <= LONG_DIGITS) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
        }
        BigDecimal number = exact(parser, text);
        if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw at(parser, "a number's exponent is beyond " + MAX_EXPONENT, "send a number of usual size");
        }
        return JsonNodeFactory.instance.numberNode(number);
    }

    private static BigDecimal exact(JsonParser parser, String text) throws BadJson {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException beyond) {
            BadJson bad = at(parser, "a number's exponent is beyond " + MAX_EXPONENT, "send a number of usual size");
            bad.initCause(beyond);
            throw bad;
        }
    }

    private static String text(JsonParser parser, boolean halves) throws BadJson {
        String text = parser.getString();
        if (text.length() > MAX_STRING) {
            throw at(parser, "a text is longer than " + MAX_STRING + " characters", "shorten it");
        }
        if (halves) {
            requireWhole(parser, text);
        }
        return text;
    }

    /// Half of a surrogate pair is not a character: it could be written down by an escape, but no UTF-8 could hold it.
    private static void requireWhole(JsonParser parser, String text) throws BadJson {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw at(parser, "a text holds half of a character", "send both halves of the surrogate pair");
                }
                i++;
            }
        }
    }

    private static void requireDepth(JsonParser parser, int depth) throws BadJson {
        if (depth > MAX_DEPTH) {
            throw at(parser, "objects and arrays are nested deeper than " + MAX_DEPTH, "flatten them");
        }
    }

    static JsonToken next(JsonParser parser) throws BadJson {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw at(parser, "the document ends in the middle", "send the whole of it");
        }
        return token;
    }

    private static BadJson at(JsonParser parser, String problem, String remedy) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new BadJson(location.getLineNr(), location.getColumnNr(), problem, remedy);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            node.properties().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(member -> sorted.set(member.getKey(), sorted(member.getValue())));
            return sorted;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}
