package outlay.fact;

/// What is kept of the things that senders and CRMs say about a person, besides identifiers. Whatever else they say is
/// left out. The names are written to the log: never change one.
public enum Trait {
    FIRST_NAME, LAST_NAME,
    /// Never written with a fact: it is a clue, or what the door has seen.
    PHONE, COMPANY,
    /// The position that the person has there.
    TITLE, CITY, COUNTRY,
    /// Of the person or the company.
    WEBSITE,
    /// Where a CRM says that the person stands: lead, customer.
    LIFECYCLE
}
