package outlay.funnel;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is known of a campaign.
///
/// @param platform as reports name it
/// @param key      platform/id, or platform/name where it has no id
/// @param name     its latest name
/// @param types    the platform's words for its type or objective
/// @param adGroups their names
/// @param keywords that it was spent on, where a report names them
public record Traits(String platform, String key, String name, SortedSet<String> types, SortedSet<String> adGroups,
        SortedSet<String> keywords) {
    public Traits {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        adGroups = Collections.unmodifiableSortedSet(new TreeSet<>(adGroups));
        keywords = Collections.unmodifiableSortedSet(new TreeSet<>(keywords));
    }

    /// google, meta, microsoft, linkedin, tiktok, or the platform's own name.
    String family() {
        String plain = platform.toLowerCase(Locale.ROOT);
        if (plain.startsWith("google") || plain.startsWith("youtube") || plain.startsWith("dv360")) {
            return "google";
        }
        if (plain.startsWith("facebook") || plain.startsWith("instagram")) {
            return "meta";
        }
        return plain.startsWith("bing") ? "microsoft" : plain.replaceFirst("[_ -]ads$", "");
    }
}
