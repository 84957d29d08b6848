package outlay.platform.linkedin;

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
import outlay.activate.normal.PersonNames;

/// What LinkedIn matches people by. Names go out readable, as they were written: its form of them is not documented.
public final class LinkedInIdentifiers {
    private static final Normaliser NAME = (value, country) -> {
        Normalised checked = PersonNames.WORDS.normalise(value, country);
        return checked instanceof Normalised.Kept ? new Normalised.Kept(value) : checked;
    };

    public static final IdentifierRules RULES = new IdentifierRules("linkedin", List.of(
            hashed(Field.EMAIL, "SHA256_EMAIL", Emails.WITHOUT_BLANKS),
            clear(Field.FIRST_NAME, "firstName", NAME),
            clear(Field.LAST_NAME, "lastName", NAME),
            clear(Field.COUNTRY, "countryCode", Countries.UPPER),
            clear(Field.EXTERNAL_ID, "externalIds", Ids.OWN),
            hashed(Field.IP, "SHA256_IP_ADDRESS", Addresses.V4),
            clear(Field.CLICK_ID, "LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID", Ids.CLICK)));

    private LinkedInIdentifiers() {}
}
