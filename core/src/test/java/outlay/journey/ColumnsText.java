package outlay.journey;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Everything that columns hold, as it lies in them, so that two can be compared to the last number.
final class ColumnsText {
    private ColumnsText() {}

    static String of(JourneyColumns columns) {
        StringBuilder all = new StringBuilder();
        all.append(columns.sources()).append('\n');
        for (int person = 0; person < columns.persons(); person++) {
            all.append(columns.personName(person)).append(' ').append(columns.personStart(person)).append(' ')
                    .append(columns.personEnd(person)).append('\n');
        }
        for (int touch = 0; touch < columns.touches(); touch++) {
            all.append(columns.touchAt(touch)).append(' ').append(columns.touchSource(touch)).append(' ')
                    .append(columns.touchId(touch)).append(' ').append(columns.touchView(touch)).append(' ')
                    .append(columns.personOf(touch)).append(' ').append(columns.touchCountry(touch)).append('\n');
        }
        for (int conversion = 0; conversion < columns.conversions(); conversion++) {
            int party = columns.party(conversion);
            all.append(columns.journeys().get(conversion)).append(' ').append(party).append(' ')
                    .append(Arrays.toString(columns.personsOf(party))).append(' ')
                    .append(columns.touchesOf(party).boxed().toList()).append(' ')
                    .append(columns.previousConversionAt(conversion)).append('\n');
        }
        return all.append(IntStream.of(columns.inPartyOrder()).boxed().toList()).toString();
    }
}
