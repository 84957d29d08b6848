package outlay.people;

import java.util.List;
import outlay.identity.Refusal;
import outlay.identity.Suggestion;
import outlay.web.Paging;
import outlay.web.Place;

/// Where pages of lists about people begin. A place names identifiers, so it stands in bodies alone.
final class PeoplePlaces {
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;
    private static final int REFUSAL_PARTS = 5;
    private static final int SUGGESTION_PARTS = 3;

    private PeoplePlaces() {}

    static String text(Refusal refusal) {
        return Place.text(refusal.reason().name(), refusal.one(), refusal.other(), refusal.source(), refusal.at());
    }

    static String text(Suggestion suggestion) {
        return Place.text(suggestion.one(), suggestion.other(), suggestion.score());
    }

    static Paging<Refusal> refusals(PeopleQuestion asked) {
        return Paging.read(asked.body(), USUAL_ROWS, MOST_ROWS, text -> {
            List<String> parts = Place.parts(text, REFUSAL_PARTS);
            return new Refusal(Refusal.Reason.valueOf(parts.get(0)), parts.get(1), parts.get(2), parts.get(3),
                    Long.parseLong(parts.get(4)));
        });
    }

    static Paging<Suggestion> suggestions(PeopleQuestion asked) {
        return Paging.read(asked.body(), USUAL_ROWS, MOST_ROWS, text -> {
            List<String> parts = Place.parts(text, SUGGESTION_PARTS);
            return new Suggestion(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)), "");
        });
    }
}
