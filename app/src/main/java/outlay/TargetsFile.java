package outlay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.plan.Target;

/// The table of clients' targets: `client`, `currency`, and of `channel`, `campaign`, `max_cpa` and `monthly_budget`
/// what applies.
public final class TargetsFile {
    private static final List<String> NEEDED = List.of("client", "currency");

    private TargetsFile() {}

    /// @param mistakes gets a sentence with the line for what is wrong; nothing is read then
    public static List<Target> read(Path path, List<String> mistakes) {
        List<Target> targets = new ArrayList<>();
        Set<List<String>> scopes = new HashSet<>();
        boolean right = RowsFile.read(path, NEEDED, mistakes, cells -> {
            Target target = new Target(new ClientId(cells.apply("client")), cells.apply("channel"),
                    cells.apply("campaign"), new Currency(cells.apply("currency")),
                    amount(cells.apply("max_cpa"), cells.apply("currency")),
                    amount(cells.apply("monthly_budget"), cells.apply("currency")));
            if (!scopes.add(List.of(target.client().value(), target.channel(), target.campaign(),
                    target.currency().code()))) {
                throw new IllegalArgumentException("the same client, channel, campaign and currency have a target"
                        + " already; keep one of the two");
            }
            targets.add(target);
        });
        return right ? List.copyOf(targets) : List.of();
    }

    private static Optional<Micros> amount(String text, String currency) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Micros.parse(text, currency));
    }
}
