package outlay.identity;

/// Why two identifiers are taken for one person's. The order is that of strength: of two reasons the first is given.
public enum Rule {
    RECORD("a record of the CRM holds both"), SIGNED_IN("one event names both"), HASH(
            "the hash is that of the address"), ALIAS("the site said that the one was the other before"), ORDER(
                    "the order was placed with both"), LEAD("the lead's form holds both"), CLICK(
                            "the click on an ad led there"), PHONE("the phone number is given with both"), DEVICE(
                                    "somebody of that name signed in or filled in a form on the device"), LINK(
                                            "a link that was made for them was opened on the device"), SLIP(
                                                    "both were typed on one device, and one slip of a finger makes the one of the other"), SAME_NAME(
                                                            "both were used on one device, with the same first and last name at another provider"), COMPLETE(
                                                                    "nobody else is known on the device, and the one has an address, the other a user id");

    private static final Rule[] RULES = values();
    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /// Why, in words.
    public String sentence() {
        return sentence;
    }

    static Rule of(int ordinal) {
        return RULES[ordinal];
    }
}
