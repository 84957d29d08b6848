package outlay.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outlay.fact.Event;
import outlay.fact.Seen;

/// Devices that nobody is known on and that may be one browser: the one was first seen, in the same network and with
/// the same browser, within a day after the other was last seen. So it looks where somebody deletes their cookies; and
/// where a neighbour comes. Nothing is merged because of it.
///
/// It reads what events are kept with anyway, the network cut to a /24 or /48 and the name of the browser and system
/// without versions, when somebody asks, and keeps nothing.
public final class Nearby {
    /// Of 100, where one device alone had ended there in the day before; divided by how many had. No share of right
    /// ones is known: below everything that addresses say.
    private static final int SCORE = 20;
    private static final long WITHIN_MILLIS = Duration.ofDays(1).toMillis();
    /// A network with more devices of one browser in two days is an office's, a school's or a phone company's.
    private static final int MOST_DEVICES = 4;
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "SamsungBrowser", "FxiOS", "Firefox", "CriOS",
            "Chrome", "Safari");
    private static final List<String> SYSTEMS = List.of("iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS",
            "Linux");

    private final Map<String, Map<String, Span>> devicesOf = new TreeMap<>();

    /// From when to when a device was seen at a place, in ms.
    private record Span(String device, long first, long last) {
        Span with(Span other) {
            return new Span(device, Math.min(first, other.first), Math.max(last, other.last));
        }

        boolean within(long from, long to) {
            return last >= from && first <= to;
        }
    }

    /// Takes in where an event came from.
    public void see(Event event) {
        event.seen().filter(seen -> seen.trust() == Seen.Trust.BROWSER && seen.bot() == Seen.Bot.NO
                && seen.plausibleTime() && !seen.ip().isEmpty()).ifPresent(seen -> {
                    String browser = browser(seen.userAgent());
                    long at = event.at().toEpochMilli();
                    if (!browser.isEmpty()) {
                        Identifier.accepts(Identifier.Type.ANONYMOUS, event.anonymousId())
                                .ifPresent(device -> devicesOf
                                        .computeIfAbsent(seen.ip() + "\n" + browser, added -> new HashMap<>())
                                        .merge(device.toString(), new Span(device.toString(), at, at), Span::with));
                    }
                });
    }

    /// The likeliest first, then by name.
    ///
    /// @param persons who know all devices that were seen
    public List<Suggestion> suggestions(Persons persons) {
        Map<String, Suggestion> found = new TreeMap<>();
        devicesOf.values().forEach(devices -> at(devices.values(), persons, found));
        return found.values().stream().sorted(Suggestion.ORDER).toList();
    }

    private static void at(Collection<Span> devices, Persons persons, Map<String, Suggestion> found) {
        List<Span> all = new ArrayList<>(devices);
        all.sort(Comparator.comparing(Span::first).thenComparing(Span::device));
        for (int i = 0; i < all.size(); i++) {
            Span later = all.get(i);
            long from = later.first - WITHIN_MILLIS;
            int around = 0;
            // Sorted by when they began: none beyond these can be around.
            for (int j = 0; around <= MOST_DEVICES && j < all.size()
                    && all.get(j).first <= later.first + WITHIN_MILLIS; j++) {
                around += all.get(j).within(from, later.first + WITHIN_MILLIS) ? 1 : 0;
            }
            if (around <= MOST_DEVICES) {
                List<Span> ended = all.subList(0, i).stream()
                        .filter(each -> each.last >= from && each.last < later.first).toList();
                ended.forEach(each -> suggest(each, later, SCORE / ended.size(), persons, found));
            }
        }
    }

    private static void suggest(Span one, Span other, int score, Persons persons, Map<String, Suggestion> found) {
        Identifier ended = Identifier.parse(one.device).orElseThrow();
        Identifier began = Identifier.parse(other.device).orElseThrow();
        boolean apart = !persons.personOf(ended).equals(persons.personOf(began));
        if (apart && !persons.withdrawn(ended, began) && unknown(persons, ended) && unknown(persons, began)) {
            Suggestion suggestion = new Suggestion(one.device, other.device, score,
                    "the same network and browser within a day, one after the other");
            found.merge(one.device + "\n" + other.device, suggestion, (a, b) -> a.score() >= b.score() ? a : b);
        }
    }

    private static boolean unknown(Persons persons, Identifier device) {
        return persons.identifiersOf(device).stream().map(name -> Identifier.parse(name).orElseThrow())
                .noneMatch(identifier -> identifier.type().identity());
    }

    /// Its name and that of the system, or "" where either is not known.
    private static String browser(String userAgent) {
        String browser = BROWSERS.stream().filter(userAgent::contains).findFirst().orElse("");
        String system = SYSTEMS.stream().filter(userAgent::contains).findFirst().orElse("");
        return browser.isEmpty() || system.isEmpty() ? "" : browser + "\n" + system;
    }
}
