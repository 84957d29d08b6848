package outlay.fact;

import java.util.SortedMap;
import java.util.TreeMap;

/// Where a visitor was and what the address said about where they came from.
///
/// @param url      the page's address as it was reported, or "" where no page was involved
/// @param referrer the address before it, or ""
/// @param tags     campaign parameters by their lower-case names without blanks: utm_source, utm_medium, utm_campaign,
///                 utm_term, utm_content, utm_id, gad_campaignid, ol_cid, ol_agid, ol_adid ...; values as they came
/// @param clickIds click ids by their canonical names: gclid, gbraid, wbraid, dclid, msclkid, fbclid, li_fat_id,
///           ttclid ...
public record Landing(String url, String referrer, SortedMap<String, String> tags, SortedMap<String, String> clickIds) {
    /// The parameter by which addresses carry the click on a tracked link that led to them.
    public static final String TRACKED_CLICK = "outlay_click";
    public static final Landing NONE = new Landing("", "", new TreeMap<>(), new TreeMap<>());

    /// The click on a tracked link that led here, or "".
    public String trackedClick() {
        return clickIds.getOrDefault(TRACKED_CLICK, "");
    }
}
