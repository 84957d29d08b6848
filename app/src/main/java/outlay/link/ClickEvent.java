package outlay.link;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.collect.UrlTags;
import outlay.collect.VisitorCountry;
import outlay.collect.door.ConsentSignals;
import outlay.collect.door.Minimise;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.web.Request;
import tools.jackson.databind.node.JsonNodeFactory;

/// A click as a fact: the event "Link Clicked", which makes a touch with the campaign that its target names.
///
/// It is an event and no kind of its own, because all that a click is for is what events are for already: it makes a
/// touch, it joins a person, it can be counted and looked up. The click's id is also its visitor's id. So a shop that
/// has no tag, and gets the id in its address, can send it back as the order's `anonymousId`, and the order follows
/// the click.
final class ClickEvent {
    static final String NAME = "Link Clicked";
    /// The parameter by which targets carry the id.
    static final String PARAMETER = Landing.TRACKED_CLICK;
    private static final String PREFIX = Event.idOfClick("");

    private ClickEvent() {}

    /// @param address where the visitor was sent
    /// @param bot     what its program is taken for
    static Entry entry(Link link, String clickId, String address, Request request, Seen.Bot bot, Instant now) {
        UrlTags tags = new UrlTags().url(address);
        // What the target says holds; what came with the click fills what it leaves open.
        request.query().forEach((name, values) -> tags.add(name, values.getFirst()));
        tags.add(PARAMETER, clickId);
        Consent consent = ConsentSignals.of(JsonNodeFactory.instance.objectNode(), request);
        SortedMap<String, String> clickIds = tags.clickIds();
        if (consent.ads() == Consent.State.DENIED) {
            clickIds.keySet().retainAll(Set.of(PARAMETER));
        }
        Landing landing = new Landing(Minimise.page(address), Minimise.referrer(request.header("Referer").orElse("")),
                tags.tags(), clickIds);
        Seen seen = new Seen(Seen.Trust.BROWSER, "", false, bot, Seen.Clock.AS_SENT, consent,
                Minimise.ip(request.remote()), Minimise.userAgent(request.header("User-Agent").orElse("")), "",
                new TreeMap<>());
        String id = Event.idOfClick(clickId);
        Event event = new Event(link.client(), id, now, Event.Type.TRACK, NAME, clickId, "", "", "", landing,
                Optional.empty(), Optional.of(seen)).from(VisitorCountry.of(request.country()));
        return FactCodec.encode(event, now);
    }

    /// The click's id in the id of its event, or "".
    static String clickId(String eventId) {
        return eventId.startsWith(PREFIX) ? eventId.substring(PREFIX.length()) : "";
    }
}
