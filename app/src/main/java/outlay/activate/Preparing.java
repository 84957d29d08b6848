package outlay.activate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outlay.fact.Consent;
import tools.jackson.databind.node.ObjectNode;

/// Decides whether a conversion may and can be told, at the moment of telling: consent may have been withdrawn since,
/// and one that has become too old would have others refused with it.
public final class Preparing {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    /// One that becomes too old on its way would have a whole call refused.
    private static final Duration ON_THE_WAY = Duration.ofHours(1);

    private Preparing() {}

    public static Prepared prepare(Destination out, Conversion conversion, Account account, Instant now) {
        Optional<String> withheld = withheld(out.terms(), conversion.consent());
        if (withheld.isPresent()) {
            return new Prepared.Withheld(withheld.get());
        }
        Change.Type type = type(conversion);
        if (!out.terms().takes().contains(type)) {
            return new Prepared.Unsupported(type);
        }
        List<Problem> problems = new ArrayList<>();
        Instant dated = conversion.at();
        if (dated.isAfter(now.plus(CLOCKS_DIFFER))) {
            problems.add(new Problem("at", "lies in the future; check the clock of whoever sent the event"));
        }
        Instant oldest = now.minus(out.oldest(conversion)).plus(ON_THE_WAY);
        if (dated.isBefore(oldest)) {
            return new Prepared.TooOld(oldest);
        }
        Optional<Instant> from = conversion.traces().clicks().entrySet().stream()
                .filter(click -> out.terms().clicks().contains(click.getKey())).map(click -> click.getValue().at())
                .max(Comparator.naturalOrder()).map(click -> click.plus(out.terms().afterClick()));
        if (from.isPresent() && now.isBefore(from.get())) {
            return new Prepared.TooEarly(from.get());
        }
        ObjectNode item = out.mapping().apply(conversion, account, problems);
        return problems.isEmpty() ? new Ready(conversion.id(), item) : new Prepared.Wrong(problems);
    }

    private static Optional<String> withheld(Terms terms, Consent consent) {
        if (consent.adUserData() != Consent.State.GRANTED) {
            return Optional.of("the person " + (consent.adUserData() == Consent.State.DENIED
                    ? "refused"
                    : "said nothing about") + " telling ad platforms");
        }
        return consent.saleOptOut() && terms.objection() == Terms.Objection.WITHHELD
                ? Optional.of("the person objects to the sale or sharing of their data")
                : Optional.empty();
    }

    private static Change.Type type(Conversion conversion) {
        return conversion.change().map(change -> switch (change) {
            case Change.Restated restated -> Change.Type.RESTATED;
            case Change.Retracted retracted -> Change.Type.RETRACTED;
        }).orElse(Change.Type.NEW);
    }
}
