package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdsTest {
    @Test
    void everyIdOfTheListIsKeptOrCountsAsAbsent() throws Exception {
        List<String> kept = new ArrayList<>();
        JsonNode list = JsonMapper.shared()
                .readTree(Files.readString(SharedData.path("bad-input/own/identifiers.json")));
        for (JsonNode id : list) {
            String clean = Ids.clean(id.stringValue());
            if (!clean.isEmpty()) {
                kept.add(clean);
            }
        }
        assertThat(list).hasSize(55);
        assertThat(kept).contains("a", "é", "e\u0301", "İstanbul", "' OR 1=1--", "ceo+ads@gmail.com")
                .doesNotContain("null", "undefined", "None", "NaN", "0", "-1", "true", "[object Object]", "{{user_id}}",
                        "{gclid}", "{{campaign.id}}", "%%PATTERN%%", "${USER}", "__UID__", "[USER_ID]", "guest",
                        "anonymous",
                        "unknown", "test", "00000000-0000-0000-0000-000000000000",
                        "ffffffff-ffff-ffff-ffff-ffffffffffff",
                        "AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA", "id\r\nX-Evil: 1", "ceo@example.com\u0000 ")
                .allSatisfy(id -> assertThat(id.length()).isLessThanOrEqualTo(512));
        assertThat(kept).hasSize(22);
    }

    @Test
    void realIdsAreLeftAlone() {
        for (String id : List.of("12345", "01", "AbC", "user__1__x", "{x", "a{b}",
                "c0ffee00-0000-0000-0000-000000000000",
                "auth0|0123", "-5x", "[a]b")) {
            assertThat(Ids.clean(" " + id + "\t")).isEqualTo(id);
        }
    }

    @Test
    void addressesAreTrimmedAndLowered() {
        assertThat(Ids.email(" CEO@Example.COM ")).isEqualTo("ceo@example.com");
        assertThat(Ids.email("I@EXAMPLE.COM")).isEqualTo("i@example.com");
        assertThat(Ids.email("ceo@bücher.example")).isEqualTo("ceo@bücher.example");
        for (String none : List.of("", "a@b", "a@@b.c", "@b.c", "a@.c", "a@b.", "a b@c.de", "ceo@exa\u0000mple.com",
                "null",
                "a".repeat(250) + "@example.com")) {
            assertThat(Ids.email(none)).as(none).isEmpty();
        }
    }
}
