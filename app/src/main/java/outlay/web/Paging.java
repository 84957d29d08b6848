package outlay.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which page of a long list is asked for: `limit`, and `after` with the `next` of the page before; in the query, or in
/// the body where a place may name somebody.
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
        return read(single(request, "limit", mistakes), single(request, "after", mistakes), usual, most, place,
                mistakes);
    }

    /// Likewise of what a body says.
    public static <P> Paging<P> read(JsonNode body, int usual, int most, Function<String, P> place) {
        return read(body.path("limit").asString(""), body.path("after").asString(""), usual, most, place,
                new ArrayList<>());
    }

    private static <P> Paging<P> read(String limit, String text, int usual, int most, Function<String, P> place,
            List<Mistake> mistakes) {
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

    /// One page with everything.
    public static <P> Paging<P> whole() {
        return new Paging<>(Integer.MAX_VALUE - 1, Optional.empty());
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

    /// The rows of the page of a list that is at hand.
    ///
    /// @param all   in the order of `order`
    /// @param place of a row, which need not be there any more when the next page is asked for
    /// @param text  of a place, as `after` takes it
    public <T> List<T> page(List<T> all, Function<T, P> place, Comparator<? super P> order, Function<P, String> text,
            ObjectNode answer) {
        List<T> found = all.stream()
                .filter(row -> after.isEmpty() || order.compare(place.apply(row), after.get()) > 0)
                .limit(sought()).toList();
        return page(found, row -> text.apply(place.apply(row)), answer);
    }
}
