package outlay.people;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier.Type;
import outlay.identity.Latest;
import outlay.person.ConsentState;
import outlay.person.Profile;
import outlay.person.Purpose;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the facts about one person say of them, each with the fact that says so.
final class ProfileJson {
    private final List<Fact> facts;

    /// @param facts of the person alone, and words that name them
    ProfileJson(List<Fact> facts) {
        this.facts = facts;
    }

    ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("facts", facts.stream().filter(fact -> !(fact instanceof Withdrawal)).count());
        traits(node.putArray("traits"));
        consent(node.putArray("consent"));
        companies(node.putArray("companies"));
        Collection<Withdrawal> splits = Latest.withdrawals(facts);
        splits(node.putArray("splits"), splits);
        joins(node.putArray("joins"), splits);
        return node;
    }

    private void traits(ArrayNode into) {
        Profile.of(facts).traits().forEach((trait, known) -> into.addObject().put("trait", lower(trait))
                .put("value", known.value()).put("source", lower(known.source())).put("fact", known.fact())
                .put("at", known.at().toString()));
    }

    /// Every purpose, also those that nothing was said about.
    private void consent(ArrayNode into) {
        ConsentState said = ConsentState.of(facts);
        for (Purpose purpose : Purpose.values()) {
            Optional<ConsentState.Word> word = Optional.ofNullable(said.words().get(purpose));
            ObjectNode node = into.addObject().put("purpose", lower(purpose)).put("state", lower(said.of(purpose)))
                    .put("source", word.map(ConsentState.Word::source).orElse(""))
                    .put("fact", word.map(ConsentState.Word::fact).orElse(""))
                    .put("at", word.map(each -> each.at().toString()).orElse(""));
            ObjectNode raw = node.putObject("raw");
            word.map(ConsentState.Word::raw).orElseGet(TreeMap::new).forEach(raw::put);
        }
    }

    /// As the latest contacts say.
    private void companies(ArrayNode into) {
        Latest.contacts(facts).values().stream().filter(ProfileJson::ofCompany).map(ProfileJson::company).distinct()
                .forEach(into::add);
    }

    private static boolean ofCompany(Contact contact) {
        return !contact.companyId().isEmpty() || !contact.companyName().isEmpty();
    }

    private static ObjectNode company(Contact contact) {
        return JsonNodeFactory.instance.objectNode().put("name", contact.companyName()).put("crm", contact.crm())
                .put("id", contact.companyId()).put("parent_id", contact.parentCompanyId())
                .put("contact", contact.contactId());
    }

    private static void splits(ArrayNode into, Collection<Withdrawal> words) {
        words.forEach(word -> into.addObject().put("one", word.one()).put("other", word.other())
                .put("reason", word.reason()).put("at", word.at().toString()));
    }

    /// Devices that somebody has said to be one person's, unless they were split since.
    private void joins(ArrayNode into, Collection<Withdrawal> splits) {
        Set<Set<String>> apart = splits.stream().map(word -> Set.of(word.one(), word.other()))
                .collect(Collectors.toSet());
        facts.stream().filter(Words::joins).map(Event.class::cast).forEach(word -> {
            String one = Type.ANONYMOUS.label() + ":" + word.anonymousId();
            String other = Type.ANONYMOUS.label() + ":" + word.previousId();
            if (!apart.contains(Set.of(one, other))) {
                into.addObject().put("one", one).put("other", other).put("reason", word.name())
                        .put("at", word.at().toString());
            }
        });
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
