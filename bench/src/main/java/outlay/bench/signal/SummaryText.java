package outlay.bench.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figures for people.
final class SummaryText {
    private SummaryText() {}

    /// @param why whether to say what missing and wrong links are due to
    static String of(Summary summary, boolean why) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "preset %s, seed %d, %d draws of %d people; medians, 5-95 %% in brackets",
                summary.preset().name(), summary.seed(), summary.draws(), summary.people()));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-12s %-20s %-20s %-20s %-20s", "accuracy", "pixel", "floor (cookie)",
                "Outlay", "oracle"));
        for (Rule rule : Rule.values()) {
            lines.add(String.format(Locale.ROOT, "%-12s %-20s %-20s %-20s %-20s", rule.label(),
                    spread(summary.spread(rule, Stack.PIXEL, "accuracy")),
                    spread(summary.spread(rule, Stack.FLOOR, "accuracy")),
                    spread(summary.spread(rule, Stack.OUTLAY, "accuracy")),
                    spread(summary.spread(rule, Stack.ORACLE, "accuracy"))));
        }
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-12s %-20s %-20s %-20s %-20s %-20s", "", "resolution score",
                "ROAS error, pixel", "ROAS error, Outlay", "deterioration, pixel", "deterioration, Outlay"));
        for (Rule rule : Rule.values()) {
            lines.add(String.format(Locale.ROOT, "%-12s %-20s %-20s %-20s %-20s %-20s", rule.label(),
                    spread(summary.spread(rule.label() + ".resolution_score")),
                    spread(summary.spread(rule, Stack.PIXEL, "roas_error")),
                    spread(summary.spread(rule, Stack.OUTLAY, "roas_error")),
                    spread(summary.spread(rule, Stack.PIXEL, "deterioration")),
                    spread(summary.spread(rule, Stack.OUTLAY, "deterioration"))));
        }
        lines.add("");
        lines.add("channel share error, linear: pixel "
                + spread(summary.spread(Rule.LINEAR, Stack.PIXEL, "channel_share_error")) + ", Outlay "
                + spread(summary.spread(Rule.LINEAR, Stack.OUTLAY, "channel_share_error")));
        for (Stack stack : Stack.values()) {
            lines.add(String.format(Locale.ROOT, "links, %s: precision %s, recall %s", stack.label(),
                    spread(summary.spread("links." + stack.label() + ".precision")),
                    spread(summary.spread("links." + stack.label() + ".recall"))));
        }
        lines.add("false merges: " + exact(summary.spread("identity.false_merge_rate"))
                + " of the pairs of identifiers in one person are of two people");
        lines.add("conversions with several devices: " + spread(summary.spread("world.multi_device_conversions")));
        returns(summary, lines);
        if (why) {
            causes("visits that nothing lawful links to their conversion", summary.causes().lost(), lines);
            causes("visits that lawful evidence links and Outlay does not, by the evidence",
                    summary.causes().missed(), lines);
            causes("visits of other people before a conversion", summary.causes().wrong(), lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void returns(Summary summary, List<String> lines) {
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-28s %8s %8s", "ROAS, linear, true = 1", "pixel", "Outlay"));
        summary.returns().forEach((channel, each) -> lines.add(String.format(Locale.ROOT, "%-28s %8.2f %8.2f",
                channel, each.get(Stack.PIXEL), each.get(Stack.OUTLAY))));
    }

    private static void causes(String title, Map<String, Integer> causes, List<String> lines) {
        lines.add("");
        lines.add(title + ":");
        if (causes.isEmpty()) {
            lines.add("  none");
        }
        Causes.ranked(causes)
                .forEach(cause -> lines.add(String.format(Locale.ROOT, "%9d  %s", cause.getValue(), cause.getKey())));
    }

    private static String spread(Summary.Spread spread) {
        return String.format(Locale.ROOT, "%.3f [%.3f-%.3f]", spread.median(), spread.low(), spread.high());
    }

    private static String exact(Summary.Spread spread) {
        return String.format(Locale.ROOT, "%.5f [%.5f-%.5f]", spread.median(), spread.low(), spread.high());
    }
}
