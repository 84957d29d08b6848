package outlay.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;

/// Claims that a report splits by kinds of action and by attribution window.
///
/// A platform may name one action several times, by where it was seen: Meta's `lead` contains
/// `offsite_conversion.fb_pixel_lead`, and its `omni_purchase` the pixel's. Of the names of one action the one with the
/// most is the whole of it, and the others repeat it.
final class ActionTypes {
    private static final String ACTION = "action_type";
    private static final String WINDOW = "attribution_window";
    private static final List<String> WHERE_SEEN = List.of("omni_", "fb_pixel_", "fb_mobile_", "onsite_web_", "app_",
            "web_in_store_");
    private static final Pattern VIEW = Pattern.compile("\\d+d_(?:view|ev)");

    private record Action(Entity entity, String segment, String base) {}

    private ActionTypes() {}

    /// What the rows say more than once.
    static Said repeated(List<SpendRow> claims) {
        Map<Action, Map<String, Said>> names = new HashMap<>();
        for (SpendRow row : claims) {
            String name = value(row.segment(), ACTION);
            if (!name.isEmpty()) {
                names.computeIfAbsent(new Action(row.entity(), without(row.segment(), ACTION), base(name)),
                        added -> new HashMap<>()).merge(name, claim(row), Said::plus);
            }
        }
        Said repeated = Said.NOTHING;
        for (Map<String, Said> of : names.values()) {
            Said all = of.values().stream().reduce(Said.NOTHING, Said::plus);
            long most = of.values().stream().mapToLong(Said::conversionMicros).max().orElse(0);
            long worth = of.values().stream().mapToLong(Said::valueMicros).max().orElse(0);
            repeated = repeated.plus(new Said(0, all.conversionMicros() - most, all.valueMicros() - worth));
        }
        return repeated;
    }

    /// What the rows themselves say came from ads that were only seen.
    static Said viewed(List<SpendRow> claims) {
        Said viewed = Said.NOTHING;
        for (SpendRow row : claims) {
            if (VIEW.matcher(value(row.segment(), WINDOW).toLowerCase(Locale.ROOT)).matches()) {
                viewed = viewed.plus(claim(row));
            }
        }
        return viewed;
    }

    /// "lead" of "offsite_conversion.fb_pixel_lead".
    private static String base(String name) {
        String base = name.substring(name.lastIndexOf('.') + 1);
        for (String prefix : WHERE_SEEN) {
            if (base.startsWith(prefix)) {
                return base.substring(prefix.length());
            }
        }
        return base;
    }

    private static Said claim(SpendRow row) {
        return new Said(0, row.platformConversions().orElse(0),
                row.platformConversionValue().map(value -> value.micros()).orElse(0L));
    }

    private static String value(String segment, String name) {
        for (String part : segment.split(";", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static String without(String segment, String name) {
        List<String> left = new ArrayList<>();
        for (String part : segment.split(";", -1)) {
            if (!part.startsWith(name + "=")) {
                left.add(part);
            }
        }
        return String.join(";", left);
    }
}
