package outlay.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import outlay.base.Money;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One person's touches, and the conversions that they or their company made.
final class JourneyJson {
    private static final int NOBODY = -1;

    private final JourneyColumns journeys;

    JourneyJson(JourneyColumns journeys) {
        this.journeys = journeys;
    }

    /// @param person their name
    /// @param limit  how many touches and conversions are given, the newest
    ObjectNode of(String person, int limit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        int number = IntStream.range(0, journeys.persons()).filter(one -> journeys.personName(one).equals(person))
                .findFirst().orElse(NOBODY);
        int from = number == NOBODY ? 0 : journeys.personStart(number);
        int to = number == NOBODY ? 0 : journeys.personEnd(number);
        node.put("touch_count", to - from);
        ArrayNode touches = node.putArray("touches");
        for (int touch = to - 1; touch >= Math.max(from, to - limit); touch--) {
            put(touches.addObject(), journeys.touch(touch));
        }
        List<Integer> bought = number == NOBODY ? List.of() : conversions(number);
        node.put("conversion_count", bought.size());
        ArrayNode conversions = node.putArray("conversions");
        bought.stream().limit(limit).forEach(conversion -> put(conversions.addObject(), conversion));
        return node;
    }

    /// The newest first.
    private List<Integer> conversions(int person) {
        return IntStream.range(0, journeys.conversions())
                .filter(one -> Arrays.stream(journeys.personsOf(journeys.party(one))).anyMatch(each -> each == person))
                .boxed().sorted(Comparator.comparingLong(journeys::conversionAt).reversed()).toList();
    }

    private static void put(ObjectNode node, Touch touch) {
        Touch.Placement at = touch.source().placement();
        node.put("touch", touch.id()).put("at", touch.at().toString()).put("channel", touch.source().channel())
                .put("platform", at.platform()).put("campaign_id", at.campaignId()).put("campaign", at.campaign())
                .put("ad_id", at.adId()).put("ad", at.ad()).put("visitor_country", touch.visitorCountry())
                .put("view", touch.view());
    }

    private void put(ObjectNode node, int conversion) {
        node.put("conversion", journeys.conversionId(conversion))
                .put("kind", journeys.kind(conversion).name().toLowerCase(Locale.ROOT))
                .put("at", Instant.ofEpochMilli(journeys.conversionAt(conversion)).toString())
                .put("people", journeys.personsOf(journeys.party(conversion)).length);
        node.putObject("value")
                .put("amount", new Money(journeys.minor(conversion), journeys.currency(conversion)).amount())
                .put("currency", journeys.currency(conversion).code());
    }
}
