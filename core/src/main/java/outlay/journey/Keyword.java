package outlay.journey;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.fact.Landing;
import outlay.fact.SpendRow;

/// The keyword that an ad was shown for, on the side of spend and on that of visits.
///
/// What came stands in the log as it came; here it is without the marks of match types and runs of blanks, and compared
/// by [#folded].
public final class Keyword {
    /// Parameters that carry it; of several the first that says something.
    private static final List<String> TAGS = List.of("utm_term", "hsa_kw");
    /// How a row of ads is cut by keywords.
    private static final Pattern SEGMENT = Pattern.compile("(?:^|;)keyword=([^;]*)");
    /// `[exact]` and `"phrase"`, as exports and people write match types.
    private static final Pattern MARKED = Pattern.compile("\\[.*]|\".*\"", Pattern.DOTALL);
    /// `+broad +modified`.
    private static final Pattern MODIFIED = Pattern.compile("(^|\\s)\\+(?=\\S)");

    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");

    private Keyword() {}

    /// That the money of a row was spent on, or "".
    public static String of(SpendRow row) {
        Matcher cut = SEGMENT.matcher(row.segment());
        return !row.entity().keyword().isEmpty() ? bare(row.entity().keyword()) : cut.find() ? bare(cut.group(1)) : "";
    }

    /// The same text for keywords that differ in letter case, blanks and match type alone.
    public static String folded(String keyword) {
        return keyword.isEmpty() ? "" : CampaignDirectory.fold(bare(keyword));
    }

    /// That a visit's address names, or "". Only paid search has keywords: elsewhere utm_term is an ad group, an
    /// audience, or whatever its writer meant by it.
    ///
    /// @param placed where the visit was placed, whose ids are no keywords either
    static String of(Landing landing, String channel, EntityKey placed) {
        if (!channel.equals(Channels.PAID_SEARCH)) {
            return "";
        }
        for (String tag : TAGS) {
            String text = Origin.tag(landing, tag);
            if (!text.isEmpty() && !text.equals(EntityKey.id(placed.adGroup()))
                    && !text.equals(EntityKey.id(placed.ad()))) {
                return bare(text);
            }
        }
        return "";
    }

    private static String bare(String raw) {
        String text = raw.strip();
        if (text.length() > 1 && MARKED.matcher(text).matches()) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return BLANKS.matcher(MODIFIED.matcher(text).replaceAll("$1")).replaceAll(" ");
    }
}
