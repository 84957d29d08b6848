package outlay.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What documents say about fields, and finding what breaks it.
final class Checks {
    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final List<Fault> faults = new ArrayList<>();

    /// @param path  of the field
    /// @param why   a word of the platform's, or a sentence
    record Fault(String path, String why) {}

    /// The object that the text is; a missing node where it is none.
    static JsonNode object(String text) {
        try {
            JsonNode node = STRICT.readTree(text);
            return node.isObject() ? node : node.path("none");
        } catch (JacksonException broken) {
            return STRICT.createObjectNode().path("none");
        }
    }

    List<Fault> faults() {
        return faults;
    }

    void fault(String path, String why) {
        faults.add(new Fault(path, why));
    }

    /// Nothing but these; the first words of `known` are required.
    void fields(JsonNode node, String path, String required, String known) {
        if (!node.isObject()) {
            fault(path, "INVALID_FORMAT");
            return;
        }
        Set<String> must = words(required);
        Set<String> may = words(known);
        for (String name : must) {
            if (!node.hasNonNull(name)) {
                fault(join(path, name), "REQUIRED_FIELD_MISSING");
            }
        }
        for (String name : node.propertyNames()) {
            if (!must.contains(name) && !may.contains(name)) {
                fault(join(path, name), "UNKNOWN_FIELD");
            }
        }
    }

    /// Where it is there, a text of this form; or a list of such.
    void text(JsonNode node, String path, Pattern form, String why) {
        if (node.isArray()) {
            node.forEach(each -> text(each, path, form, why));
        } else if (!node.isMissingNode() && !(node.isString() && form.matcher(node.asString()).matches())) {
            fault(path, why);
        }
    }

    /// Where it is there, a number that is not negative.
    void number(JsonNode node, String path) {
        if (!node.isMissingNode() && (!node.isNumber() || node.decimalValue().signum() < 0)) {
            fault(path, "INVALID_NUMBER");
        }
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split("\\s+"));
    }
}
