package outlay.platform.google;

import static outlay.activate.normal.IdentifierRule.clear;
import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Addresses;
import outlay.activate.normal.Countries;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Ids;
import outlay.activate.normal.PersonNames;
import outlay.activate.normal.Phones;
import outlay.activate.normal.Places;

/// What Google matches people by, in the Data Manager API and in the older upload.
public final class GoogleIdentifiers {
    public static final IdentifierRules RULES = new IdentifierRules("google", List.of(
            hashed(Field.EMAIL, "emailAddress", Emails.GMAIL_MAILBOX),
            hashed(Field.PHONE, "phoneNumber", Phones.E164),
            hashed(Field.FIRST_NAME, "givenName", PersonNames.AS_WRITTEN),
            hashed(Field.LAST_NAME, "familyName", PersonNames.AS_WRITTEN),
            clear(Field.COUNTRY, "regionCode", Countries.UPPER),
            clear(Field.ZIP, "postalCode", Places.POSTAL_CODE_AS_WRITTEN),
            clear(Field.IP, "ipAddress", Addresses.ANY),
            clear(Field.USER_AGENT, "userAgent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "gclid", Ids.CLICK),
            clear(Field.APP_CLICK_ID, "gbraid", Ids.CLICK),
            clear(Field.WEB_CLICK_ID, "wbraid", Ids.CLICK)));

    private GoogleIdentifiers() {}
}
