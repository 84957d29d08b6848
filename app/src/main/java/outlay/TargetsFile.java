package outlay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.plan.Segment;
import outlay.plan.Target;

/// The table of clients' targets: `client`, `currency`, and of `channel`, `campaign`, `max_cpa` and `monthly_budget`
/// what applies; for deals of some companies only, `country` and `industry` (several with | between), `employees_from`
/// and `employees_to`.
public final class TargetsFile {
    private static final List<String> NEEDED = List.of("client", "currency");

    private TargetsFile() {}

    /// @param mistakes gets a sentence with the line for what is wrong; nothing is read then
    public static List<Target> read(Path path, List<String> mistakes) {
        List<Target> targets = new ArrayList<>();
        Set<List<Object>> scopes = new HashSet<>();
        boolean right = RowsFile.read(path, NEEDED, mistakes, cells -> {
            Target target = new Target(new ClientId(cells.apply("client")), cells.apply("channel"),
                    cells.apply("campaign"), segment(cells), new Currency(cells.apply("currency")),
                    amount(cells.apply("max_cpa"), cells.apply("currency")),
                    amount(cells.apply("monthly_budget"), cells.apply("currency")));
            if (!scopes.add(List.of(target.client().value(), target.channel(), target.campaign(), target.segment(),
                    target.currency().code()))) {
                throw new IllegalArgumentException("the same client, channel, campaign, segment and currency"
                        + " have a target already; keep one of the two");
            }
            targets.add(target);
        });
        return right ? List.copyOf(targets) : List.of();
    }

    private static Optional<Segment> segment(UnaryOperator<String> cells) {
        if (Stream.of("country", "industry", "employees_from", "employees_to").map(cells).allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Segment(words(cells.apply("country")), words(cells.apply("industry")),
                employees("employees_from", cells), employees("employees_to", cells)));
    }

    private static SortedSet<String> words(String cell) {
        return Stream.of(cell.split("\\|")).map(String::strip).filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static OptionalLong employees(String name, UnaryOperator<String> cells) {
        String text = cells.apply(name);
        if (!text.matches("[0-9]{0,9}")) {
            throw new IllegalArgumentException(name + " \"" + text + "\" must be a whole number");
        }
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private static Optional<Micros> amount(String text, String currency) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Micros.parse(text, currency));
    }
}
