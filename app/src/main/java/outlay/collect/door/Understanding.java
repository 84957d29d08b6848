package outlay.collect.door;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import outlay.collect.BadEvent;
import outlay.collect.SegmentEvent;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Consent.State;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.json.BadJson;
import tools.jackson.databind.node.ObjectNode;

/// The steps of one item, from its bytes to an event that may be kept.
///
/// Who denied to be measured, or said nothing where the key asks for a word, leaves no id: the event is kept, so that
/// pages and orders still add up, but nothing in it leads to a person. Who denied ad storage leaves no click id.
final class Understanding {
    private final Bots bots;

    Understanding(Bots bots) {
        this.bots = bots;
    }

    /// An event, and what its sender should look at.
    record Understood(Event event, List<Doubt> doubts) {}

    Understood event(StepTimes.Watch watch, Hit hit, Key key, Protocol.Item item) throws BadJson, BadEvent {
        long start = watch.now();
        ObjectNode call = item.read();
        start = watch.took(Step.PARSE, start);
        Consent consent = ConsentSignals.of(call, hit.request());
        boolean nameless = consent.analytics() == State.DENIED
                || consent.analytics() == State.UNKNOWN && key.consentRequired();
        start = watch.took(Step.CONSENT, start);
        Told told = Told.of(call, hit.receivedAt());
        SegmentEvent reader = new SegmentEvent(key.client(), Optional.empty());
        Event said = reader.read(call, told.at(), nameless, () -> content(call, told));
        start = watch.took(Step.VALIDATE, start);
        String page = Minimise.page(said.landing().url());
        String referrer = Minimise.referrer(said.landing().referrer());
        String address = address(hit, key, call);
        String ip = nameless ? "" : Minimise.ip(address);
        start = watch.took(Step.MINIMISE, start);
        boolean ads = !nameless && consent.ads() != State.DENIED;
        Landing landing = new Landing(page, referrer, said.landing().tags(),
                ads ? said.landing().clickIds() : new TreeMap<>());
        var platformIds = ads ? PlatformIds.of(call) : new TreeMap<String, String>();
        start = watch.took(Step.ORIGIN, start);
        String agent = userAgent(hit, key, call);
        Seen.Bot bot = key.kind() == Key.Kind.SERVER && agent.isEmpty() ? Seen.Bot.NO : bots.grade(agent, address);
        start = watch.took(Step.BOT, start);
        Seen seen = new Seen(trust(key), key.id(), key.mayAssertRevenue(), bot, told.clock(), consent, ip,
                nameless ? "" : Minimise.userAgent(agent), nameless ? "" : phone(said), platformIds);
        Event event = new Event(said.client(), said.id(), said.at(), said.type(), said.name(),
                nameless ? "" : said.anonymousId(), nameless ? "" : said.userId(), nameless ? "" : said.previousId(),
                nameless ? "" : said.email(), landing, said.sale(), Optional.of(seen), clues(said, nameless),
                nameless ? Collections.emptySortedMap() : said.traits(), nameless ? "" : country(hit, key, said));
        watch.took(Step.TRUST, start);
        return new Understood(event, doubts(reader, key));
    }

    /// Of its country only a server is asked.
    private static List<Doubt> doubts(SegmentEvent reader, Key key) {
        boolean wrongCountry = key.kind() == Key.Kind.SERVER && reader.wrongCountries() > 0;
        if (reader.assumedCurrencies() == 0 && !wrongCountry) {
            return List.of();
        }
        List<Doubt> doubts = new ArrayList<>();
        if (reader.assumedCurrencies() > 0) {
            doubts.add(Doubt.ASSUMED_CURRENCY);
        }
        if (wrongCountry) {
            doubts.add(Doubt.UNKNOWN_COUNTRY);
        }
        return List.copyOf(doubts);
    }

    private static String phone(Event said) {
        for (Clue clue : said.clues()) {
            if (clue.kind() == Clue.Kind.PHONE) {
                return clue.value();
            }
        }
        return "";
    }

    /// What the links and forms said; the phone number stands in what the door has seen.
    private static List<Clue> clues(Event said, boolean nameless) {
        return nameless || said.clues().isEmpty()
                ? List.of()
                : said.clues().stream().filter(clue -> clue.kind() != Clue.Kind.PHONE).toList();
    }

    /// What makes the id of a call that brings none: not when it was sent, because a repetition is sent later. Without
    /// a time two equal calls may be two events, as two visits of a page are.
    private static ObjectNode content(ObjectNode call, Told told) {
        ObjectNode content = call.deepCopy();
        content.remove("sentAt");
        if (told.clock() == Seen.Clock.ON_ARRIVAL) {
            content.put("arrived", told.at().toString());
        }
        return content;
    }

    private static Seen.Trust trust(Key key) {
        return switch (key.kind()) {
            case BROWSER -> Seen.Trust.BROWSER;
            case SERVER -> Seen.Trust.SERVER;
        };
    }

    /// A server speaks for its visitors' addresses; a browser speaks from its own.
    private static String address(Hit hit, Key key, ObjectNode call) {
        return switch (key.kind()) {
            case BROWSER -> hit.address();
            case SERVER -> SegmentEvent.text(call.path("context"), "ip");
        };
    }

    /// A server speaks for its visitors, and where its own request came from says nothing of them. A browser could say
    /// anything, so that the proxy before it is asked.
    private static String country(Hit hit, Key key, Event said) {
        return switch (key.kind()) {
            case BROWSER -> hit.country();
            case SERVER -> said.visitorCountry();
        };
    }

    /// What the event says comes first; a server's own user agent says nothing of its visitors.
    private static String userAgent(Hit hit, Key key, ObjectNode call) {
        String said = SegmentEvent.text(call.path("context"), "userAgent");
        return switch (key.kind()) {
            case BROWSER -> SegmentEvent.first(said, hit.request().header("User-Agent").orElse(""));
            case SERVER -> said;
        };
    }
}
