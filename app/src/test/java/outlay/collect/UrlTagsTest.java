package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.fact.Clue;
import outlay.testkit.Property;

class UrlTagsTest {
    private static Map<String, String> tags(String url) {
        return new UrlTags().url(url).tags();
    }

    private static Map<String, String> clickIds(String url) {
        return new UrlTags().url(url).clickIds();
    }

    @Test
    void theUsualParametersAreRead() {
        UrlTags tags = new UrlTags()
                .url("https://e.com/p?utm_source=google&utm_medium=cpc&utm_campaign=Brand+%26+Co%20DE"
                        + "&utm_id=77&gad_source=1&gad_campaignid=77&gclid=Cj0K_x-Y&page=2#top");
        assertThat(tags.tags()).isEqualTo(Map.of("utm_source", "google", "utm_medium", "cpc", "utm_campaign",
                "Brand & Co DE", "utm_id", "77", "gad_source", "1", "gad_campaignid", "77"));
        assertThat(tags.clickIds()).isEqualTo(Map.of("gclid", "Cj0K_x-Y"));
    }

    @Test
    void namesAreReadWithoutRegardToCaseAndClickIdsKeepTheirs() {
        assertThat(tags("?UTM_Source=Google&Utm_Medium=CPC"))
                .isEqualTo(Map.of("utm_source", "Google", "utm_medium", "CPC"));
        assertThat(clickIds("?GCLID=AbC&sccid=Xy&RANSITEID=Z&Fbclid=IwAR0")).isEqualTo(
                Map.of("gclid", "AbC", "ScCid", "Xy", "ranSiteID", "Z", "fbclid", "IwAR0"));
    }

    @Test
    void theFirstValueThatSaysSomethingWins() {
        assertThat(tags("?utm_source=&utm_source=%20&utm_source=a&utm_source=b")).isEqualTo(Map.of("utm_source", "a"));
        assertThat(clickIds("?gclid={gclid}&gclid=one&gclid=two")).isEqualTo(Map.of("gclid", "one"));
        assertThat(new UrlTags().add("utm_source", "sent").url("?utm_source=url").tags())
                .isEqualTo(Map.of("utm_source", "sent"));
    }

    @Test
    void theFragmentIsLookedIntoAfterTheQuery() {
        assertThat(tags("https://e.com/?utm_source=q#utm_source=f&utm_medium=email")).isEqualTo(
                Map.of("utm_source", "q", "utm_medium", "email"));
        assertThat(tags("https://e.com/#/route?utm_source=f")).isEqualTo(Map.of("utm_source", "f"));
    }

    @Test
    void malformedEscapesStayAsTheyCame() {
        assertThat(tags("?utm_source=50%&utm_medium=%zz&utm_term=%ff&utm_content=%C3%A9&utm_campaign=a%2"))
                .isEqualTo(Map.of("utm_source", "50%", "utm_medium", "%zz", "utm_term", "%ff", "utm_content", "é",
                        "utm_campaign", "a%2"));
        assertThat(tags("?utm_campaign=a%2520b")).isEqualTo(Map.of("utm_campaign", "a%20b"));
    }

    @Test
    void macrosThatNobodyExpandedAreAbsent() {
        assertThat(tags(
                "?utm_id={campaignid}&utm_campaign={{campaign.id}}&utm_content=__CAMPAIGN_ID__&utm_term=%7Bkeyword%7D"
                        + "&ol_cid=%%CID%%&ol_adid=${AD}&utm_source=null&utm_medium=undefined&hsa_cam={CampaignId}"))
                .isEmpty();
        assertThat(tags("?utm_campaign=summer_{{x}}_sale")).isEqualTo(Map.of("utm_campaign", "summer_{{x}}_sale"));
        assertThat(clickIds("?gclid={gclid}&ttclid=__CLICKID__&msclkid=undefined&fbclid=")).isEmpty();
    }

    @Test
    void otherToolsNamesStandForOursWhereOursAreMissing() {
        assertThat(tags("?mtm_campaign=m&pk_kwd=k&mtm_cid=9&pk_source=s&utm_source=u")).isEqualTo(
                Map.of("utm_campaign", "m", "utm_term", "k", "utm_id", "9", "utm_source", "u"));
        assertThat(tags("?utm_source[]=a&amp;utm_medium=b&xutm_term=c&utm_=d&utm_x%20y=e")).isEqualTo(
                Map.of("utm_source", "a", "utm_medium", "b"));
    }

    @Test
    void whomALinkWasMadeForIsAClueAndLeavesTheAddress() {
        String hash = "AB".repeat(32);
        UrlTags tags = new UrlTags().url("https://e.com/?utm_source=news&outlay_eid=" + hash + "&Outlay_Uid=u-42");
        assertThat(tags.clues()).containsExactly(new Clue(Clue.Kind.EMAIL_HASH, "ab".repeat(32)),
                new Clue(Clue.Kind.USER, "u-42"));
        assertThat(tags.tags()).isEqualTo(Map.of("utm_source", "news"));
        for (String nobody : List.of("", "null", "{{hash}}", "ceo@example.com", "ab".repeat(31), "zz".repeat(32))) {
            assertThat(new UrlTags().url("?outlay_eid=" + nobody).clues()).as(nobody).isEmpty();
        }
        assertThat(UrlTags.impersonal("https://e.com/p?a=1&outlay_eid=" + hash + "&b=%202&outlay_uid=7#top"))
                .isEqualTo("https://e.com/p?a=1&b=%202#top");
        assertThat(UrlTags.impersonal("https://e.com/p?outlay%5Feid=" + hash)).isEqualTo("https://e.com/p");
        assertThat(UrlTags.impersonal("https://e.com/p#/r?outlay_eid=" + hash)).isEqualTo("https://e.com/p#/r");
        assertThat(UrlTags.impersonal("https://e.com/p#outlay_eid=" + hash)).isEqualTo("https://e.com/p");
        assertThat(UrlTags.impersonal("https://e.com/?q=outlay_eid#x")).isEqualTo("https://e.com/?q=outlay_eid#x");
    }

    @Test
    void noAddressMakesItFail() {
        Property.check(20_000, 5, draw -> {
            String url = String.join("", draw.list(0, 14, d -> d.pick("?", "#", "&", "=", "%", "%2", "%41", "%ff", "+",
                    "utm_source", "gclid", "é", "\ud800", "\u0000", "a", "amp;", "[]", "{x}")));
            UrlTags tags = new UrlTags().url(url);
            assertThat(tags.tags().values()).doesNotContain("");
            assertThat(tags.clickIds().values()).doesNotContain("");
            assertThat(UrlTags.impersonal(url)).isEqualTo(url);
        });
    }
}
