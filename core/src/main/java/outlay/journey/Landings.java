package outlay.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Ints;
import outlay.base.Tape;
import outlay.base.Texts;
import outlay.fact.Landing;
import outlay.identity.NullLike;

/// The different ways in which people came, each with a number: a site has few of them beside its visits. Of an address
/// only what [Origin] and [CampaignDirectory] read is kept, so that no two visits differ by their click ids alone.
final class Landings {
    /// What stands for a click id that says something; which click it was is in the event.
    private static final String CLICKED = "1";

    private final Map<Landing, Integer> numbers = new HashMap<>();
    private final List<Landing> landings = new ArrayList<>();

    int size() {
        return landings.size();
    }

    Landing get(int number) {
        return landings.get(number);
    }

    /// All of them by their numbers; what comes later is not in the list.
    List<Landing> all() {
        return List.copyOf(landings);
    }

    int add(Landing landing) {
        Landing gist = gist(landing);
        Integer known = numbers.putIfAbsent(gist, landings.size());
        if (known == null) {
            landings.add(gist);
            return landings.size() - 1;
        }
        return known;
    }

    private static Landing gist(Landing landing) {
        SortedMap<String, String> clickIds = landing.clickIds();
        if (!clickIds.isEmpty()) {
            clickIds = new TreeMap<>(clickIds);
            clickIds.replaceAll((name, id) -> NullLike.saysNothing(id) ? "" : CLICKED);
        }
        boolean told = Origin.refers(landing);
        return new Landing(told ? site(landing.url()) : "", told ? landing.referrer() : "", landing.tags(),
                Collections.unmodifiableSortedMap(clickIds));
    }

    private static String site(String url) {
        String host = Hosts.of(url);
        return host.isEmpty() ? "" : "https://" + host;
    }

    void save(Tape.Out out) {
        Ints sizes = new Ints();
        Texts texts = new Texts();
        for (Landing landing : landings) {
            texts.add(landing.url());
            texts.add(landing.referrer());
            for (SortedMap<String, String> named : List.of(landing.tags(), landing.clickIds())) {
                sizes.add(named.size());
                named.forEach((name, value) -> {
                    texts.add(name);
                    texts.add(value);
                });
            }
        }
        sizes.save(out);
        texts.save(out);
    }

    static Landings load(Tape.In in) {
        Landings landings = new Landings();
        Ints sizes = Ints.load(in);
        Texts texts = Texts.load(in);
        int text = 0;
        for (int i = 0; i < sizes.size(); i += 2) {
            String url = texts.get(text++);
            String referrer = texts.get(text++);
            List<SortedMap<String, String>> named = List.of(new TreeMap<>(), new TreeMap<>());
            for (int kind = 0; kind < 2; kind++) {
                for (int pair = sizes.get(i + kind); pair > 0; pair--) {
                    named.get(kind).put(texts.get(text++), texts.get(text++));
                }
            }
            Landing landing = new Landing(url, referrer, named.get(0), named.get(1));
            landings.numbers.put(landing, landings.landings.size());
            landings.landings.add(landing);
        }
        return landings;
    }
}
