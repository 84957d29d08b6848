package outlay.journey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import outlay.base.Day;
import outlay.fact.Landing;

/// Every way in which visits came, as their addresses said it, and how many pages were seen of each on each day. Pages
/// that say nothing about where somebody came from are counted without their addresses.
///
/// @param ways by their sources, then tags
/// @param all  pages of all kinds, by days of UTC
public record Arrivals(List<Way> ways, SortedMap<Day, Long> all) {
    public static final Arrivals NONE = new Arrivals(List.of(), Collections.emptySortedMap());

    /// @param landing what the address said; of click ids only that they were there, of the page only its site
    /// @param source  where reports count it
    /// @param pages   by days of UTC
    public record Way(Landing landing, Origin origin, Touch.Source source, SortedMap<Day, Long> pages) {
        /// Whether the page before lies on one of the visitor's own sites: `hosts` that pages were seen on.
        public boolean fromOwn(List<String> hosts) {
            String before = Hosts.of(landing.referrer());
            return !before.isEmpty() && hosts.stream().anyMatch(own -> Hosts.sameSite(before, own));
        }

        /// The site of the page, or "" where it is not known.
        public String host() {
            return Hosts.of(landing.url());
        }

        /// The site before it, or "".
        public String hostBefore() {
            return Hosts.of(landing.referrer());
        }

        /// Whether a click id was there: `gclid` and the like, by its canonical name.
        public boolean clicked(String name) {
            return !landing.clickIds().getOrDefault(name, "").isEmpty();
        }
    }

    /// @param campaigns of the spend that counts
    public static Arrivals of(Evidence evidence, CampaignDirectory campaigns) {
        return reader(evidence, campaigns).get();
    }

    /// How they are read when somebody asks: what has come in by now, whatever comes in meanwhile.
    ///
    /// @param campaigns of the spend that counts
    public static Supplier<Arrivals> reader(Evidence evidence, CampaignDirectory campaigns) {
        Visits visits = evidence.visits();
        int size = visits.size();
        List<Landing> landings = visits.landings().all();
        return () -> read(visits, size, landings, campaigns);
    }

    private static Arrivals read(Visits visits, int size, List<Landing> landings, CampaignDirectory campaigns) {
        List<SortedMap<Day, Long>> pages = new ArrayList<>();
        landings.forEach(landing -> pages.add(new TreeMap<>()));
        SortedMap<Day, Long> all = new TreeMap<>();
        for (int row = 0; row < size; row++) {
            if (visits.page(row) != Visits.NO_PAGE) {
                Day day = Day.of(Instant.ofEpochMilli(visits.at(row)), ZoneOffset.UTC);
                all.merge(day, 1L, Long::sum);
                pages.get(visits.page(row)).merge(day, 1L, Long::sum);
            }
        }
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < landings.size(); i++) {
            Landing landing = landings.get(i);
            if (!pages.get(i).isEmpty() && (!landing.tags().isEmpty() || !landing.clickIds().isEmpty()
                    || Origin.refers(landing))) {
                Origin origin = Origin.of(landing);
                ways.add(new Way(landing, origin, campaigns.sourceOf(landing, origin),
                        Collections.unmodifiableSortedMap(pages.get(i))));
            }
        }
        ways.sort(Comparator.comparing((Way way) -> way.origin().source())
                .thenComparing(way -> way.landing().tags().toString())
                .thenComparing(way -> way.landing().clickIds().toString())
                .thenComparing(way -> way.landing().url()).thenComparing(way -> way.landing().referrer()));
        return new Arrivals(List.copyOf(ways), Collections.unmodifiableSortedMap(all));
    }
}
