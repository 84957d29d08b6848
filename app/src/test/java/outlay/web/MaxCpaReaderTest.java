package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.plan.MaxCpa;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MaxCpaReaderTest {
    @Test
    void threeThousandBackInSixMonths() {
        assertThat(read(Map.of("ltv", "3000", "payback_months", "6", "min_ltv_cac", "off")))
                .isEqualTo("1500.00 payback");
        assertThat(read(Map.of("ltv", "3000", "payback_months", "6"))).isEqualTo("1000.00 ratio");
        assertThat(read(Map.of("ltv", "3000", "payback_months", "4", "min_ltv_cac", "3:1")))
                .isEqualTo("1000.00 both");
        assertThat(read(Map.of("ltv", "3000", "min_ltv_cac", "off", "payback_months", "off", "margin", "70%")))
                .isEqualTo("2100.00 breakeven");
        assertThat(read(Map.of("ltv", "3000", "media_share", "0.5", "horizon_months", "24", "payback_months", "6")))
                .isEqualTo("375.00 payback");
        assertThat(read(Map.of("ltv", " 300000 ", "currency", "JPY", "margin", ""))).isEqualTo("100000 ratio");
    }

    @Test
    void theAnswerSaysWhichLimitBindsAndWhatTheOthersWouldAllow() {
        JsonNode node = JsonMapper.shared().readTree(MaxCpaJson.bytes(MaxCpaReader.read(
                Map.of("ltv", "3000", "payback_months", "6"))));
        assertThat(node.at("/limits/0/limit").asString()).isEqualTo("payback");
        assertThat(node.at("/limits/0/slack").asString()).isEqualTo("500.00");
        assertThat(node.at("/limits/0/binds").asBoolean()).isFalse();
        assertThat(node.at("/limits/1/formula").asString()).isEqualTo("V(12) / 3 = 3000.00 / 3");
        assertThat(node.at("/limits/1/binds").asBoolean()).isTrue();
        assertThat(node.get("curve").asString()).contains("equal parts over 12 months");
    }

    @Test
    void everyMistakeNamesItsField() {
        assertThat(mistakes(Map.of("margin", "2", "payback_months", "soon", "currency", "DM", "color", "red")))
                .containsExactlyInAnyOrder("margin", "payback_months", "currency", "color", "ltv");
        assertThat(mistakes(Map.of())).containsExactly("ltv");
        assertThat(mistakes(Map.of("ltv", "-1"))).containsExactly("ltv");
        assertThat(mistakes(Map.of("ltv", "1", "horizon_months", "9999"))).containsExactly("horizon_months");
        assertThat(mistakes(Map.of("ltv", "1", "min_ltv_cac", "0"))).containsExactly("min_ltv_cac");
        assertThat(mistakes(Map.of("ltv", "99999999999999999999"))).containsExactly("ltv");
    }

    private static String read(Map<String, String> texts) {
        MaxCpa max = MaxCpaReader.read(texts);
        return max.maxCpa().amount() + " " + max.binding().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> mistakes(Map<String, String> texts) {
        Mistakes wrong = catchThrowableOfType(Mistakes.class, () -> MaxCpaReader.read(texts));
        assertThat(wrong.list()).allSatisfy(mistake -> assertThat(mistake.detail()).startsWith(mistake.field()));
        return wrong.list().stream().map(Mistake::field).toList();
    }
}
