package outlay.bench.signal;

/// Why two identifiers may lawfully be taken for one person's.
enum Evidence {
    // @formatter:off
    LOG_IN("a log-in"),
    FORM("an address in a form"),
    ORDER("an order"),
    HASH("a newsletter link with the address's hash"),
    CRM_ADDRESS("the address of a CRM record"),
    CRM_SECOND_ADDRESS("a further address of a CRM record"),
    CRM_FORM_ID("a CRM record with the browser's id"),
    CRM_CLICK_ID("a CRM record with the click id"),
    PLUS_TAG("an address with a +tag"),
    DOTS("a Gmail address with other dots"),
    TYPO("an address with a typing error"),
    ROLE_MAILBOX("a mailbox of several people");
    // @formatter:on

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
