package outlay.activate;

import java.util.Optional;
import java.util.function.BiFunction;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRule;
import outlay.activate.normal.Sent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One field of a destination's conversion: the platform's name for it and where it comes from.
///
/// @param path     names with dots between them, as the field lies in the conversion's object
/// @param required whether the platform refuses a conversion without it
/// @param says     what it is and in which form, for the manual
/// @param value    empty where the conversion has nothing for it
public record Row(String path, boolean required, Purpose purpose, String says, Value value) {
    /// A field's value; a [Mapping] asks only for what the person allowed.
    @FunctionalInterface
    public interface Value {
        Optional<JsonNode> of(Conversion conversion, Account account);
    }

    public static Row must(String path, String says, Value value) {
        return new Row(path, true, Purpose.EVENT, says, value);
    }

    public static Row may(String path, String says, Value value) {
        return new Row(path, false, Purpose.EVENT, says, value);
    }

    /// A field that tells who it was, of a form that one text does not show.
    public static Row person(String path, String says, Value value) {
        return new Row(path, false, Purpose.PERSON, says, value);
    }

    public static Row click(String path, String says, Value value) {
        return new Row(path, false, Purpose.CLICK, says, value);
    }

    /// A field of the person, alone or as a list of one, in the rule's form.
    public static Row person(String folder, IdentifierRule rule, boolean list) {
        BiFunction<Conversion, Account, Optional<JsonNode>> value = (conversion, account) -> text(rule, conversion)
                .map(text -> list ? JsonNodeFactory.instance.arrayNode().add(text) : node(text));
        return person(folder + rule.wireName(),
                rule.field().label().replace('_', ' ') + (rule.hashed() ? ", SHA-256 of its normalised form" : ""),
                value::apply);
    }

    /// The id of a click, as the landing address had it.
    public static Row click(String path, String parameter, IdentifierRule rule) {
        return click(path, "`" + parameter + "` of the landing address", (conversion, account) -> conversion.traces()
                .click(parameter).flatMap(click -> text(rule.sent(click.id(), Optional.empty()))).map(Row::node));
    }

    /// What goes out of a field of the person.
    public static Optional<String> text(IdentifierRule rule, Conversion conversion) {
        Optional<String> country = conversion.person().get(Field.COUNTRY);
        return conversion.person().get(rule.field()).flatMap(value -> text(rule.sent(value, country)));
    }

    public static Optional<String> text(Sent sent) {
        return switch (sent) {
            case Sent.Hashed hashed -> Optional.of(hashed.sha256());
            case Sent.InClear clear -> Optional.of(clear.text());
            case Sent.Nothing nothing -> Optional.empty();
        };
    }

    public static JsonNode node(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
