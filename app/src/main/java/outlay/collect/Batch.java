package outlay.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.json.JsonList;
import tools.jackson.databind.JsonNode;

/// Calls of the Segment specification that came in one object, `{"batch":[...],"sentAt":...}`: each by itself, so that
/// a broken one breaks no other, and what the object says for all of them.
///
/// @param envelope the object with an empty batch
public record Batch(JsonNode envelope, List<Pieces.Piece> calls) {
    private static final String ARRAY = "batch";
    private static final byte[] NAME = ("\"" + ARRAY + "\"").getBytes(US_ASCII);
    /// As trees a text may take thirty times its size of memory.
    private static final int AT_ONCE_BYTES = 512 * 1024;

    /// The calls of a batch that is sound from end to end, read in one pass, which takes less than cutting it and then
    /// reading each. Empty where it is not, or not for certain: [#of] then says what it is, call by call.
    ///
    /// @param most calls that are wanted
    public static Optional<JsonList> sound(byte[] text, int most) {
        return text.length > AT_ONCE_BYTES || array(text) < 0
                ? Optional.empty()
                : JsonList.read(text, ARRAY, most, EventsFile.EVENT_BYTES);
    }

    /// Empty where the text is no batch, which does not say that it is something else.
    ///
    /// @param line where the text begins, for the pieces' line numbers
    public static Optional<Batch> of(byte[] text, int line) throws BadEvent {
        int array = array(text);
        if (array < 0) {
            return Optional.empty();
        }
        List<Pieces.Piece> calls = new ArrayList<>();
        Pieces.Elements elements = new Pieces.Elements(line, EventsFile.EVENT_BYTES, calls::add);
        int end = elements.feed(text, array, text.length);
        if (!elements.finish()) {
            throw new BadEvent(Refusal.NOT_JSON, "the batch is not closed; is the line cut off?");
        }
        byte[] envelope = new byte[array + 2 + text.length - end];
        System.arraycopy(text, 0, envelope, 0, array);
        envelope[array] = '[';
        envelope[array + 1] = ']';
        System.arraycopy(text, end, envelope, array + 2, text.length - end);
        try {
            return Optional.of(new Batch(Json.read(envelope, EventsFile.EVENT_BYTES), calls));
        } catch (BadJson wrong) {
            BadEvent bad = new BadEvent(Refusal.NOT_JSON, String.valueOf(wrong.getMessage()));
            bad.initCause(wrong);
            throw bad;
        }
    }

    /// Where the array of a batch begins, or -1 where the text is no batch. Looks only at the outermost object.
    private static int array(byte[] text) {
        int depth = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '"') {
                int end = stringEnd(text, i);
                int value = depth == 1 && matches(text, i) ? valueBehind(text, end) : -1;
                if (value >= 0) {
                    return value;
                }
                i = end - 1;
            } else if (text[i] == '{' || text[i] == '[') {
                depth++;
            } else if (text[i] == '}' || text[i] == ']') {
                depth--;
            }
        }
        return -1;
    }

    private static int stringEnd(byte[] text, int quote) {
        int i = quote + 1;
        while (i < text.length && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length);
    }

    private static boolean matches(byte[] text, int from) {
        return from + NAME.length <= text.length
                && Arrays.equals(text, from, from + NAME.length, NAME, 0, NAME.length);
    }

    private static int valueBehind(byte[] text, int from) {
        int i = from;
        while (i < text.length && (text[i] <= ' ' && text[i] >= 0 || text[i] == ':')) {
            i++;
        }
        return i < text.length && text[i] == '[' ? i : -1;
    }
}
