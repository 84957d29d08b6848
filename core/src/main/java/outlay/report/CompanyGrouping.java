package outlay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Day;
import outlay.ledger.Charge;

/// The rows of a breakdown by companies: whatever a conversion came by, it stands in the row of the company that
/// bought. What was spent is in none. It turns from conversion to conversion, and so belongs to one thread.
final class CompanyGrouping extends Grouping {
    private final Books books;
    private final Breakdown.By by;
    private final Map<List<String>, Integer> rows = new HashMap<>();
    private final List<SortedMap<String, String>> keys = new ArrayList<>();
    private int conversion;
    private int row = NONE;

    CompanyGrouping(Books books, Question question, Breakdown.By by) {
        super(question.by(), question.filter(), books.ledger().sources());
        this.books = books;
        this.by = by;
    }

    @Override
    void turnTo(int next) {
        conversion = next;
        row = NONE;
    }

    @Override
    boolean covers(Charge charge) {
        return false;
    }

    @Override
    int group(int source, Day day) {
        if (row == NONE) {
            row = rowOf(Companies.texts(by, books.companyOf(books.ledger().journeys().conversionId(conversion))));
        }
        return row;
    }

    private int rowOf(List<String> texts) {
        int found = rows.computeIfAbsent(Companies.folded(texts), added -> rows.size());
        if (found == keys.size()) {
            keys.add(new TreeMap<>());
        }
        for (int i = 0; i < texts.size(); i++) {
            // Of several spellings the first in the alphabet, so that the order of facts never shows.
            keys.get(found).merge(by.columns().get(i), texts.get(i), (a, b) -> b.compareTo(a) < 0 ? b : a);
        }
        return found;
    }

    @Override
    SortedMap<String, String> keys(int group) {
        return Collections.unmodifiableSortedMap(keys.get(group));
    }
}
