package outlay.platform.meta;

import static outlay.activate.normal.IdentifierRule.clear;
import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Addresses;
import outlay.activate.normal.BirthDates;
import outlay.activate.normal.Countries;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.Genders;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Ids;
import outlay.activate.normal.PersonNames;
import outlay.activate.normal.Phones;
import outlay.activate.normal.Places;

/// What Meta matches people by.
public final class MetaIdentifiers {
    /// What its pages keep in `_fbc` and `_fbp`; builders append a token of two or eight characters.
    private static final String COOKIE = "fb\\.\\d+\\.\\d{13}\\.[^.\\s]+(?:\\.[A-Za-z0-9_-]{2}|\\.[A-Za-z0-9_-]{8})?";

    public static final IdentifierRules RULES = new IdentifierRules("meta", List.of(
            hashed(Field.EMAIL, "em", Emails.PLAIN),
            hashed(Field.PHONE, "ph", Phones.DIGITS),
            hashed(Field.FIRST_NAME, "fn", PersonNames.WORDS),
            hashed(Field.LAST_NAME, "ln", PersonNames.WORDS),
            hashed(Field.BIRTH_DATE, "db", BirthDates.DIGITS),
            hashed(Field.GENDER, "ge", Genders.LETTER),
            hashed(Field.CITY, "ct", Places.CITY),
            hashed(Field.STATE, "st", Places.STATE),
            hashed(Field.ZIP, "zp", Places.POSTAL_CODE),
            hashed(Field.COUNTRY, "country", Countries.LOWER),
            hashed(Field.EXTERNAL_ID, "external_id", Ids.OWN_ANY_CASE),
            clear(Field.IP, "client_ip_address", Addresses.ANY),
            clear(Field.USER_AGENT, "client_user_agent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "fbclid", Ids.CLICK),
            clear(Field.COOKIE_CLICK_ID, "fbc", Ids.like(COOKIE)),
            clear(Field.BROWSER_ID, "fbp", Ids.like(COOKIE))));

    private MetaIdentifiers() {}
}
