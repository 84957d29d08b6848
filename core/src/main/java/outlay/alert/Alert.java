package outlay.alert;

import java.util.Optional;
import outlay.base.Micros;

/// Something that somebody should look at. Two of the same kind and subject are the same one, however much has been
/// added to it since.
///
/// @param subject a campaign, an account, a tag's value; nobody's name or address
/// @param detail  what in the books shows it, in a sentence
/// @param atStake what was spent on it in the days of the rule
public record Alert(Kind kind, String subject, String detail, Optional<Micros> atStake) {
    /// What tells it from others of the same client.
    public String key() {
        return kind.label() + "/" + subject;
    }
}
