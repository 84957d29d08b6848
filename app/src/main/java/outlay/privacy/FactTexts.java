package outlay.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import outlay.fact.Fact;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.log.FactCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes mentions of a person out of every text of a fact, whichever texts it has.
///
/// An id that holds a mention becomes another id, the same each time; of any other text only the mention goes.
final class FactTexts {
    /// What no sender can write a person's identifier into, and what must stay readable: names of enumerations, times,
    /// digests, whose data it is.
    private static final Set<String> UNTOUCHED = Set.of("client", "crm", "type", "kind", "level", "status", "currency",
            "base", "quote", "trust", "bot", "clock", "analytics", "ads", "adUserData", "personalisation", "at",
            "createdAt", "closedAt", "modifiedAt", "day", "measure", "version", "sha256", "format", "importId",
            "period", "zone", "stages", "of", "visitorCountry");
    /// What somebody may be known by.
    private static final Set<String> PEOPLE = Set.of("anonymousId", "userId", "previousId", "email", "contactId",
            "contactIds", "emails", "objectId");
    private static final Set<String> IDS = Set.of("id", "orderId", "dealId", "companyId", "campaignId", "adGroupId",
            "adId", "accountId", "parentId", "sameAs", "mergedIds");
    private final Marks marks;

    FactTexts(Marks marks) {
        this.marks = marks;
    }

    Fact without(Fact fact, Mentions mentions) {
        Entry entry = FactCodec.encode(fact, java.time.Instant.EPOCH);
        if (!mentions.in(new String(entry.body(), StandardCharsets.UTF_8))) {
            return fact;
        }
        JsonNode clean = cleaned("", Json.records().readTree(entry.body()), mentions);
        return FactCodec.decode(new Entry(entry.client(), "", entry.kind(), entry.receivedAt(),
                Json.records().writeValueAsBytes(clean)));
    }

    private JsonNode cleaned(String name, JsonNode node, Mentions mentions) {
        if (UNTOUCHED.contains(name)) {
            return node;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                object.set(member.getKey(), cleaned(member.getKey(), member.getValue(), mentions));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(cleaned(name, element, mentions)));
            return array;
        }
        return node.isString() ? JsonNodeFactory.instance.stringNode(text(name, node.stringValue(), mentions)) : node;
    }

    private String text(String name, String text, Mentions mentions) {
        if (IDS.contains(name) || PEOPLE.contains(name)) {
            boolean mentioned = PEOPLE.contains(name) ? mentions.inId(text) : mentions.in(text);
            return mentioned ? marks.inPlaceOf(text) : text;
        }
        return mentions.without(text).orElse(text);
    }
}
