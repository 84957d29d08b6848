package outlay.platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outlay.activate.normal.IdentifierRules;
import outlay.platform.amazon.AmazonIdentifiers;
import outlay.platform.google.GoogleIdentifiers;
import outlay.platform.linkedin.LinkedInIdentifiers;
import outlay.platform.meta.MetaIdentifiers;
import outlay.platform.microsoft.MicrosoftIdentifiers;
import outlay.platform.openai.OpenAiIdentifiers;
import outlay.platform.pinterest.PinterestIdentifiers;
import outlay.platform.reddit.RedditIdentifiers;
import outlay.platform.snapchat.SnapchatIdentifiers;
import outlay.platform.tiktok.TikTokIdentifiers;
import outlay.platform.x.XIdentifiers;

/// How each platform takes what is known about a person; adding a platform is one line here.
public final class PersonRules {
    public static final List<IdentifierRules> ALL = List.of(AmazonIdentifiers.RULES, GoogleIdentifiers.RULES,
            LinkedInIdentifiers.RULES, MetaIdentifiers.RULES, MicrosoftIdentifiers.RULES, OpenAiIdentifiers.RULES,
            PinterestIdentifiers.RULES, RedditIdentifiers.RULES, SnapchatIdentifiers.RULES, TikTokIdentifiers.RULES,
            XIdentifiers.RULES);

    private PersonRules() {}

    /// @param platform in any of its usual names, such as `meta`, `Facebook` or `meta_ads`
    public static Optional<IdentifierRules> of(String platform) {
        String label = PlatformNames.label(platform);
        return ALL.stream().filter(rules -> PlatformNames.label(rules.platform()).equals(label)).findFirst();
    }

    /// `amazon, google, ...`
    public static String names() {
        return ALL.stream().map(IdentifierRules::platform).collect(Collectors.joining(", "));
    }
}
