package outlay.activate.normal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two forms of a phone number among the platforms. Which number it is, the numbering plans of libphonenumber say:
/// stripping what is no digit would leave trunk zeros in and countries out, and match nobody.
public enum Phones implements Normaliser {
    /// `+16505551212`.
    E164, /// The same without the plus.
    DIGITS;

    /// Without a country, fewer digits than this can be a number within one country and, by chance, another's with
    /// its country's code.
    private static final int SURELY_WITH_COUNTRY = 11;
    private static final String NO_REGION = "ZZ";
    /// `+33`, `(+33)`, `tel:+33`.
    private static final Pattern INTERNATIONAL = Pattern.compile("[^\\p{Nd}+]*\\+");
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        String text = Letters.withoutShapeless(Letters.plain(value)).strip();
        if (text.codePoints().noneMatch(Character::isDigit)) {
            return Normalised.dropped(Reason.MALFORMED);
        }
        if (country.isPresent()) {
            return number(text, country.get());
        }
        Matcher international = INTERNATIONAL.matcher(text);
        if (international.lookingAt()) {
            return number(text.substring(international.end() - 1), NO_REGION);
        }
        return withoutCountry(text);
    }

    /// Platforms demand the country's code with or without its plus, so digits that are a valid number with it are
    /// taken as that, when there are too many of them to be anything else.
    private Normalised withoutCountry(String text) {
        String international = text.startsWith("00") ? text.substring(2) : text;
        long digits = international.codePoints().filter(Character::isDigit).count();
        boolean said = text.startsWith("00") || digits >= SURELY_WITH_COUNTRY;
        return said && number("+" + international, NO_REGION) instanceof Normalised.Kept kept
                ? kept
                : Normalised.dropped(Reason.COUNTRY_MISSING);
    }

    private Normalised number(String text, String region) {
        PhoneNumber number;
        try {
            number = PLANS.parse(text, region);
        } catch (NumberParseException noNumber) {
            return Normalised.dropped(Reason.MALFORMED);
        }
        if (!PLANS.isValidNumber(number)) {
            return Normalised.dropped(Reason.MALFORMED);
        }
        String e164 = PLANS.format(number, PhoneNumberFormat.E164);
        return new Normalised.Kept(this == E164 ? e164 : e164.substring(1));
    }
}
