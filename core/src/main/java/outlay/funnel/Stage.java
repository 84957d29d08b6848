package outlay.funnel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where in a customer's way a campaign works.
public enum Stage {
    AWARENESS, CONSIDERATION, CONVERSION,
    /// It sells nothing: job advertisements.
    EXCLUDED,
    /// No rule fits. Its share of the spend is shown first.
    UNCLASSIFIED,
    /// What no campaign led to, and so costs nothing.
    NO_CAMPAIGN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A stage that somebody may give to a campaign.
    public static Stage parse(String text) {
        return Arrays.stream(values()).filter(stage -> stage != UNCLASSIFIED && stage != NO_CAMPAIGN)
                .filter(stage -> stage.label().equals(text.strip().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("stage \"" + text + "\" must be one of "
                        + Arrays.stream(values()).filter(stage -> stage.ordinal() < UNCLASSIFIED.ordinal())
                                .map(Stage::label).collect(Collectors.joining(", "))));
    }
}
