package outlay.platform.openai;

import static outlay.activate.normal.IdentifierRule.clear;
import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Addresses;
import outlay.activate.normal.Countries;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Ids;
import outlay.activate.normal.Normalised;
import outlay.activate.normal.Normaliser;
import outlay.activate.normal.Places;
import outlay.activate.normal.Reason;

/// What OpenAI matches people by. It takes no names and no phone numbers.
public final class OpenAiIdentifiers {
    private static final int LONGEST_CITY = 128;
    private static final Normaliser CITY = (value, country) -> value.length() > LONGEST_CITY
            ? Normalised.dropped(Reason.MALFORMED)
            : Places.LOWER.normalise(value, country);

    public static final IdentifierRules RULES = new IdentifierRules("openai", List.of(
            hashed(Field.EMAIL, "email_sha256", Emails.PLAIN),
            hashed(Field.EXTERNAL_ID, "external_id_sha256", Ids.OWN),
            clear(Field.CITY, "city", CITY),
            clear(Field.ZIP, "zip_code", Places.POSTAL_CODE_AS_WRITTEN),
            clear(Field.COUNTRY, "country", Countries.UPPER),
            clear(Field.IP, "ip_address", Addresses.ANY),
            clear(Field.USER_AGENT, "user_agent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "oppref", Ids.like("[\\w.~=-]{1,2000}"))));

    private OpenAiIdentifiers() {}
}
