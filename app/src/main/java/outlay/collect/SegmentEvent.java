package outlay.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.fact.Clue;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// Turns calls of the Segment specification (track, page, screen, identify, group, alias) into events.
///
/// A call without a message id gets one from its content, so that the same file read twice gives the same ids; two
/// calls that are equal to the last character are then one. Counts what it had to make up or leave out.
public final class SegmentEvent {
    private static final Map<String, Event.Type> TYPES = Map.of("page", Event.Type.PAGE, "screen", Event.Type.SCREEN,
            "track", Event.Type.TRACK, "identify", Event.Type.IDENTIFY, "group", Event.Type.GROUP, "alias",
            Event.Type.ALIAS);
    private static final int DERIVED_DIGITS = 32;

    /// The parts of a call that things are looked for in again and again; one that is missing has nothing in it.
    private record Parts(JsonNode traits, JsonNode properties, JsonNode context, JsonNode contextTraits,
            JsonNode page) {
        static Parts of(JsonNode call) {
            JsonNode context = call.path("context");
            return new Parts(call.path("traits"), call.path("properties"), context, context.path("traits"),
                    context.path("page"));
        }
    }

    private final ClientId client;
    private final SegmentSale sales;
    private long derivedIds;
    private long placeholderIds;
    private long wrongCountries;

    /// @param currency of amounts that come without one; US dollars where nobody said
    public SegmentEvent(ClientId client, Optional<Currency> currency) {
        this.client = client;
        this.sales = new SegmentSale(currency);
    }

    /// @param envelope the batch that the call came in, or an empty object; its `sentAt` holds for calls without one
    Event read(JsonNode call, JsonNode envelope) throws BadEvent {
        requireObject(call);
        type(call);
        return read(call, SegmentTime.inFile(call, envelope), false, () -> call);
    }

    /// @param at            when it happened, on a true clock
    /// @param mayNameNobody whether it is kept though it names nobody, as that of somebody who denied consent may be
    /// @param content       what an id is made of where the call has none
    public Event read(JsonNode call, Instant at, boolean mayNameNobody, Supplier<JsonNode> content) throws BadEvent {
        requireObject(call);
        Event.Type type = type(call);
        String anonymousId = id(call, "anonymousId");
        String userId = id(call, "userId");
        String previousId = id(call, "previousId");
        Parts parts = Parts.of(call);
        String email = email(parts, userId);
        String id = id(call, "messageId");
        if (id.isEmpty()) {
            derivedIds++;
            id = "content-" + Fingerprint.of(Json.canonical(content.get())).substring(0, DERIVED_DIGITS);
        }
        String name = name(call, parts, type);
        var sale = type == Event.Type.TRACK ? sales.read(name, parts.properties(), id) : SegmentSale.NOT_A_SALE;
        String url = first(text(parts.page(), "url"), text(parts.properties(), "url"));
        UrlTags tags = tags(parts, url);
        List<Clue> clues = clues(parts, tags);
        boolean somebody = !anonymousId.isEmpty() || !userId.isEmpty() || !email.isEmpty() || !tags.clues().isEmpty();
        if (type == Event.Type.ALIAS && (previousId.isEmpty() || userId.isEmpty() && anonymousId.isEmpty())) {
            throw new BadEvent(Refusal.MISSING_ID, "previousId", "an alias needs previousId and userId");
        }
        // An order that nobody can be found for is still revenue; anything else of nobody says nothing.
        if (!somebody && !mayNameNobody && sale.isEmpty()) {
            throw new BadEvent(Refusal.MISSING_ID, "anonymousId",
                    "it names nobody; send anonymousId, userId or an e-mail address");
        }
        return new Event(client, id, at, type, name, anonymousId, userId, previousId, email,
                landing(parts, url, tags), sale, Optional.empty(), clues, SegmentTraits.of(call, type), country(parts));
    }

    /// How many events came without a message id.
    long derivedIds() {
        return derivedIds;
    }

    /// How many ids were placeholders such as "null" and were read as absent.
    long placeholderIds() {
        return placeholderIds;
    }

    /// How many amounts came without a currency and were taken for US dollars.
    public long assumedCurrencies() {
        return sales.assumedCurrencies();
    }

    /// How many named a country that is none, and are from nobody knows where.
    public long wrongCountries() {
        return wrongCountries;
    }

