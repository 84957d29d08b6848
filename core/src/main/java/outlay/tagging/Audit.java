package outlay.tagging;

import java.util.List;
import outlay.base.Period;
import outlay.report.Books;
import outlay.report.Question;

/// What is wrong with how the ads of a client are tagged, the dearest first within each kind.
///
/// The amounts of several findings must not be added: one ad can have several faults.
///
/// @param period   of account days for spend, and of days of UTC for visits
/// @param findings by kind, then by currency, money at stake, pages and name
public record Audit(Question question, Period period, List<Finding> findings) {

    /// @param question its period and platform; the rest does not matter
    public static Audit of(Books books, Question question) {
        return new Auditing(books, question).audit();
    }
}
