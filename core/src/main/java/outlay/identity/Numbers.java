package outlay.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.Interned;
import outlay.base.Ints;
import outlay.base.Tape;
import outlay.base.Texts;

/// Every identifier that was ever seen, as a number, in the order of arrival; and what was refused as one.
final class Numbers {
    static final int NOBODY = -1;
    private static final Identifier.Type[] TYPES = Identifier.Type.values();

    private final List<Interned> byType = new ArrayList<>();
    /// Of each type the numbers among all identifiers, in the order of the type's own.
    private final List<Ints> numbers = new ArrayList<>();
    /// The type of each identifier, and its number within the type.
    private final Ints types;
    private final Ints places;
    private final Map<Identifier, NullLike.Reason> refused = new HashMap<>();

    /// @param seed unknown to whoever sends the identifiers
    Numbers(long seed) {
        for (int type = 0; type < TYPES.length; type++) {
            byType.add(new Interned(seed));
            numbers.add(new Ints());
        }
        types = new Ints();
        places = new Ints();
    }

    private Numbers(Tape.In in, long seed) {
        for (int type = 0; type < TYPES.length; type++) {
            byType.add(Interned.load(in, seed));
            numbers.add(new Ints());
        }
        types = Ints.load(in);
        places = Ints.load(in);
        for (int number = 0; number < types.size(); number++) {
            numbers.get(types.get(number)).add(number);
        }
        Ints refusedTypes = Ints.load(in);
        Texts refusedTexts = Texts.load(in);
        for (int i = 0; i < refusedTypes.size(); i++) {
            refuse(TYPES[refusedTypes.get(i)], refusedTexts.get(i));
        }
    }

    static Numbers load(Tape.In in, long seed) {
        return new Numbers(in, seed);
    }

    void save(Tape.Out out) {
        byType.forEach(interned -> interned.save(out));
        types.save(out);
        places.save(out);
        Ints refusedTypes = new Ints();
        Texts refusedTexts = new Texts();
        refused.keySet().forEach(identifier -> {
            refusedTypes.add(identifier.type().ordinal());
            refusedTexts.add(identifier.value());
        });
        refusedTypes.save(out);
        refusedTexts.save(out);
    }

    int size() {
        return types.size();
    }

    Identifier identifier(int number) {
        return new Identifier(type(number), byType.get(types.get(number)).get(places.get(number)));
    }

    Identifier.Type type(int number) {
        return TYPES[types.get(number)];
    }

    /// The number of the identifier, or [#NOBODY] where it was never seen or names nobody.
    int find(Identifier.Type type, String text) {
        if (text.isEmpty()) {
            return NOBODY;
        }
        int place = byType.get(type.ordinal()).find(Identifier.normal(type, text));
        return place < 0 ? NOBODY : numbers.get(type.ordinal()).get(place);
    }

    /// The number of the identifier, a new one where it is new; [#NOBODY] where the text names nobody.
    int add(Identifier.Type type, String text) {
        if (text.isEmpty()) {
            return NOBODY;
        }
        String normal = Identifier.normal(type, text);
        Interned known = byType.get(type.ordinal());
        int place = known.find(normal);
        if (place >= 0) {
            return numbers.get(type.ordinal()).get(place);
        }
        if (refuse(type, normal)) {
            return NOBODY;
        }
        int added = types.size();
        types.add(type.ordinal());
        places.add(known.add(normal));
        numbers.get(type.ordinal()).add(added);
        return added;
    }

    /// Notes a text that names nobody.
    boolean refuse(Identifier.Type type, String normal) {
        Optional<NullLike.Reason> reason = Identifier.refusal(type, normal);
        reason.ifPresent(why -> refused.put(new Identifier(type, normal), why));
        return reason.isPresent();
    }

    Map<Identifier, NullLike.Reason> refused() {
        return refused;
    }

    /// By type, then by text: an order that does not depend on that of arrival.
    int compare(int one, int other) {
        int byType = type(one).compareTo(type(other));
        return byType != 0 || one == other ? byType : identifier(one).compareTo(identifier(other));
    }
}
