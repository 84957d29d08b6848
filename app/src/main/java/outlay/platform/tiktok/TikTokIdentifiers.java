package outlay.platform.tiktok;

import static outlay.activate.normal.IdentifierRule.clear;
import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Addresses;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Ids;
import outlay.activate.normal.PersonNames;
import outlay.activate.normal.Phones;

/// What TikTok matches people by. Which parts of an address it takes, and in which form, its readers disagree about;
/// those are not told.
public final class TikTokIdentifiers {
    public static final IdentifierRules RULES = new IdentifierRules("tiktok", List.of(
            hashed(Field.EMAIL, "email", Emails.PLAIN),
            hashed(Field.PHONE, "phone", Phones.E164),
            hashed(Field.FIRST_NAME, "first_name", PersonNames.AS_WRITTEN),
            hashed(Field.LAST_NAME, "last_name", PersonNames.AS_WRITTEN),
            hashed(Field.EXTERNAL_ID, "external_id", Ids.OWN),
            clear(Field.IP, "ip", Addresses.ANY),
            clear(Field.USER_AGENT, "user_agent", Ids.USER_AGENT),
            clear(Field.CLICK_ID, "ttclid", Ids.CLICK),
            clear(Field.BROWSER_ID, "ttp", Ids.CLICK)));

    private TikTokIdentifiers() {}
}
