package outlay.collect.door;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.collect.SegmentEvent;
import tools.jackson.databind.JsonNode;

/// What the ad platforms' own cookies say, by which their reports can be met later: from `context.cookies`, which our
/// tag fills. They tell of an earlier click, not of how this visit came, so they are no click ids of the landing.
final class PlatformIds {
    private static final Pattern KNOWN = Pattern.compile("_fbp|_fbc|_gcl_(aw|gb|ag|dc|gs|au)|FPGCL(AW|GB|AG|GS)|"
            + "_uetmsclkid|_uetvid|li_fat_id|ttclid|_ttp|_scid|_scclid|_epik|_rdt_(cid|uuid)|_twclid|__oppref|"
            + "ajs_anonymous_id|rl_anonymous_id");
    private static final Pattern GA = Pattern.compile("GA\\d\\.\\d+\\.(\\d+\\.\\d+)");
    private static final int LONGEST = 1_000;

    private PlatformIds() {}

    static SortedMap<String, String> of(JsonNode call) {
        SortedMap<String, String> ids = new TreeMap<>();
        for (Map.Entry<String, JsonNode> cookie : call.path("context").path("cookies").properties()) {
            String value = SegmentEvent.text(call.path("context").path("cookies"), cookie.getKey());
            Matcher ga = GA.matcher(value);
            if (cookie.getKey().equals("_ga") && ga.matches()) {
                ids.put("_ga", ga.group(1));
            } else if (KNOWN.matcher(cookie.getKey()).matches() && !value.isEmpty() && value.length() <= LONGEST) {
                ids.put(cookie.getKey(), value);
            }
        }
        return ids;
    }
}
