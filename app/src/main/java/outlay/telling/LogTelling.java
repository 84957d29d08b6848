package outlay.telling;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Destination;
import outlay.activate.Order;
import outlay.activate.Person;
import outlay.activate.Share;
import outlay.activate.Traces;
import outlay.activate.normal.Countries;
import outlay.activate.normal.Field;
import outlay.activate.normal.Normalised;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.Telling;
import outlay.base.Money;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Seen;
import outlay.store.Wish;
import outlay.telling.rule.ClientRules;
import outlay.telling.rule.Ours;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Rules;
import outlay.telling.rule.TestLeads;
import outlay.telling.rule.Worth;

/// Makes a conversion at the moment of sending: from what the log has by then of the fact, of the person and of what
/// they allow. A change is told whatever the rule limits, because the destination has the conversion; nobody is told of
/// an erased person.
public final class LogTelling implements Telling {
    private final Supplier<Rules> rules;
    private final LogIndex index;
    private final Happenings happenings;
    private final Accounts accounts;

    /// @param rules as they are now; what is made is made by those of one moment
    public LogTelling(Supplier<Rules> rules, LogIndex index, Accounts accounts) {
        this.rules = rules;
        this.index = index;
        this.happenings = new Happenings(index);
        this.accounts = accounts;
    }

    @Override
    public Told of(Wish wish, Instant now) {
        ClientRules client = rules.get().of(wish.client());
        Optional<Rule> rule = client.named(wish.rule());
        Optional<Accounts.Connected> account = accounts.of(wish.client(), wish.account());
        if (rule.isEmpty() || !rule.get().account().equals(wish.account()) || account.isEmpty()) {
            return nothing(Untold.NO_RULE);
        }
        Optional<Fact> cause = index.at(wish.client(), wish.cause());
        Optional<Happening> what = cause.flatMap(fact -> happenings.of(wish, rule.get(), fact));
        if (what.isEmpty()) {
            return nothing(Untold.GONE);
        }
        if (PersonFacts.erased(cause.get()) || what.get().own().stream().anyMatch(PersonFacts::erased)) {
            return nothing(Untold.ERASED);
        }
        List<PersonFacts> left = what.get().people().stream().filter(Predicate.not(PersonFacts::erased)).toList();
        if (left.isEmpty() && !what.get().people().isEmpty() || PersonFacts.erased(what.get().email())) {
            return nothing(Untold.ERASED);
        }
        Destination out = account.get().out();
        PersonFacts them = chosen(what.get(), left, out);
        Optional<Untold> why = wish.change() == 0
                ? limited(wish, rule.get(), client.ours(), what.get(), them)
                : Optional.empty();
        return why.map(LogTelling::nothing).orElseGet(() -> tell(wish, rule.get(), what.get(), them, out));
    }

    private static Told nothing(Untold why) {
        return new Told.Nothing(why.label());
    }

    /// Of several people on a deal the first who came by a click of this destination; else the first of all.
    private static PersonFacts chosen(Happening what, List<PersonFacts> people, Destination out) {
        return people.stream()
                .filter(each -> people.size() > 1 && Carried.of(List.of(), each, what.at()).clicks().keySet().stream()
                        .anyMatch(out.terms().clicks()::contains))
                .findFirst().or(() -> people.stream().findFirst()).orElse(PersonFacts.NOBODY);
    }

