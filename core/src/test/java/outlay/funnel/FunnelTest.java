package outlay.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.base.Spelling;
import outlay.funnel.FunnelRules.Said;

class FunnelTest {
    private static final FunnelRules RULES = rules();

    @ParameterizedTest
    @CsvSource({"meta_ads, OUTCOME_AWARENESS, awareness, meta_awareness",
            "meta_ads, Traffic, consideration, content_promotion",
            "facebook, OUTCOME_LEADS, consideration, social_lead_gen", "meta_ads, Sales, conversion, prospecting",
            "google_ads, Performance Max, conversion, pmax", "google_ads, VIDEO_ACTION, consideration, video_action",
            "google_ads, Demand Gen, consideration, demand_gen", "google_ads, Display, awareness, display_prospecting",
            "linkedin_ads, JOB_APPLICANT, excluded, recruiting",
            "linkedin_ads, Website visits, consideration, content_promotion",
            "linkedin_ads, VIDEO_VIEWS, awareness, video", "tiktok_ads, Reach, awareness, video",
            "tiktok_ads, WEB_CONVERSIONS, conversion, prospecting", "microsoft_ads, Audience, awareness, native",
            "microsoft_ads, Shopping, conversion, shopping", "snapchat_ads, Sales, unclassified, ''",
            "meta_ads, Something new, unclassified, ''", "meta_ads, '', unclassified, ''"})
    void theObjectiveSaysTheStageWhereNothingBetterDoes(String platform, String type, String stage, String tactic) {
        Placed placed = Funnel.place(campaign(platform, "Plain", type), RULES);
        assertThat(placed.stage().label() + " " + placed.tactic()).isEqualTo(stage + " " + tactic);
        assertThat(placed.rule()).isEqualTo(stage.equals("unclassified") ? Placed.Rule.NONE : Placed.Rule.OBJECTIVE);
        assertThat(placed.evidence()).isNotBlank();
    }

