package outlay.activate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// When the key of an account ends, as its owner has said.
///
/// @param day on which it does, in UTC
/// @param in  how many days from now; below zero once it is over
public record KeyEnd(LocalDate day, long in) {
    /// Time enough to ask for another one.
    private static final long SOON_DAYS = 14;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    public static Optional<KeyEnd> of(Account account, Instant now) {
        return account.get(Account.KEY_ENDS).map(text -> LocalDate.parse(text, DAY))
                .map(day -> new KeyEnd(day, ChronoUnit.DAYS.between(now.atZone(ZoneOffset.UTC).toLocalDate(), day)));
    }

    /// Whether somebody should look.
    public boolean soon() {
        return in <= SOON_DAYS;
    }

    @Override
    public String toString() {
        return in < 0 ? "ended " + day : "ends " + day + ", in " + in + " days";
    }
}
