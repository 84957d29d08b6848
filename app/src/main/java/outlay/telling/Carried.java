package outlay.telling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.activate.Traces;
import outlay.activate.Traces.Click;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;

/// Which clicks and cookies a person's browser had carried by the time of a conversion: of each parameter the last
/// click before it, of each cookie what the conversion's own event held, else the last before it.
final class Carried {
    /// No platform counts a click for longer.
    private static final Duration LOOKBACK = Duration.ofDays(90);
    /// `GCL.1795000000.Cj0KCQ`, of Google's conversion linker: the moment and the click.
    private static final Pattern GCL = Pattern.compile("GCL\\.(\\d{9,11})\\.([\\w.-]+)");
    private static final Pattern UET = Pattern.compile("_uet(\\w+)");
    /// Google takes one of these; among those of one landing the first.
    private static final List<String> ONE_OF = List.of("gclid", "gbraid", "wbraid");

    private final SortedMap<String, Click> clicks = new TreeMap<>();
    private final SortedMap<String, String> cookies = new TreeMap<>();

    private Carried() {}

    static Traces of(List<Event> own, PersonFacts them, Instant at) {
        Carried carried = new Carried();
        them.inTime().filter(event -> !event.at().isAfter(at) && !event.at().isBefore(at.minus(LOOKBACK)))
                .forEach(carried::add);
        own.forEach(carried::add);
        for (Contact contact : them.contacts()) {
            carried.add(contact, at);
        }
        carried.oneOf();
        return new Traces(carried.clicks, carried.cookies);
    }

    private void add(Event event) {
        for (Map.Entry<String, String> click : event.landing().clickIds().entrySet()) {
            if (!click.getKey().equals(Landing.TRACKED_CLICK)) {
                put(click.getKey(), new Click(click.getValue(), event.at()));
            }
        }
        for (Map.Entry<String, String> cookie : event.seen().map(Seen::platformIds).orElse(new TreeMap<>())
                .entrySet()) {
            if (cookie.getKey().startsWith("_") && !cookie.getKey().startsWith("__")) {
                cookies.put(cookie.getKey().substring(1), cookie.getValue());
            }
            inCookie(cookie.getKey(), cookie.getValue(), event.at());
        }
    }

    /// A cookie tells of a click whose landing nobody saw.
    private void inCookie(String name, String value, Instant at) {
        Matcher google = GCL.matcher(value);
        Matcher microsoft = UET.matcher(value);
        switch (name) {
            case "_gcl_aw" -> {
                if (google.matches()) {
                    clicks.putIfAbsent("gclid",
                            new Click(google.group(2), Instant.ofEpochSecond(Long.parseLong(google.group(1)))));
                }
            }
            case "_uetmsclkid" -> {
                if (microsoft.matches()) {
                    clicks.putIfAbsent("msclkid", new Click(microsoft.group(1), at));
                }
            }
            case "__oppref" -> clicks.putIfAbsent("oppref", new Click(value, at));
            case "li_fat_id", "ttclid" -> clicks.putIfAbsent(name, new Click(value, at));
            default -> {
                // No click in it.
            }
        }
    }

    /// What a CRM holds has no time of its own; the record's making is the latest that it can have been.
    private void add(Contact contact, Instant at) {
        Instant made = contact.createdAt().or(contact::modifiedAt).filter(time -> !time.isAfter(at)).orElse(at);
        for (Clue clue : contact.clues()) {
            int slash = clue.value().indexOf('/');
            if (clue.kind() == Clue.Kind.CLICK && slash > 0 && !made.isBefore(at.minus(LOOKBACK))) {
                clicks.putIfAbsent(clue.value().substring(0, slash),
                        new Click(clue.value().substring(slash + 1), made));
            }
        }
    }

    private void put(String name, Click click) {
        clicks.merge(name, click, (one, other) -> other.at().isBefore(one.at()) ? one : other);
    }

    private void oneOf() {
        Optional<Map.Entry<String, Click>> kept = Optional.empty();
        for (String name : ONE_OF) {
            Click click = clicks.remove(name);
            if (click != null && (kept.isEmpty() || click.at().isAfter(kept.get().getValue().at()))) {
                kept = Optional.of(Map.entry(name, click));
            }
        }
        kept.ifPresent(click -> clicks.put(click.getKey(), click.getValue()));
    }
}
