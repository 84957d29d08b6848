package outlay.platform.reddit;

import static outlay.activate.normal.IdentifierRule.clear;
import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Addresses;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Ids;
import outlay.activate.normal.Phones;

/// What Reddit matches people by, in version 3 of its API.
public final class RedditIdentifiers {
    public static final IdentifierRules RULES = new IdentifierRules("reddit", List.of(
            hashed(Field.EMAIL, "email", Emails.MAILBOX),
            hashed(Field.PHONE, "phone_number", Phones.E164),
            hashed(Field.EXTERNAL_ID, "external_id", Ids.OWN),
            clear(Field.IP, "ip_address", Addresses.ANY),
            clear(Field.USER_AGENT, "user_agent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "click_id", Ids.CLICK)));

    private RedditIdentifiers() {}
}
