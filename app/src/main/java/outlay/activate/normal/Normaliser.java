package outlay.activate.normal;

import java.util.Optional;

/// One platform's form of one field. Law: what it gives is a fixed point, so normalising twice changes nothing.
@FunctionalInterface
public interface Normaliser {
    /// @param value   already without blanks around it, never empty and no placeholder
    /// @param country where the person is, as two capital letters, when that is known
    Normalised normalise(String value, Optional<String> country);
}
