package outlay.bench.signal;

/// A way in which people come to the simulated site. The names are those of Outlay's default channel groups.
///
/// How often a channel begins, continues or ends a journey is an assumption, in parts of 100; no source has it.
enum Channel {
    // @formatter:off
    PAID_SEARCH("Paid Search", "google", "cpc", "generic", "gclid", "https://www.google.com/",
            true, 240, 26, 16, 20),
    PAID_SOCIAL("Paid Social", "facebook", "paid_social", "prospecting", "fbclid", "https://l.facebook.com/",
            true, 130, 28, 12, 5),
    DISPLAY("Display", "google", "display", "retargeting", "gclid", "https://news.example.org/",
            true, 60, 0, 18, 8),
    AFFILIATES("Affiliates", "partnerco", "affiliate", "reviews", "", "https://reviews.example.org/",
            true, 180, 10, 8, 10),
    EMAIL("Email", "newsletter", "email", "monthly", "", "",
            false, 0, 2, 18, 15),
    ORGANIC_SEARCH("Organic Search", "", "", "", "", "https://www.google.com/",
            false, 0, 24, 14, 14),
    DIRECT("Direct", "", "", "", "", "",
            false, 0, 10, 14, 28);
    // @formatter:on

    private final String group;
    private final String source;
    private final String medium;
    private final String campaign;
    private final String clickId;
    private final String referrer;
    private final boolean paid;
    private final int clickCents;
    private final int first;
    private final int middle;
    private final int last;

    Channel(String group, String source, String medium, String campaign, String clickId, String referrer, boolean paid,
            int clickCents, int first, int middle, int last) {
        this.group = group;
        this.source = source;
        this.medium = medium;
        this.campaign = campaign;
        this.clickId = clickId;
        this.referrer = referrer;
        this.paid = paid;
        this.clickCents = clickCents;
        this.first = first;
        this.middle = middle;
        this.last = last;
    }

    /// Where in a journey a visit stands.
    enum Stage {
        FIRST, MIDDLE, LAST
    }

    /// A channel for a visit of that stage, by a number from 0 to below 1.
    static Channel of(Stage stage, double unit) {
        int left = 0;
        for (Channel channel : values()) {
            left += channel.weight(stage);
        }
        left = (int) (left * unit);
        for (Channel channel : values()) {
            left -= channel.weight(stage);
            if (left < 0) {
                return channel;
            }
        }
        return DIRECT;
    }

    private int weight(Stage stage) {
        return switch (stage) {
            case FIRST -> first;
            case MIDDLE -> middle;
            case LAST -> last;
        };
    }

    String group() {
        return group;
    }

    String source() {
        return source;
    }

    String medium() {
        return medium;
    }

    String campaign() {
        return campaign;
    }

    /// The platform's click id parameter, or "".
    String clickId() {
        return clickId;
    }

    String referrer() {
        return referrer;
    }

    boolean paid() {
        return paid;
    }

    /// What a click costs.
    int clickCents() {
        return clickCents;
    }

    /// Whether its links carry a click id of a network that browsers know as a tracker.
    boolean decorated() {
        return !clickId.isEmpty();
    }
}
