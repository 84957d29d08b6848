package outlay.platform.pinterest;

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

/// What Pinterest matches people by.
public final class PinterestIdentifiers {
    public static final IdentifierRules RULES = new IdentifierRules("pinterest", List.of(
            hashed(Field.EMAIL, "em", Emails.PLAIN),
            hashed(Field.PHONE, "ph", Phones.DIGITS),
            hashed(Field.FIRST_NAME, "fn", PersonNames.AS_WRITTEN),
            hashed(Field.LAST_NAME, "ln", PersonNames.AS_WRITTEN),
            hashed(Field.BIRTH_DATE, "db", BirthDates.DIGITS),
            hashed(Field.GENDER, "ge", Genders.LETTER),
            hashed(Field.CITY, "ct", Places.CITY),
            hashed(Field.STATE, "st", Places.STATE),
            hashed(Field.ZIP, "zp", Places.POSTAL_DIGITS),
            hashed(Field.COUNTRY, "country", Countries.LOWER),
            hashed(Field.EXTERNAL_ID, "external_id", Ids.OWN),
            clear(Field.IP, "client_ip_address", Addresses.ANY),
            clear(Field.USER_AGENT, "client_user_agent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "click_id", Ids.CLICK)));

    private PinterestIdentifiers() {}
}
