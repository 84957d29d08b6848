package outlay.activate.normal;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import outlay.identity.NullLike;

/// How one platform takes one field. A field that goes out hashed names the form that is hashed: there is no other way
/// to write one.
///
/// @param field      what it is, in our words
/// @param wireName   what the platform calls it
/// @param hashed     whether SHA-256 of it goes out, and never the text
/// @param normaliser the form
public record IdentifierRule(Field field, String wireName, boolean hashed, Normaliser normaliser) {
    /// What a person writes, and a site may have hashed before; an id of a site's or a platform's own may look hashed.
    private static final Set<Field> WRITTEN = EnumSet.of(Field.EMAIL, Field.PHONE, Field.FIRST_NAME, Field.LAST_NAME,
            Field.BIRTH_DATE, Field.GENDER, Field.STREET, Field.CITY, Field.STATE, Field.ZIP, Field.COUNTRY);

    public static IdentifierRule hashed(Field field, String wireName, Normaliser normaliser) {
        return new IdentifierRule(field, wireName, true, normaliser);
    }

    public static IdentifierRule clear(Field field, String wireName, Normaliser normaliser) {
        return new IdentifierRule(field, wireName, false, normaliser);
    }

    /// @param country where the person is, in any usual form of a country; one that is none counts as not known
    public Sent sent(String value, Optional<String> country) {
        String text = Letters.stripped(value);
        if (text.isEmpty()) {
            return new Sent.Nothing(Reason.EMPTY);
        }
        if (NullLike.saysNothing(text)) {
            return new Sent.Nothing(Reason.PLACEHOLDER);
        }
        Optional<String> digest = Digest.already(text);
        if (digest.isPresent() && field != Field.USER_AGENT) {
            return alreadyHashed(digest.get());
        }
        if (WRITTEN.contains(field) && Digest.otherKind(text)) {
            return new Sent.Nothing(Reason.HASHED_OTHERWISE);
        }
        return switch (normaliser.normalise(text, country.flatMap(Countries::code))) {
            case Normalised.Dropped dropped -> new Sent.Nothing(dropped.reason());
            // `.undefined.` is `undefined` by now.
            case Normalised.Kept kept when NullLike.saysNothing(kept.text()) -> new Sent.Nothing(Reason.PLACEHOLDER);
            case Normalised.Kept kept -> hashed
                    ? new Sent.Hashed(kept.text(), Digest.sha256(kept.text()))
                    : new Sent.InClear(kept.text());
        };
    }

    private Sent alreadyHashed(String digest) {
        if (!hashed) {
            return new Sent.Nothing(Reason.HASHED_OTHERWISE);
        }
        return Digest.ofNothing(digest)
                ? new Sent.Nothing(Reason.PLACEHOLDER)
                : new Sent.Hashed(digest, digest);
    }
}
