package outlay.activate.normal;

import java.util.Optional;
import java.util.regex.Pattern;
import outlay.identity.NullLike;

/// What platforms and sites made up to tell people and clicks apart. It goes out as it came: one letter in another case
/// is another click.
///
/// @param shape     what it looks like, as a whole
/// @param lowerCase whether the case does not count
/// @param own       whether a site made it up, which may have put `guest` or `0` there
public record Ids(Pattern shape, boolean lowerCase, boolean own) implements Normaliser {
    /// A click id as a landing address carries it.
    public static final Ids CLICK = like("[\\w.~-]{1,1000}");
    /// Any id of the site's own.
    public static final Ids OWN = new Ids(Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,512}"), false, true);
    /// The same where `U-1` and `u-1` are one person.
    public static final Ids OWN_ANY_CASE = new Ids(OWN.shape, true, true);
    public static final Ids USER_AGENT = like("[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,2000}");

    public static Ids like(String shape) {
        return new Ids(Pattern.compile(shape), false, false);
    }

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        if (own && NullLike.reason(value).isPresent()) {
            return Normalised.dropped(Reason.PLACEHOLDER);
        }
        return shape.matcher(value).matches()
                ? new Normalised.Kept(lowerCase ? Letters.lower(value) : value)
                : Normalised.dropped(Reason.MALFORMED);
    }
}
