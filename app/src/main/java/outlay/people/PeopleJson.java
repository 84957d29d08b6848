package outlay.people;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.identity.PersonHistory;
import outlay.identity.Nearby;
import outlay.identity.Persons;
import outlay.identity.Refusal;
import outlay.identity.Suggestion;
import outlay.identity.Tie;
import outlay.web.Paging;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is known of people, as the API says it.
public final class PeopleJson {
    private final ClientId client;
    private final Persons persons;
    private final long version;

    public PeopleJson(ClientId client, Persons persons, long version) {
        this.client = client;
        this.persons = persons;
        this.version = version;
    }

    /// The person who has the identifier: all their identifiers, how they grew together, what was refused.
    public ObjectNode show(Identifier identifier) {
        ObjectNode node = head().put("person", persons.personOf(identifier).orElse(""));
        List<String> all = persons.identifiersOf(identifier);
        ArrayNode identifiers = node.putArray("identifiers");
        all.forEach(identifiers::add);
        ties(node.putArray("ties"), persons.history(identifier));
        Set<String> own = Set.copyOf(all);
        refused(node.putArray("refused"), persons.refusedTies().stream()
                .filter(one -> own.contains(one.one()) || own.contains(one.other())).toList());
        return node;
    }

    /// The shortest chain of ties from the one to the other.
    public ObjectNode why(Identifier one, Identifier other) {
        ObjectNode node = head().put("one", one.toString()).put("other", other.toString());
        List<Tie> chain = persons.why(one, other);
        node.put("one_person", one.equals(other) || !chain.isEmpty());
        ties(node.putArray("chain"), chain);
        return node;
    }

    /// The ties that were refused, and how many for each reason.
    public ObjectNode refused() {
        return refused(Paging.whole());
    }

    /// Likewise, a page of them; the numbers are of all.
    ObjectNode refused(Paging<Refusal> paging) {
        ObjectNode node = head();
        List<Refusal> all = persons.refusedTies();
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(label(one.reason()), 1, Integer::sum));
        persons.refusals().forEach((reason, count) -> counts.put(label(reason), count));
        ObjectNode reasons = node.putObject("counts");
        counts.forEach(reasons::put);
        ArrayNode list = node.putArray("refused");
        refused(list, paging.page(all, UnaryOperator.identity(), Refusal.ORDER, PeoplePlaces::text, node));
        return node;
    }

    /// Who may be one person.
    public ObjectNode suggestions() {
        return suggestions(Paging.whole());
    }

    ObjectNode suggestions(Paging<Suggestion> paging) {
        return suggestions(persons.suggestions(), paging);
    }

    /// Whose browsers may be one, by where they were seen.
    public ObjectNode suggestions(Nearby seen) {
        return suggestions(seen, Paging.whole());
    }

    ObjectNode suggestions(Nearby seen, Paging<Suggestion> paging) {
        return suggestions(seen.suggestions(persons), paging);
    }

    /// Who may be the person who has the identifier.
    ObjectNode suggestions(Identifier identifier, Paging<Suggestion> paging) {
        Set<String> own = Set.copyOf(persons.identifiersOf(identifier));
        return suggestions(persons.suggestions().stream()
                .filter(one -> own.contains(one.one()) || own.contains(one.other())).toList(), paging);
    }

    private ObjectNode suggestions(List<Suggestion> suggestions, Paging<Suggestion> paging) {
        ObjectNode node = head();
        ArrayNode list = node.putArray("suggestions");
        paging.page(suggestions, UnaryOperator.identity(), Suggestion.ORDER, PeoplePlaces::text, node)
                .forEach(one -> list.addObject().put("one", one.one()).put("other", one.other())
                        .put("score", one.score()).put("reason", one.reason()));
        return node;
    }

    /// Identifiers that somebody asked for, with whose they are; how many there are, and the first of them.
    ObjectNode found(List<Identifier> found, int most) {
        ObjectNode node = head().put("count", found.size());
        ArrayNode list = node.putArray("found");
        found.stream().limit(most).forEach(one -> list.addObject().put("identifier", one.toString()).put("person",
                persons.personOf(one).orElse("")));
        return node;
    }

    /// The same head, then whose it is and what is said of them.
    ObjectNode with(String person, ObjectNode said) {
        return head().put("person", person).setAll(said);
    }

    /// How the person who has the identifier came to be who they are.
    public static ObjectNode history(ClientId client, Identifier asked, PersonHistory history) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value())
                .put("id", asked.toString());
        ArrayNode changes = node.putArray("changes");
        for (PersonHistory.Change change : history.changes()) {
            ObjectNode one = changes.addObject().put("version", change.version()).put("at", change.at().toString())
                    .put("what", label(change.what())).put("source", change.source());
            ArrayNode identifiers = one.putArray("identifiers");
            change.identifiers().forEach(identifiers::add);
            ties(one.putArray("ties"), change.ties());
        }
        return node;
    }

    private ObjectNode head() {
        return JsonNodeFactory.instance.objectNode().put("client", client.value()).put("version", version);
    }

    private static void ties(ArrayNode into, List<Tie> ties) {
        for (Tie tie : ties) {
            into.addObject().put("one", tie.one()).put("other", tie.other()).put("rule", label(tie.rule()))
                    .put("sentence", tie.rule().sentence()).put("source", tie.source()).put("at", at(tie.at()));
        }
    }

    private static void refused(ArrayNode into, List<Refusal> refused) {
        for (Refusal one : refused) {
            into.addObject().put("reason", label(one.reason())).put("sentence", one.reason().sentence())
                    .put("one", one.one()).put("other", one.other()).put("source", one.source())
                    .put("at", at(one.at()));
        }
    }

    private static String label(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    /// "" where the tie follows from the identifiers themselves and has no time.
    private static String at(long millis) {
        return millis == 0 ? "" : Instant.ofEpochMilli(millis).toString();
    }
}
