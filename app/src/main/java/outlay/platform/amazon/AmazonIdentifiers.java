package outlay.platform.amazon;

import static outlay.activate.normal.IdentifierRule.hashed;

import java.util.List;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Phones;

/// What Amazon Ads matches people by.
public final class AmazonIdentifiers {
    public static final IdentifierRules RULES = new IdentifierRules("amazon", List.of(
            hashed(Field.EMAIL, "EMAIL", Emails.LETTERS_DIGITS),
            hashed(Field.PHONE, "PHONE", Phones.DIGITS)));

    private AmazonIdentifiers() {}
}
