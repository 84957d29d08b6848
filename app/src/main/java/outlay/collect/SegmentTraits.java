package outlay.collect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.fact.Event;
import outlay.fact.Trait;
import tools.jackson.databind.JsonNode;

/// What a call says about a person: the standard traits of the Segment specification that have a use here. A group
/// call's traits are about the person's company. Phone numbers are read as [outlay.fact.Clue] or at the door.
final class SegmentTraits {
    private static final Map<Trait, List<String>> PERSON = Map.of(Trait.FIRST_NAME, List.of("firstName", "first_name"),
            Trait.LAST_NAME, List.of("lastName", "last_name"), Trait.COMPANY, List.of("company.name", "company"),
            Trait.TITLE, List.of("title", "jobTitle", "job_title"), Trait.CITY, List.of("address.city", "city"),
            Trait.COUNTRY, List.of("address.country", "country"), Trait.WEBSITE, List.of("website"));
    private static final Map<Trait, List<String>> GROUP = Map.of(Trait.COMPANY, List.of("name"), Trait.WEBSITE,
            List.of("website"));
    private static final int MOST_LETTERS = 256;

    private SegmentTraits() {}

    static SortedMap<Trait, String> of(JsonNode call, Event.Type type) {
        SortedMap<Trait, String> traits = new TreeMap<>();
        if (type == Event.Type.GROUP) {
            read(call.path("traits"), GROUP, traits);
        } else {
            read(call.path("traits"), PERSON, traits);
        }
        read(call.path("context").path("traits"), PERSON, traits);
        return traits.isEmpty() ? Collections.emptySortedMap() : traits;
    }

    /// What was said first stays.
    private static void read(JsonNode said, Map<Trait, List<String>> names, SortedMap<Trait, String> traits) {
        if (!said.isObject()) {
            return;
        }
        names.forEach((trait, paths) -> {
            for (String path : paths) {
                int dot = path.indexOf('.');
                JsonNode node = dot < 0 ? said : said.path(path.substring(0, dot));
                String text = Ids.clean(SegmentEvent.text(node, path.substring(dot + 1)));
                if (!text.isEmpty()) {
                    traits.putIfAbsent(trait, text.length() > MOST_LETTERS ? cut(text) : text);
                }
            }
        });
    }

    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST_LETTERS - 1))
                ? MOST_LETTERS - 1
                : MOST_LETTERS);
    }
}
