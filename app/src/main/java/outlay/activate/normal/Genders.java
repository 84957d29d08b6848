package outlay.activate.normal;

import java.util.Optional;

/// `f` or `m`; platforms know no other, so any other is not told.
public enum Genders implements Normaliser {
    LETTER;

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        return switch (Letters.words(value)) {
            case "f", "female", "woman" -> new Normalised.Kept("f");
            case "m", "male", "man" -> new Normalised.Kept("m");
            default -> Normalised.dropped(Reason.MALFORMED);
        };
    }
}
