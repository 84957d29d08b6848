package outlay.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Which traffic sources are search engines, shops, social networks and video sites: Google's published list, and the
/// few names that the list is older than.
final class SourceCategories {
    enum Category {
        SEARCH, SHOPPING, SOCIAL, VIDEO, OTHER
    }

    private static final String RESOURCE = "ga4-source-categories.csv";
    private static final String PREFIX = "SOURCE_CATEGORY_";
    private static final String NEWER_SOCIAL = "meta x x.com threads threads.net threads.com bluesky bsky.app "
            + "mastodon.social";
    private static final String NEWER_SEARCH = "adwords microsoft search.brave.com startpage.com kagi.com ecosia "
            + "startpage";
    private static final Map<String, Category> CATEGORIES = read();

    private SourceCategories() {}

    /// @param source lower-case, as a campaign parameter or a host without `www.`
    static Category of(String source) {
        return CATEGORIES.getOrDefault(source, Category.OTHER);
    }

    private static Map<String, Category> read() {
        Map<String, Category> categories = new HashMap<>();
        for (String source : NEWER_SOCIAL.split(" ")) {
            categories.put(source, Category.SOCIAL);
        }
        for (String source : NEWER_SEARCH.split(" ")) {
            categories.put(source, Category.SEARCH);
        }
        try (InputStream stream = SourceCategories.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = line.lastIndexOf(',');
                categories.put(line.substring(0, comma).toLowerCase(Locale.ROOT),
                        Category.valueOf(line.substring(comma + 1).substring(PREFIX.length())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", unreadable);
        }
        return Map.copyOf(categories);
    }
}
