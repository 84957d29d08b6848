package outlay.ledger;

/// What a platform says about one day of an ad account.
///
/// @param spendMicros      in millionths of the reading's currency
/// @param conversionMicros what it claims, in millionths of a conversion
/// @param valueMicros      what it says these are worth, in millionths of the reading's currency
public record Said(long spendMicros, long conversionMicros, long valueMicros) {
    public static final Said NOTHING = new Said(0, 0, 0);

    Said plus(Said other) {
        return new Said(Math.addExact(spendMicros, other.spendMicros),
                Math.addExact(conversionMicros, other.conversionMicros),
                Math.addExact(valueMicros, other.valueMicros));
    }
}
