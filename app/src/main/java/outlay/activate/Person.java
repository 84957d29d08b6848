package outlay.activate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.activate.normal.Field;

/// What is known about who did it, as it was typed or sent. Nothing here is hashed, because every destination hashes
/// another form of it. `toString` tells the fields and not what is in them.
///
/// @param known at most one value a field
public record Person(SortedMap<Field, String> known) {
    public static final Person NOBODY = new Person(Map.of());

    public Person {
        known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
    }

    public Person(Map<Field, String> known) {
        this(new TreeMap<>(known));
    }

    public Optional<String> get(Field field) {
        return Optional.ofNullable(known.get(field));
    }

    @Override
    public String toString() {
        return "Person" + known.keySet();
    }
}
