package outlay.telling;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.activate.Person;
import outlay.activate.normal.Field;
import outlay.fact.Event;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.person.Profile;

/// What is known of who did it: what came with the conversion first, then what is believed of the person. An address of
/// the net is not told, because only its network is kept, and a made-up one would be matched with somebody else.
final class Identified {
    private static final Map<Trait, Field> FIELDS = Map.of(Trait.FIRST_NAME, Field.FIRST_NAME, Trait.LAST_NAME,
            Field.LAST_NAME, Trait.PHONE, Field.PHONE, Trait.CITY, Field.CITY, Trait.COUNTRY, Field.COUNTRY);

    private Identified() {}

    /// @param email what is known where nothing else is
    static Person of(List<Event> own, PersonFacts them, String email) {
        Map<Field, String> known = new EnumMap<>(Field.class);
        Profile profile = Profile.of(them.all());
        profile.traits().forEach((trait, value) -> {
            Field field = FIELDS.get(trait);
            if (field != null) {
                known.put(field, value.value());
            }
        });
        put(known, Field.EMAIL, Stream.concat(own.stream().map(Event::email),
                Stream.concat(them.emails().stream(), Stream.of(email))));
        put(known, Field.PHONE, own.stream().map(event -> event.seen().map(Seen::phone).orElse("")));
        put(known, Field.EXTERNAL_ID,
                Stream.concat(own.stream().map(Event::userId), them.users().stream()));
        put(known, Field.USER_AGENT, Stream.concat(own.stream(), them.inTime().toList().reversed().stream())
                .map(event -> event.seen().filter(seen -> seen.trust() == Seen.Trust.BROWSER).map(Seen::userAgent)
                        .orElse("")));
        return new Person(known);
    }

    private static void put(Map<Field, String> known, Field field, Stream<String> values) {
        Optional<String> first = values.filter(value -> !value.isBlank()).findFirst();
        first.ifPresent(value -> known.put(field, value));
    }
}
