package outlay.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// Which page of a long list is asked for: the query's `limit`, and `after` with the `next` of the page before.
///
/// A page begins behind a place in the list's order and not at a number of rows, so that what comes in meanwhile
/// neither repeats nor hides anything.
///
/// @param after absent for the first page
public record Paging<P>(int limit, Optional<P> after) {

    /// @param place reads the place that `next` has named, or throws [IllegalArgumentException]
    /// @throws Mistakes naming what is wrong
    public static <P> Paging<P> read(Request request, int usual, int most, Function<String, P> place) {
        List<Mistake> mistakes = new ArrayList<>();
        String limit = single(request, "limit", mistakes);
        int rows = usual;
        if (!limit.isEmpty()) {
            if (limit.matches("[1-9]\\d{0,5}") && Integer.parseInt(limit) <= most) {
                rows = Integer.parseInt(limit);
            } else {
                mistakes.add(new Mistake("limit",
                        "limit is \"" + limit + "\"; write a whole number from 1 to " + most));
            }
        }
        Optional<P> after = Optional.empty();
        String text = single(request, "after", mistakes);
        try {
            after = text.isEmpty() ? Optional.empty() : Optional.of(place.apply(text));
        } catch (IllegalArgumentException foreign) {
            mistakes.add(new Mistake("after", "after is not what a page has given as next; begin without it"));
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new Paging<>(rows, after);
    }

    private static String single(Request request, String name, List<Mistake> mistakes) {
        List<String> values = request.query().getOrDefault(name, List.of(""));
        if (values.size() > 1) {
            mistakes.add(new Mistake(name, name + " is given " + values.size() + " times; give it once"));
        }
        return values.getFirst();
    }

    /// How many rows to look for: one more than are shown, which tells whether there is another page.
    public int sought() {
        return limit + 1;
    }

    /// The rows of the page, with `next` put into the answer: null where this is the last page.
    ///
    /// @param found up to [#sought] rows from behind `after`
    /// @param place of a row, as `after` takes it
    public <T> List<T> page(List<T> found, Function<T, String> place, ObjectNode answer) {
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        answer.put("next", found.size() > limit ? place.apply(shown.getLast()) : null);
        return shown;
    }
}
