package outlay.identity;

/// How far evidence may reach before it is taken for a mistake: numbers, so that they can be read and argued about.
///
/// @param peoplePerIdentity   addresses, user ids and records that one of them may be tied to: a person has a few, a
///                            shared log-in of a call centre hundreds
/// @param devicesPerIdentity  devices of an address or user id: one that is new each week, as where browsers delete
///                            cookies, gives 52 a year
/// @param aliasesPerDevice    devices that one id may be the former id of
/// @param identifiersPerPerson addresses, user ids, records and hashes of one person
/// @param identitiesPerCarrier persons that an order, a lead, a click or a phone number may have before it is shared
/// @param devicesPerClick     devices on which one click may be seen; more is a link that was passed on
/// @param sameVisitMillis     how far apart two sightings of one click are still one visit, and how near to an event an
///                            identification on a shared device decides before an older one
/// @param sameOrderMillis     how far apart two claims of one order id are still one purchase; shops begin their
///                            numbers anew
/// @param memoryMillis        how long a shared device is taken to be in the same hands
public record GuardRails(int peoplePerIdentity, int devicesPerIdentity, int aliasesPerDevice, int identifiersPerPerson,
        int identitiesPerCarrier, int devicesPerClick, long sameVisitMillis, long sameOrderMillis,
        long memoryMillis) {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    public static final GuardRails DEFAULT = new GuardRails(10, 200, 20, 50, 3, 3, 30 * MINUTE, DAY,
            90 * DAY);
}