    private Optional<Untold> limited(Wish wish, Rule rule, Ours ours, Happening what, PersonFacts them) {
        if (what.undone().isPresent()) {
            return what.undone();
        }
        if (what.own().stream().anyMatch(LogTelling::bot)) {
            return Optional.of(Untold.BOT);
        }
        if (internal(ours, what, them)) {
            return Optional.of(Untold.INTERNAL);
        }
        Person person = Identified.of(what.own(), them, what.email());
        boolean test = TestLeads.email(person.get(Field.EMAIL).orElse(""))
                || them.emails().stream().anyMatch(TestLeads::email) || TestLeads.email(what.email())
                || TestLeads.name(person.get(Field.FIRST_NAME).orElse(""), person.get(Field.LAST_NAME).orElse(""));
        if (test) {
            return Optional.of(Untold.TEST);
        }
        if (rule.firstOnly() && !new FirstOnes(index).first(wish, rule, them)) {
            return Optional.of(Untold.NOT_THE_FIRST);
        }
        if (!rule.scope().countries().isEmpty() && !country(person).filter(rule.scope().countries()::contains)
                .isPresent()) {
            return Optional.of(Untold.COUNTRY);
        }
        if (rule.scope().asksForTouches() && !Came.fits(rule.scope(), Came.of(them,
                index.campaigns(wish.client()), what.at(), rule.scope().lookbackDays()))) {
            return Optional.of(Untold.OTHER_AD);
        }
        return rule.scope().minimum().filter(least -> tooSmall(what.brings(), least)).map(least -> Untold.TOO_SMALL);
    }

    private static boolean tooSmall(Optional<Money> brings, Money least) {
        return brings.isEmpty() || !brings.get().currency().equals(least.currency())
                || brings.get().minor() < least.minor();
    }

    /// A server's own program is no visitor; whoever seems to be one in a browser is not told of.
    private static boolean bot(Event event) {
        return event.seen().filter(seen -> seen.bot() == Seen.Bot.YES
                || seen.bot() == Seen.Bot.SUSPECTED && seen.trust() == Seen.Trust.BROWSER).isPresent();
    }

    private static boolean internal(Ours ours, Happening what, PersonFacts them) {
        return what.own().stream().anyMatch(event -> ours.network(event.seen().map(Seen::ip).orElse(""))
                || ours.email(event.email()) || ours.user(event.userId())) || ours.email(what.email())
                || them.emails().stream().anyMatch(ours::email) || them.users().stream().anyMatch(ours::user);
    }

    private static Optional<String> country(Person person) {
        return person.get(Field.COUNTRY)
                .flatMap(text -> Countries.UPPER.normalise(text, Optional.empty()) instanceof Normalised.Kept kept
                        ? Optional.of(kept.text())
                        : Optional.empty());
    }

    private Told tell(Wish wish, Rule rule, Happening what, PersonFacts them, Destination out) {
        Optional<Change> change = Optional.empty();
        Optional<Money> value = rule.worth().of(what.brings());
        if (wish.change() > 0) {
            Instant at = what.changed().orElse(wish.happened());
            boolean follows = rule.worth() instanceof Worth.Actual || rule.worth() instanceof Worth.Margin
                    || rule.worth() instanceof Worth.Credited;
            change = what.undone().isPresent()
                    ? Optional.of(new Change.Retracted(at))
                    : value.filter(money -> follows).map(money -> new Change.Restated(at, money));
            if (change.isEmpty()) {
                return nothing(Untold.UNCHANGED);
            }
        }
        Stated stated = Stated.of(what.own(), them);
        Traces traces = Carried.of(what.own(), them, what.at());
        Optional<String> page = what.own().stream().map(event -> event.landing().url()).filter(url -> !url.isEmpty())
                .findFirst();
        Optional<Share> share = rule.worth() instanceof Worth.Credited credited
                ? Credit.of(credited, what, them, index.campaigns(wish.client()), platform(out))
                : Optional.empty();
        return new Told.Tell(new Conversion(wish.conversion(), rule.tell(), what.at(),
                rule.source().orElse(what.source()), page, new Order(what.order(), value, List.of()),
                Identified.of(what.own(), them, what.email()), traces, stated.consent(), Collections.emptySortedMap(),
                share, change), stated.evidence());
    }

    /// The platform whose ads a destination is about: `google` of `google-ads-adjustments`.
    private static String platform(Destination out) {
        int hyphen = out.label().indexOf('-');
        return hyphen < 0 ? out.label() : out.label().substring(0, hyphen);
    }
}
