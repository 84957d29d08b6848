package outlay.bench.signal;

/// What somebody told the site about who they are during a visit.
///
/// @param typed  the address as it was typed
/// @param meant  the address that was meant; "" for a mailbox of several people
/// @param slip   how the two differ
record Said(How how, String typed, String meant, Slip slip) {
    static final Said NOTHING = new Said(How.NOTHING, "", "", Slip.NONE);

    enum How {
        NOTHING, LOG_IN, FORM, DEMO_REQUEST, ORDER
    }

    /// How an address came to be another text than was meant.
    enum Slip {
        NONE, CASE, PLUS_TAG, DOTS, TYPO, ROLE_MAILBOX
    }
}
