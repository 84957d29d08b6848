package outlay.privacy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.identity.Identifier;

/// What is left of an event where nothing in it may lead to a person: when, what kind, from where, and the money.
final class Nameless {
    private Nameless() {}

    /// What takes the place of what leads to a person.
    interface Instead {
        String id(Identifier.Type type, String text);

        /// @param value of the click id of that name
        String click(String value);

        /// @param path of the address before
        String path(String path);

        String phone(String text);

        Optional<Clue> clue(Clue clue);
    }

    /// @param id of the event, which may have to be another one
    static Event event(Event event, String id, Instead instead) {
        boolean screen = event.type() == Event.Type.PAGE || event.type() == Event.Type.SCREEN;
        Landing from = event.landing();
        SortedMap<String, String> clicks = new TreeMap<>(from.clickIds());
        clicks.replaceAll((name, value) -> instead.click(value));
        Landing landing = new Landing(site(from.url()), referrer(from.referrer(), instead::path), from.tags(), clicks);
        return new Event(event.client(), id, event.at(), event.type(), screen ? "" : event.name(),
                instead.id(Identifier.Type.ANONYMOUS, event.anonymousId()),
                instead.id(Identifier.Type.USER, event.userId()),
                instead.id(Identifier.Type.ANONYMOUS, event.previousId()),
                instead.id(Identifier.Type.EMAIL, event.email()), landing, event.sale(),
                event.seen().map(seen -> seen(seen, instead.phone(seen.phone()))), clues(event.clues(), instead));
    }

    static List<Clue> clues(List<Clue> clues, Instead instead) {
        return Clue.sorted(clues.stream().flatMap(clue -> instead.clue(clue).stream()).toList());
    }

    /// The event with its ids, and without what was learned beside them.
    static Event lean(Event event) {
        Landing from = event.landing();
        return new Event(event.client(), event.id(), event.at(), event.type(), event.name(), event.anonymousId(),
                event.userId(), event.previousId(), event.email(),
                new Landing(site(from.url()), from.referrer(), from.tags(), from.clickIds()), event.sale(),
                event.seen().map(seen -> seen(seen, seen.phone())), event.clues(), event.traits(),
                event.visitorCountry());
    }

    private static Seen seen(Seen seen, String phone) {
        Consent consent = seen.consent();
        return new Seen(seen.trust(), seen.key(), seen.mayAssertSale(), seen.bot(), seen.clock(),
                new Consent(consent.analytics(), consent.ads(), consent.adUserData(), consent.personalisation(),
                        consent.saleOptOut(), consent.categories(), new TreeMap<>()),
                "", "", phone, new TreeMap<>());
    }

    /// An address in two: its scheme and host without a user's name, and what is behind them.
    private record Split(String site, String path) {
        static Split of(String url) {
            int slashes = url.indexOf("//");
            if (slashes < 0) {
                return new Split("", url);
            }
            int end = slashes + 2;
            while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
                end++;
            }
            String host = url.substring(slashes + 2, end);
            return new Split(url.substring(0, slashes + 2) + host.substring(host.lastIndexOf('@') + 1),
                    url.substring(end));
        }
    }

    /// An address's scheme and host, which say whose site it is.
    private static String site(String url) {
        return url.isEmpty() ? "" : Split.of(url).site + "/";
    }

    private static String referrer(String url, UnaryOperator<String> paths) {
        Split split = Split.of(url);
        return split.site + paths.apply(split.path);
    }
}
