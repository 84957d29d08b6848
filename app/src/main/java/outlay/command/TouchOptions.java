package outlay.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which touches count.
final class TouchOptions {
    @Option(names = "--lookback-days", paramLabel = "N",
            description = "How old a touch may be when its conversion happens (default: 30).")
    private @Nullable String lookbackDays;

    @Option(names = "--view-days", paramLabel = "N",
            description = "How old a view may be where no click counts (default: 1).")
    private @Nullable String viewDays;

    @Option(names = "--dedupe", paramLabel = "HOW",
            description = "none (default), consecutive or unique: of touches of one channel, the first.")
    private @Nullable String dedupe;

    @Option(names = "--reset", description = "Only touches after the previous conversion of the same kind.")
    private boolean reset;

    @Option(names = "--paid-first", description = "Only paid touches, where one counts.")
    private boolean paidFirst;

    @Option(names = "--exclude-channels", paramLabel = "A,B", description = "Pass over touches of these channels.")
    private @Nullable String excludeChannels;

    @Option(names = "--contacts", paramLabel = "WHO",
            description = "Whose touches count for a deal: roles (default; those on it) or all of the company.")
    private @Nullable String contacts;

    /// Adds what was given, by the names that a question has for it.
    void putInto(Map<String, String> texts) {
        put(texts, "lookback_days", lookbackDays);
        put(texts, "view_days", viewDays);
        put(texts, "dedupe", dedupe);
        put(texts, "reset", reset ? "true" : null);
        put(texts, "paid_first", paidFirst ? "true" : null);
        put(texts, "exclude_channels", excludeChannels);
        put(texts, "contacts", contacts);
    }

    /// Leaves out what was not given.
    static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text != null) {
            texts.put(name, text);
        }
    }
}
