package outlay.privacy;

import java.util.Locale;

/// A class of what is kept, each with a time of its own.
public enum RetentionClass {
    /// What was learned beside an event: its network and browser, cookies of platforms, raw signals of consent, the
    /// path of its page. Who it was stays.
    DETAILS("what was learned beside an event"),
    /// Who it was. The event stays with its time, origin and money, as that of somebody who denied to be measured.
    EVENTS("whose an event was"),
    /// Whose a record of a CRM was: contacts and the people on deals. Deals stay with their company, stages and money.
    CONTACTS("whose a contact of the CRM was, and who stood on a deal"),
    /// The bytes of what could not be understood.
    QUARANTINE("the bytes of what could not be understood"),
    /// The records that somebody was erased, which name nobody.
    ERASURES("that somebody was erased");

    private final String what;

    RetentionClass(String what) {
        this.what = what;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// In words, for the person whose data it is.
    public String what() {
        return what;
    }
}
