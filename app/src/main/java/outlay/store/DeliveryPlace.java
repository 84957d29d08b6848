package outlay.store;

/// Where a page of deliveries ends: the latest first, then by conversion, account and change.
///
/// @param millis of the last one's stand
/// @param key    the pseudonym of its conversion
public record DeliveryPlace(long millis, String key, String account, int change) {
    public static DeliveryPlace of(KeptDelivery row) {
        return new DeliveryPlace(row.stand().at().toEpochMilli(), row.key(), row.wish().account(),
                row.wish().change());
    }
}
