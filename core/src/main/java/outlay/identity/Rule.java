package outlay.identity;

/// Why two identifiers are taken for one person's. The order is that of strength: of two reasons the first is given.
public enum Rule {
    RECORD, SIGNED_IN, HASH, ALIAS, ORDER, LEAD, CLICK, PHONE, DEVICE, LINK, SLIP, SAME_NAME, COMPLETE;

    private static final Rule[] RULES = values();

    /// Why, in words.
    public String sentence() {
        return switch (this) {
            case RECORD -> "a record of the CRM holds both";
            case SIGNED_IN -> "one event names both";
            case HASH -> "the hash is that of the address";
            case ALIAS -> "the site said that the one was the other before";
            case ORDER -> "the order was placed with both";
            case LEAD -> "the lead's form holds both";
            case CLICK -> "the click on an ad led there";
            case PHONE -> "the phone number is given with both";
            case DEVICE -> "somebody of that name signed in or filled in a form on the device";
            case LINK -> "a link that was made for them was opened on the device";
            case SLIP -> "both were typed on one device, and one slip of a finger makes the one of the other";
            case SAME_NAME -> "both were used on one device, with the same first and last name at another provider";
            case COMPLETE -> "nobody else is known on the device, and the one has an address, the other a user id";
        };
    }

    static Rule of(int ordinal) {
        return RULES[ordinal];
    }
}
