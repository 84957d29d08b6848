package outlay.journey;

/// A step of a company on its way to a purchase, as the CRM dates it, in the order in which they come.
public enum Milestone {
    LEAD, MQL, SQL, OPPORTUNITY, WON
}
