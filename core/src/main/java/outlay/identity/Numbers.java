package outlay.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outlay.base.Bytes;
import outlay.base.Interned;
import outlay.base.Tape;
import outlay.base.Texts;

/// Every identifier that was ever seen, as a number, in the order of arrival; and what was refused as one.
final class Numbers {
    static final int NOBODY = -1;
    private static final Identifier.Type[] TYPES = Identifier.Type.values();

    /// Each with its type as its tag.
    private final Interned texts;
    private final Map<Identifier, NullLike.Reason> refused = new HashMap<>();

    /// @param seed unknown to whoever sends the identifiers
    Numbers(long seed) {
        texts = new Interned(seed);
    }

    private Numbers(Tape.In in, long seed) {
        texts = Interned.load(in, seed);
        Bytes refusedTypes = Bytes.load(in);
        Texts refusedTexts = Texts.load(in);
        for (int i = 0; i < refusedTypes.size(); i++) {
            refuse(TYPES[refusedTypes.get(i)], refusedTexts.get(i));
        }
    }

    static Numbers load(Tape.In in, long seed) {
        return new Numbers(in, seed);
    }

    void save(Tape.Out out) {
        texts.save(out);
        Bytes refusedTypes = new Bytes();
        Texts refusedTexts = new Texts();
        refused.keySet().forEach(identifier -> {
            refusedTypes.add((byte) identifier.type().ordinal());
            refusedTexts.add(identifier.value());
        });
        refusedTypes.save(out);
        refusedTexts.save(out);
    }

    int size() {
        return texts.size();
    }

    Identifier identifier(int number) {
        return new Identifier(type(number), texts.get(number));
    }

    Identifier.Type type(int number) {
        return TYPES[texts.tag(number)];
    }

    /// The number of the identifier, or [#NOBODY] where it was never seen or names nobody.
    int find(Identifier.Type type, String text) {
        return text.isEmpty() ? NOBODY : texts.find(type.ordinal(), Identifier.normal(type, text));
    }

    /// The number of the identifier, a new one where it is new; [#NOBODY] where the text names nobody.
    int add(Identifier.Type type, String text) {
        if (text.isEmpty()) {
            return NOBODY;
        }
        String normal = Identifier.normal(type, text);
        int known = texts.find(type.ordinal(), normal);
        if (known >= 0) {
            return known;
        }
        return refuse(type, normal) ? NOBODY : texts.add(type.ordinal(), normal);
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
        return byType != 0 || one == other ? byType : texts.get(one).compareTo(texts.get(other));
    }
}
