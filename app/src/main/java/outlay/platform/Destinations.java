package outlay.platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.activate.ConversionsOut;
import outlay.activate.Destination;
import outlay.activate.Feed;
import outlay.platform.google.DataManagerEvents;
import outlay.platform.google.GoogleAdsAdjustments;
import outlay.platform.google.GoogleAdsUpload;
import outlay.platform.google.GoogleClickFeed;
import outlay.platform.linkedin.LinkedInConversions;
import outlay.platform.meta.MetaConversions;
import outlay.platform.microsoft.MicrosoftClickFeed;
import outlay.platform.microsoft.OfflineAdjustments;
import outlay.platform.microsoft.OfflineConversions;
import outlay.platform.microsoft.UetConversions;
import outlay.platform.openai.OpenAiConversions;
import outlay.platform.tiktok.TikTokConversions;
import outlay.platform.webhook.Webhook;

/// The list of where conversions can be told; adding a platform is one package and one line here.
public final class Destinations {
    public static final List<ConversionsOut> CALLED = List.of(new MetaConversions(), new DataManagerEvents(),
            new GoogleAdsUpload(), new GoogleAdsAdjustments(), new UetConversions(), new OfflineConversions(),
            new OfflineAdjustments(), new LinkedInConversions(), new TikTokConversions(),
            new OpenAiConversions(), new Webhook());
    public static final List<Feed> FEEDS = List.of(GoogleClickFeed.FEED, MicrosoftClickFeed.FEED);

    private Destinations() {}

    public static List<Destination> all() {
        return Stream.<Destination>concat(CALLED.stream(), FEEDS.stream()).toList();
    }

    public static Optional<Destination> of(String label) {
        return all().stream().filter(destination -> destination.label().equals(label)).findFirst();
    }
}
