package outlay.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each page of figures asks the server for when it is opened, as a browser was seen to ask over a demo client
/// with nothing chosen. What a page asks without a client, such as the list of models, is left out: it needs no books.
final class PageQuestions {
    /// The last week of the demo's data, which Home compares with the one before.
    private static final String WEEK = "&from=2026-09-22&to=2026-09-28";
    private static final String WEEK_BEFORE = "&from=2026-09-15&to=2026-09-21";
    private static final String DAYS = "reports/days?";

    private static final Map<String, List<String>> OF_PAGES = ofPages();

    private PageQuestions() {}

    /// Each page's name, and the paths that it asks for about a client.
    static Map<String, List<String>> about(String client) {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        OF_PAGES.forEach((page, questions) -> pages.put(page, questions.stream()
                .map(question -> "/api/v1/" + question.replaceFirst("\\?", "?client=" + client)).toList()));
        return pages;
    }

    private static Map<String, List<String>> ofPages() {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("Home", List.of(DAYS, "reports/channels?" + WEEK, "reports/channels?" + WEEK_BEFORE, "funnel?" + WEEK,
                "unit-economics?", "reports/campaigns?" + WEEK, "reports/campaigns?" + WEEK_BEFORE,
                DAYS + "&from=2026-08-18&to=2026-09-28", "alerts?", "live?&limit=1", "destinations?"));
        pages.put("Report", List.of("reports/channels?", DAYS, DAYS));
        pages.put("Report by ads, four models", List.of("reports/ads?", "reports/ads?&model=first",
                "reports/ads?&model=position", "reports/ads?&model=time-decay", DAYS));
        pages.put("Funnel", List.of(DAYS, "funnel?"));
        pages.put("Journeys", List.of(DAYS, "paths?&limit=50"));
        pages.put("Unit economics", List.of(DAYS, "unit-economics?"));
        pages.put("Reconcile", List.of(DAYS, "reconcile?"));
        pages.put("Tagging audit", List.of(DAYS, "tagging?"));
        pages.put("Imports", List.of("imports?"));
        pages.put("Settings", List.of("settings?"));
        return pages;
    }
}