    @Test
    void typesThatContradictEachOtherSayNothing() {
        assertThat(Funnel.place(campaign("meta_ads", "Plain", "Sales", "Traffic"), RULES).stage())
                .isEqualTo(Stage.UNCLASSIFIED);
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        Traits campaign = campaign("meta_ads", "us | AWA | retargeting", "Sales");
        assertThat(Funnel.place(campaign, RULES).rule()).isEqualTo(Placed.Rule.NAMING);
        assertThat(Funnel.place(campaign, RULES).stage()).isEqualTo(Stage.AWARENESS);
        SortedMap<String, Said> overrides = new TreeMap<>();
        overrides.put(campaign.key(), new Said(Optional.of(Stage.EXCLUDED), "internal"));
        FunnelRules overriding = new FunnelRules(overrides, RULES.conventions(), RULES.words(), RULES.brands(),
                RULES.competitors());
        assertThat(Funnel.place(campaign, overriding))
                .isEqualTo(new Placed(Stage.EXCLUDED, "internal", Placed.Rule.OVERRIDE, campaign.key()));
        assertThat(Funnel.place(campaign, FunnelRules.NONE).rule()).isEqualTo(Placed.Rule.AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource({"Retargeting 30d, Display, consideration display_retargeting",
            "DE Remarketing cart, Display, conversion display_retargeting",
            "Retargeting - Pricing page, Sales, conversion retargeting",
            "retargetingless, Sales, conversion prospecting"})
    void retargetingIsSplitByHowDeepPeopleWere(String name, String type, String expected) {
        Placed placed = Funnel.place(campaign(type.equals("Display") ? "google_ads" : "meta_ads", name, type), RULES);
        assertThat(placed.stage().label() + " " + placed.tactic()).isEqualTo(expected);
    }

    @Test
    void searchIsClassedByKeywordsThenNames() {
        assertThat(search("X", "acmeflow login", "acme flow price").tactic()).isEqualTo("branded_search");
        assertThat(search("X", "acmeflow", "rota software").tactic()).isEqualTo("mixed_search");
        assertThat(search("X", "rota software").tactic()).isEqualTo("generic_search");
        assertThat(search("US | Non-Brand").tactic()).isEqualTo("generic_search");
        assertThat(search("Brand UK").tactic()).isEqualTo("branded_search");
        assertThat(search("Rotamat conquesting").tactic()).isEqualTo("competitor_search");
        assertThat(search("Rotamat").tactic()).isEqualTo("competitor_search");
        assertThat(search("Something").tactic()).isEqualTo("search");
        assertThat(search("Something").stage()).isEqualTo(Stage.CONVERSION);
    }

    @ParameterizedTest
    @CsvSource({"acmeflow, BRANDED", "Acmé Flow pricing, BRANDED", "acmefolw, BRANDED", "acmflo, GENERIC",
            "rotamat, COMPETITOR", "rotamta reviews, COMPETITOR", "acmeflow vs rotamat, COMPARISON",
            "rota software, GENERIC", "deel, COMPETITOR", "deal, GENERIC", "acmeflow.com, BRANDED", "'', GENERIC"})
    void aBrandIsKnownAlsoMistyped(String keyword, KeywordClass expected) {
        assertThat(KeywordClass.of(keyword, List.of("Acme Flow", "acmeflow"), List.of("Rotamat", "Deel")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"us | awa | video, awareness video", "US|Awa |VIDEO , awareness video",
            "de | con | search | q3, conversion search",
            "us | aww | video, ''", "us | awa, ''", "us | awa | video | a | b, ''"})
    void aNameIsReadAsPeopleWriteIt(String name, String expected) {
        Optional<Said> said = RULES.conventions().get(0).read(name, RULES);
        assertThat(said.map(s -> s.stage().orElseThrow().label() + " " + s.tactic()).orElse("")).isEqualTo(expected);
    }

    @Test
    void theLinterSaysWhatIsWrongWithANameAndHowItShouldBe() {
        NameFault typo = Funnel.fault(campaign("meta_ads", "us | aww | Vidoe", "Sales"), RULES).orElseThrow();
        assertThat(typo.problem()).isEqualTo("\"aww\" is no stage of the dictionary");
        assertThat(typo.suggestion()).isEqualTo("us | awa | video");
        NameFault far = Funnel.fault(campaign("meta_ads", "us | something | video", "Sales"), RULES).orElseThrow();
        assertThat(far.suggestion()).isEmpty();
        assertThat(Funnel.fault(campaign("meta_ads", "Summer", "Sales"), RULES).orElseThrow().problem())
                .contains("1 parts between \"|\"");
        assertThat(Funnel.fault(campaign("meta_ads", "us | awa | video", "Sales"), RULES)).isEmpty();
        assertThat(Funnel.fault(campaign("meta_ads", "Summer", "Sales"), FunnelRules.NONE)).isEmpty();
    }

    @Test
    void aConventionThatCannotBeReadIsRefused() {
        for (String wrong : List.of("", "{stage}", "{market}|{note}", "{stage}{tactic}", "{stage}|{tactic}_{note}",
                "{note?}|{stage}", "{stage}|{stage}", "x {stage}|{tactic}", "{stage}|{tactic} x")) {
            assertThatThrownBy(() -> new Convention(wrong)).as(wrong).hasMessageContaining("like {market} | {stage}");
        }
        assertThat(Spelling.distance("vidoe", "video")).isEqualTo(1);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    }

    private static Placed search(String name, String... keywords) {
        return Funnel.place(new Traits("google_ads", "google_ads/1", name, new TreeSet<>(List.of("Search")),
                new TreeSet<>(), new TreeSet<>(List.of(keywords))), RULES);
    }

    private static Traits campaign(String platform, String name, String... types) {
        TreeSet<String> given = new TreeSet<>(List.of(types));
        given.remove("");
        return new Traits(platform, platform + "/1", name, given, new TreeSet<>(), new TreeSet<>());
    }

    private static FunnelRules rules() {
        SortedMap<String, SortedMap<String, Said>> words = new TreeMap<>();
        words.put("stage", new TreeMap<>());
        words.get("stage").put("awa", new Said(Optional.of(Stage.AWARENESS), ""));
        words.get("stage").put("con", new Said(Optional.of(Stage.CONVERSION), ""));
        words.put("tactic", new TreeMap<>());
        for (String tactic : List.of("video", "search", "retargeting")) {
            words.get("tactic").put(tactic, new Said(Optional.empty(), tactic));
        }
        return new FunnelRules(new TreeMap<>(), List.of(new Convention("{market} | {stage} | {tactic} | {note?}")),
                words,
                new TreeSet<>(List.of("acmeflow", "acme flow")), new TreeSet<>(List.of("Rotamat", "ShiftNest")));
    }
}
