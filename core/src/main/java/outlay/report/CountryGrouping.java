package outlay.report;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Country;
import outlay.base.Day;
import outlay.journey.JourneyColumns;
import outlay.ledger.Charge;

/// The rows of a breakdown by the countries that visits came from: every touch has its own, and what no touch led to
/// stands with what came from a country that is not known. What was spent is in none.
final class CountryGrouping extends Grouping {
    private final JourneyColumns journeys;

    CountryGrouping(Books books, Question question) {
        super(question.by(), question.filter(), books.ledger().sources());
        journeys = books.ledger().journeys();
    }

    /// The country's number, whose row it is.
    static int country(JourneyColumns journeys, int touch) {
        return touch == NO_TOUCH ? Country.UNKNOWN : journeys.touchCountry(touch);
    }

    @Override
    boolean covers(Charge charge) {
        return false;
    }

    @Override
    int group(int source, int touch, Day day) {
        return country(journeys, touch);
    }

    @Override
    SortedMap<String, String> keys(int group) {
        return Collections.unmodifiableSortedMap(
                new TreeMap<>(Map.of(Breakdown.By.VISITOR_COUNTRIES.columns().get(0), Country.code(group))));
    }
}
