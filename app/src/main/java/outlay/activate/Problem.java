package outlay.activate;

/// Why a destination would refuse a conversion, found before it is asked.
///
/// @param field  the destination's name for it
/// @param remedy what is wrong and what to do
public record Problem(String field, String remedy) {
    @Override
    public String toString() {
        return field + ": " + remedy;
    }
}
