package outlay.platform.microsoft;

import static outlay.activate.normal.IdentifierRule.clear;
import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Addresses;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Ids;
import outlay.activate.normal.Phones;

/// What Microsoft Advertising matches people by.
public final class MicrosoftIdentifiers {
    public static final IdentifierRules RULES = new IdentifierRules("microsoft", List.of(
            hashed(Field.EMAIL, "em", Emails.MAILBOX),
            hashed(Field.PHONE, "ph", Phones.E164),
            clear(Field.EXTERNAL_ID, "externalId", Ids.OWN),
            clear(Field.IP, "clientIpAddress", Addresses.ANY),
            clear(Field.USER_AGENT, "clientUserAgent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "msclkid", Ids.CLICK)));

    private MicrosoftIdentifiers() {}
}
