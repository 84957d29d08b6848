package outlay.demo;

/// Where people work: one office, one address on the network, one domain.
record Company(long number, String name, String domain, String network, Region region) {
    private static final int UNKNOWN_NETWORK = 29;

    /// Where visits from its network are said to come from, or "": no proxy knows every network.
    String country() {
        return number % UNKNOWN_NETWORK == 0 ? "" : region.country(number);
    }

    /// Associations in the CRM name companies by these ids.
    String crmId() {
        return Long.toString(20_400_000_000L + number * 37);
    }
}
