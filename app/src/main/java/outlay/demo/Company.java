package outlay.demo;

/// Where people work: one office, one address on the network, one domain.
record Company(long number, String name, String domain, String network, Region region) {
    /// Associations in the CRM name companies by these ids.
    String crmId() {
        return Long.toString(20_400_000_000L + number * 37);
    }
}
