package outlay.telling;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.activate.Account;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Destination;
import outlay.activate.Order;
import outlay.activate.Person;
import outlay.activate.Prepared;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.activate.Terms;
import outlay.activate.Traces;
import outlay.activate.Verdict;
import outlay.activate.egress.Outcome;
import outlay.activate.normal.Field;
import outlay.base.Money;
import outlay.fact.Consent;

/// Tries an account by the platform's own means, so that nothing of it counts where the platform can be told so. What
/// is sent is made up: a purchase of a person at example.com, who is nobody.
public final class AccountTrial {
    private static final String CHECK_ONLY = "validate_only";
    private static final String CODE = "test_event_code";
    private static final int MOST_LETTERS = 2_000;

    private final Function<String, Optional<String>> mistakeOfUrl;
    private final Function<Call, Outcome> send;

    /// @param sent    whether a call was made
    /// @param works   whether the platform would take conversions, as far as could be tried
    /// @param says    in a sentence
    /// @param answer  the platform's own, its beginning, or ""
    public record Tried(boolean sent, boolean works, String says, String answer) {}

    public AccountTrial(Function<String, Optional<String>> mistakeOfUrl, Function<Call, Outcome> send) {
        this.mistakeOfUrl = mistakeOfUrl;
        this.send = send;
    }

    public Tried of(AccountBook.Entry entry, Instant now) {
        if (entry.broken().isPresent()) {
            return notTried(false, entry.broken().get());
        }
        Destination destination = entry.out().orElseThrow();
        for (Account.Setting setting : destination.settings()) {
            Optional<String> mistake = setting.url()
                    ? entry.account().get(setting.name()).flatMap(mistakeOfUrl)
                    : Optional.empty();
            if (mistake.isPresent()) {
                return notTried(false, setting.name() + " " + mistake.get());
            }
        }
        if (!(destination instanceof ConversionsOut out)) {
            return notTried(true, "it is a file that the platform fetches: there is no call to try");
        }
        return switch (out.terms().test()) {
            case NONE -> notTried(true, out.label() + " offers no way to try without counting; the settings are well "
                    + "formed, and the first conversion will tell");
            case CHECK_ONLY -> tried(out, with(entry, CHECK_ONLY, "true"), now);
            case CODE, COUNTED_CODE -> entry.account().get(CODE).isEmpty()
                    ? notTried(true, "set " + CODE + " to try: " + said(out, CODE))
                    : tried(out, entry.account(), now);
        };
    }

    private static Tried notTried(boolean works, String says) {
        return new Tried(false, works, says, "");
    }

    private Tried tried(ConversionsOut out, Account account, Instant now) {
        Prepared prepared = Preparing.prepare(out, sample(out, now), account, now);
        if (!(prepared instanceof Ready ready)) {
            return notTried(false, "the made-up purchase cannot be told to " + out.label() + ": " + prepared);
        }
        return switch (send.apply(out.call(List.of(ready), account, now))) {
            case Outcome.Forbidden forbidden -> notTried(false, forbidden.why());
            case Outcome.NotSent nobody -> notTried(false, "nobody could be reached: " + nobody.why());
            case Outcome.NoAnswer lost -> new Tried(true, false, "no answer came: " + lost.why(), "");
            case Outcome.Answered answered -> {
                Verdict verdict = out.read(answered.answer(), 1).getFirst();
                boolean works = verdict instanceof Verdict.Delivered || verdict instanceof Verdict.Duplicate
                        || verdict instanceof Verdict.Pending;
                String body = new String(answered.answer().body(), StandardCharsets.UTF_8);
                String counted = out.terms().test() == Terms.Test.COUNTED_CODE ? ", and it counts all the same" : "";
                yield new Tried(true, works, "HTTP " + answered.answer().status() + ", " + verdict
                        + (works ? counted : ""), body.substring(0, Math.min(body.length(), MOST_LETTERS)));
            }
        };
    }

    private static Account with(AccountBook.Entry entry, String name, String value) {
        Map<String, String> settings = new TreeMap<>(entry.settings());
        settings.put(name, value);
        return Account.of(entry.out().orElseThrow().settings(), settings);
    }

    private static String said(Destination out, String name) {
        return out.settings().stream().filter(setting -> setting.name().equals(name)).map(Account.Setting::says)
                .findFirst().orElse(name);
    }

    private static Conversion sample(ConversionsOut out, Instant now) {
        Consent granted = new Consent(Consent.State.GRANTED, Consent.State.GRANTED, Consent.State.GRANTED,
                Consent.State.GRANTED, false, new TreeMap<>(), new TreeMap<>());
        Money one = Money.parse("1.00", "USD");
        Optional<Change> change = out.terms().takes().contains(Change.Type.NEW)
                ? Optional.empty()
                : Optional.of(new Change.Restated(now, one));
        String order = "outlay-test-" + now.getEpochSecond();
        return new Conversion(Conversion.id(order, "purchase"), "purchase", now, Conversion.Source.WEB,
                Optional.of("https://www.example.com/outlay-test"),
                new Order(Optional.of(order), Optional.of(one), List.of()),
                new Person(Map.of(Field.EMAIL, "nobody@example.com", Field.USER_AGENT, "Outlay")), Traces.NONE, granted,
                new TreeMap<>(), Optional.empty(), change);
    }
}
