package outlay.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.web.OpeningReader;
import picocli.CommandLine.Option;

/// The options by which a report is opened: to its conversions, to the rows that it cost, to one conversion, to what it
/// was before.
final class OpeningOptions {
    @Option(names = {"--as-of", "--to-version"}, paramLabel = "WHEN",
            description = "As it stood then: an instant like 2026-10-01T12:00:00Z, or a version.")
    private @Nullable String asOf;

    @Option(names = {"--as-of-before", "--from-version"}, paramLabel = "WHEN",
            description = "why: what to compare with.")
    private @Nullable String asOfBefore;

    @Option(names = "--by", description = "why: days, platforms, channels (default), campaigns or ads.")
    private @Nullable String by;

    @Option(names = "--conversion", paramLabel = "ID", description = "journeys: the receipt of this one.")
    private @Nullable String conversion;

    @Option(names = "--ad-group", paramLabel = "ID",
            description = "journeys, spend: only this ad group: its id, or name.")
    private @Nullable String adGroup;

    @Option(names = "--ad", paramLabel = "ID", description = "journeys, spend: only this ad: its id, or name.")
    private @Nullable String ad;

    @Option(names = "--without", paramLabel = "PART",
            description = "journeys, spend: only what has no platform, ad_group, ad or column.")
    private @Nullable String without;

    @Option(names = "--breakdown", paramLabel = "BY",
            description = "journeys, spend: only a row of stages, tactics, ..., named by --row.")
    private @Nullable String breakdown;

    @Option(names = "--row", paramLabel = "COLUMN=TEXT",
            description = "What the row says in a column; once for each, or --without.")
    private Map<String, String> row = new LinkedHashMap<>();

    @Option(names = "--only-currency", paramLabel = "CODE",
            description = "journeys, spend: only amounts in it; converts nothing.")
    private @Nullable String onlyCurrency;

    @Option(names = "--limit", paramLabel = "N", description = "journeys, spend: how many (default: 50).")
    private @Nullable String limit;

    @Option(names = "--after", paramLabel = "NEXT", description = "journeys, spend: read on behind the page before.")
    private @Nullable String after;

    /// What every report takes.
    Map<String, String> ofReport() {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "as_of", asOf);
        return texts;
    }

    Map<String, String> ofCell() {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "ad_group", adGroup);
        put(texts, "ad", ad);
        put(texts, "without", without);
        put(texts, "breakdown", breakdown);
        row.forEach((column, text) -> {
            if (!OpeningReader.COLUMNS.contains(column)) {
                throw new IllegalArgumentException("--row " + column + ": no row has such a column; there are "
                        + String.join(", ", OpeningReader.COLUMNS));
            }
            texts.put(column, text);
        });
        put(texts, "only_currency", onlyCurrency);
        put(texts, "limit", limit);
        put(texts, "after", after);
        return texts;
    }

    Map<String, String> ofChanges() {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "by", by);
        put(texts, "as_of_before", asOfBefore);
        return texts;
    }

    Optional<String> conversion() {
        return Optional.ofNullable(conversion);
    }

    private static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text != null) {
            texts.put(name, text);
        }
    }
}