    private String country(Parts parts) {
        String said = text(parts.context().path("location"), "country");
        if (VisitorCountry.isWrong(said)) {
            wrongCountries++;
        }
        return VisitorCountry.of(said);
    }

    private static void requireObject(JsonNode call) throws BadEvent {
        if (!call.isObject()) {
            throw new BadEvent(Refusal.NOT_AN_EVENT,
                    "this is not an object; an event looks like {\"type\":\"page\",...}");
        }
    }

    private static Event.Type type(JsonNode call) throws BadEvent {
        String name = text(call, "type").toLowerCase(Locale.ROOT);
        Event.Type type = TYPES.get(name);
        if (type == null) {
            throw new BadEvent(Refusal.UNKNOWN_TYPE, "type",
                    (name.isEmpty() ? "it has no \"type\"" : "its type is \"" + name + "\"")
                            + "; known are track, page, screen, identify, group and alias");
        }
        return type;
    }

    private static String name(JsonNode call, Parts parts, Event.Type type) {
        return switch (type) {
            case TRACK -> text(call, "event");
            case PAGE, SCREEN -> first(text(call, "name"), text(parts.properties(), "name"));
            case GROUP -> text(call, "groupId");
            case IDENTIFY, ALIAS -> "";
        };
    }

    /// As it was sent: which country it belongs to is decided where it is used.
    private static String phone(Parts parts) {
        return Ids.clean(first(text(parts.traits(), "phone"), text(parts.contextTraits(), "phone"),
                text(parts.properties(), "phone")));
    }

    private static String email(Parts parts, String userId) {
        String traits = Ids.email(text(parts.traits(), "email"));
        String context = Ids.email(text(parts.contextTraits(), "email"));
        String properties = Ids.email(text(parts.properties(), "email"));
        return first(traits, context, properties, Ids.email(userId));
    }

    private static List<Clue> clues(Parts parts, UrlTags tags) {
        JsonNode properties = parts.properties();
        JsonNode traits = parts.traits();
        List<Clue> linked = tags.clues();
        String phone = phone(parts);
        String lead = Ids.clean(first(text(properties, "lead_id"), text(properties, "leadId"),
                text(traits, "lead_id"), text(traits, "leadId")));
        if (phone.isEmpty() && lead.isEmpty()) {
            return linked;
        }
        List<Clue> clues = new ArrayList<>(linked);
        clues.add(new Clue(Clue.Kind.PHONE, phone));
        clues.add(new Clue(Clue.Kind.LEAD, lead));
        return Clue.sorted(clues);
    }

    private static Landing landing(Parts parts, String url, UrlTags tags) {
        String referrer = first(text(parts.page(), "referrer"), text(parts.properties(), "referrer"));
        return new Landing(UrlTags.impersonal(url), UrlTags.impersonal(referrer), tags.tags(), tags.clickIds());
    }

    private static UrlTags tags(Parts parts, String url) {
        UrlTags tags = new UrlTags();
        for (Map.Entry<String, JsonNode> member : parts.context().path("campaign").properties()) {
            String name = member.getKey().toLowerCase(Locale.ROOT);
            tags.add(name.equals("name") ? "utm_campaign" : "utm_" + name, text(member.getValue()));
        }
        tags.url(url);
        String search = first(text(parts.page(), "search"), text(parts.properties(), "search"));
        tags.query(search.startsWith("?") ? search.substring(1) : search);
        for (Map.Entry<String, JsonNode> member : parts.context().path("clickIds").properties()) {
            tags.add(member.getKey(), text(member.getValue()));
        }
        for (Map.Entry<String, JsonNode> member : parts.properties().properties()) {
            if (UrlTags.spellsClickId(member.getKey())) {
                tags.add(member.getKey(), text(member.getValue()));
            }
        }
        return tags;
    }

    private String id(JsonNode call, String name) {
        String raw = text(call, name);
        String id = Ids.clean(raw);
        if (id.isEmpty() && !raw.isEmpty()) {
            placeholderIds++;
        }
        return id;
    }

    /// The trimmed text of a string or whole number of that name, else "".
    public static String text(JsonNode node, String name) {
        return text(node.path(name));
    }

    /// An id is often sent as a number.
    private static String text(JsonNode value) {
        if (value.isString()) {
            return Ids.trimmed(value.stringValue());
        }
        return value.isNumber() && value.decimalValue().scale() == 0 ? value.decimalValue().toString() : "";
    }

    public static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
