package outlay.platform.x;

import static outlay.activate.normal.IdentifierRule.clear;
import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Addresses;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Ids;
import outlay.activate.normal.Phones;

/// What X matches people by.
public final class XIdentifiers {
    public static final IdentifierRules RULES = new IdentifierRules("x", List.of(
            hashed(Field.EMAIL, "hashed_email", Emails.PLAIN),
            hashed(Field.PHONE, "hashed_phone_number", Phones.E164),
            clear(Field.IP, "ip_address", Addresses.ANY),
            clear(Field.USER_AGENT, "user_agent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "twclid", Ids.CLICK)));

    private XIdentifiers() {}
}
