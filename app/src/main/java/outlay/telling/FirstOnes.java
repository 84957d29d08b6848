package outlay.telling;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.StageEntry;
import outlay.live.Retractions;
import outlay.store.Wish;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Trigger;

/// Which conversion of a person is their first, as a rule that wants only the first means it: the first that came into
/// the log. What came first stays first whatever comes later, be it dated before, so that never two are told.
record FirstOnes(LogIndex index) {
    private record Candidate(long position, String conversion) {}

    /// @param them whose first it would be
    boolean first(Wish wish, Rule rule, PersonFacts them) {
        if (them.cut()) {
            return false;
        }
        Stream<Candidate> all = switch (rule.when()) {
            case Trigger.OnOrder wanted -> events(them, rule, wanted::fits);
            case Trigger.OnEvent wanted -> events(them, rule, wanted::fits);
            case Trigger.OnContactStage wanted -> them.contacts().stream()
                    .filter(contact -> DealStages.reached(contact, wanted).isPresent()
                            || !entering(wish, StageEntry.Of.CONTACT, ClientIndex.key(contact), rule).isEmpty())
                    .map(contact -> new Candidate(index.since(wish.client(), ClientIndex.key(contact)),
                            ConversionIds.of(contact, rule)));
            case Trigger.OnDeal _,Trigger.OnDealStage _ -> deals(wish, rule, them);
        };
        Optional<Candidate> first = all
                .min(Comparator.comparingLong(Candidate::position).thenComparing(Candidate::conversion));
        return first.isEmpty() || first.get().conversion.equals(wish.conversion());
    }

    private static Stream<Candidate> events(PersonFacts them, Rule rule, Predicate<Event> fits) {
        return them.events().stream()
                .filter(at -> fits.test(at.event()) && at.event().countsAsTouch())
                .map(at -> new Candidate(at.position(), ConversionIds.of(at.event(), rule)));
    }

    private Stream<Candidate> deals(Wish wish, Rule rule, PersonFacts them) {
        List<String> emails = them.emails();
        List<String> contacts = them.contacts().stream().map(ClientIndex::key).toList();
        Retractions retracted = index.retracted(wish.client());
        return index.deals(wish.client()).stream()
                .map(versions -> versions.stream()
                        .filter(version -> retracted.counts(version.position(), version.deal())).toList())
                .filter(versions -> !versions.isEmpty() && names(versions.getLast().deal(), contacts, emails))
                .flatMap(versions -> candidates(wish, rule, versions));
    }

    private Stream<Candidate> candidates(Wish wish, Rule rule, List<ClientIndex.Version> versions) {
        Deal deal = versions.getFirst().deal();
        long known = versions.getFirst().position();
        LongStream own = versions.stream().filter(version -> DealStages
                .reached(version.deal(), rule.when(), wish.happened()).isPresent())
                .mapToLong(ClientIndex.Version::position);
        LongStream history = entering(wish, StageEntry.Of.DEAL, ClientIndex.key(deal), rule).stream()
                .mapToLong(entered -> Math.max(known, entered.position()));
        return LongStream.concat(own, history)
                .mapToObj(position -> new Candidate(position, ConversionIds.of(deal, rule)));
    }

    /// The lines of a record's history that count and say that it came to the rule's stage.
    private List<ClientIndex.Entered> entering(Wish wish, StageEntry.Of of, String record, Rule rule) {
        Retractions retracted = index.retracted(wish.client());
        return index.entered(wish.client(), of, record).stream()
                .filter(entered -> retracted.counts(entered.position(), entered.entry())
                        && DealStages.enters(entered.entry(), rule.when()))
                .toList();
    }

    private static boolean names(Deal deal, List<String> contacts, List<String> emails) {
        return deal.contactIds().stream().anyMatch(id -> contacts.contains(deal.crm() + "/" + id))
                || deal.emails().stream().anyMatch(emails::contains);
    }
}
