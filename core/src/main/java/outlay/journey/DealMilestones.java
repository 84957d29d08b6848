package outlay.journey;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.fact.Contact;
import outlay.fact.Deal;

/// When a company took which step towards a deal. Of what a CRM says, the first of these that is known holds:
///
/// | milestone | from |
/// |---|---|
/// | LEAD | the deal's stage "lead"; the first of the people's "lead" stages, or creations where they have none |
/// | MQL, SQL | the deal's stage of that name; the first of the people's |
/// | OPPORTUNITY | the deal's stage "opportunity"; its creation; its first stage; the first of the people's |
/// | WON | when the deal was closed |
///
/// The people are those on the deal and all their colleagues: it is the company that takes these steps.
final class DealMilestones {
    private DealMilestones() {}

    /// @param deal     won, with its closing time
    /// @param contacts of its people
    static SortedMap<Milestone, Instant> of(Deal deal, Collection<Contact> contacts) {
        SortedMap<Milestone, Instant> milestones = new TreeMap<>();
        for (Milestone milestone : Milestone.values()) {
            stage(deal.stages(), milestone).or(() -> otherwise(milestone, deal, contacts))
                    .ifPresent(at -> milestones.put(milestone, at));
        }
        deal.closedAt().ifPresent(at -> milestones.put(Milestone.WON, at));
        return milestones;
    }

    /// When a contact became a lead: when it entered that stage, else when the CRM first knew it.
    static Optional<Instant> becameLead(Contact contact) {
        return stage(contact.stages(), Milestone.LEAD).or(contact::createdAt);
    }

    /// When a contact took a step by its own stages; won is the stage "customer" too, as HubSpot has it.
    static Optional<Instant> reached(Contact contact, Milestone milestone) {
        return switch (milestone) {
            case LEAD -> becameLead(contact);
            case MQL, SQL, OPPORTUNITY -> stage(contact.stages(), milestone);
            case WON -> stage(contact.stages(), milestone)
                    .or(() -> Optional.ofNullable(contact.stages().get("customer")));
        };
    }

    private static Optional<Instant> otherwise(Milestone milestone, Deal deal, Collection<Contact> contacts) {
        return switch (milestone) {
            case LEAD -> first(contacts, DealMilestones::becameLead);
            case MQL, SQL -> first(contacts, contact -> stage(contact.stages(), milestone));
            case OPPORTUNITY ->
                deal.createdAt().or(() -> deal.stages().values().stream().min(Comparator.naturalOrder()))
                        .or(() -> first(contacts, contact -> stage(contact.stages(), milestone)));
            case WON -> deal.closedAt();
        };
    }

    private static Optional<Instant> first(Collection<Contact> contacts, Function<Contact, Optional<Instant>> reached) {
        return contacts.stream().flatMap(contact -> reached.apply(contact).stream()).min(Comparator.naturalOrder());
    }

    /// Letter case aside: a deal's stages are in the CRM's own words.
    private static Optional<Instant> stage(Map<String, Instant> stages, Milestone milestone) {
        return stages.entrySet().stream()
                .filter(stage -> stage.getKey().toLowerCase(Locale.ROOT).equals(name(milestone)))
                .map(Map.Entry::getValue).min(Comparator.naturalOrder());
    }

    private static String name(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT);
    }
}
