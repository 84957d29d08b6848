package outlay.telling;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import outlay.fact.Deal;
import outlay.fact.Event;
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
                    .filter(contact -> DealStages.reached(contact, wanted).isPresent())
                    .map(contact -> new Candidate(index.since(contact), ConversionIds.of(contact, rule)));
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
        return index.deals(wish.client()).stream()
                .filter(versions -> names(versions.getLast().deal(), contacts, emails))
                .flatMap(versions -> versions.stream().filter(version -> DealStages
                        .reached(version.deal(), rule.when(), wish.happened()).isPresent()))
                .map(version -> new Candidate(version.position(), ConversionIds.of(version.deal(), rule)));
    }

    private static boolean names(Deal deal, List<String> contacts, List<String> emails) {
        return deal.contactIds().stream().anyMatch(id -> contacts.contains(deal.crm() + "/" + id))
                || deal.emails().stream().anyMatch(emails::contains);
    }
}
