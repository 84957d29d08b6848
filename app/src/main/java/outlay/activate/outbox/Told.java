package outlay.activate.outbox;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Order;
import outlay.activate.Person;
import outlay.activate.Traces;
import outlay.activate.normal.Field;
import outlay.base.Money;
import outlay.identity.Identifier;
import outlay.json.Json;

/// What was told of a conversion, as it is kept for later: a change is told by the identifiers that the conversion was
/// told by, although more or less may be known by then.
///
/// @param orderId   "" for none
/// @param value     as `12.34`, "" for none
/// @param retracted whether it was taken back
/// @param person    by the fields' names
/// @param evidence  of the consent
public record Told(String name, Instant at, String orderId, String value, String currency, boolean retracted,
        SortedMap<String, String> person, SortedMap<String, Traces.Click> clicks, SortedMap<String, String> cookies,
        String evidence) {
    static Told of(Conversion conversion, String evidence) {
        SortedMap<String, String> person = new TreeMap<>();
        conversion.person().known().forEach((field, value) -> person.put(field.name(), value));
        Optional<Money> value = worth(conversion);
        return new Told(conversion.name(), conversion.at(), conversion.order().id().orElse(""),
                value.map(Money::amount).orElse(""), value.map(money -> money.currency().code()).orElse(""),
                retracts(conversion), person, conversion.traces().clicks(), conversion.traces().cookies(), evidence);
    }

    public static Told read(String json) {
        return Json.records().readValue(json, Told.class);
    }

    /// Whom it was told of, as far as identifiers go that a person can be asked for by.
    public Set<Identifier> identifiers() {
        Set<Identifier> all = new HashSet<>();
        Map.of(Field.EMAIL, Identifier.Type.EMAIL, Field.PHONE, Identifier.Type.PHONE, Field.EXTERNAL_ID,
                Identifier.Type.USER)
                .forEach((field, type) -> Optional.ofNullable(person.get(field.name()))
                        .flatMap(text -> Identifier.accepts(type, text)).ifPresent(all::add));
        clicks.forEach((parameter, click) -> Identifier.accepts(Identifier.Type.CLICK, parameter + "/" + click.id())
                .ifPresent(all::add));
        return all;
    }

    String json() {
        return Json.records().writeValueAsString(this);
    }

    /// A change of it, by what it was told by.
    Conversion identify(Conversion change) {
        Map<Field, String> known = new TreeMap<>();
        person.forEach((field, text) -> known.put(Field.valueOf(field), text));
        Order order = new Order(orderId.isEmpty() ? Optional.empty() : Optional.of(orderId), change.order().value(),
                change.order().items());
        return new Conversion(change.id(), name, at, change.source(), change.page(), order, new Person(known),
                new Traces(clicks, cookies), change.consent(), change.custom(), change.share(), change.change());
    }

    /// The same once more, under the consent as it is now.
    Conversion again(Conversion now) {
        Optional<Money> worth = value.isEmpty() ? Optional.empty() : Optional.of(Money.parse(value, currency));
        Conversion same = identify(now);
        return new Conversion(now.id(), name, at, now.source(), now.page(),
                new Order(same.order().id(), worth, List.of()), same.person(), same.traces(), now.consent(),
                now.custom(), now.share(), Optional.empty());
    }

    /// Whether a change says nothing that was not told.
    boolean says(Conversion change) {
        Optional<Money> worth = worth(change);
        return retracted == retracts(change) && (retracted || worth.map(Money::amount).orElse("").equals(value)
                && worth.map(money -> money.currency().code()).orElse("").equals(currency));
    }

    private static boolean retracts(Conversion conversion) {
        return conversion.change().filter(Change.Retracted.class::isInstance).isPresent();
    }

    private static Optional<Money> worth(Conversion conversion) {
        return conversion.change().isPresent() && conversion.change().get() instanceof Change.Restated restated
                ? Optional.of(restated.value())
                : conversion.order().value();
    }
}
