package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.testkit.SharedData;
import outlay.identity.NullLike.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NullLikeTest {
    @Test
    void eachTextIsRefusedForItsReason() {
        String table = """
                BLANK        |  |   | \t
                NULL_WORD    | null | NULL | undefined | None | nil | NaN | 0 | - | -1 | (not set) | [object Object] | n/a
                PLACEHOLDER  | anonymous | Guest | unknown | test | user
                MACRO        | {{user_id}} | {{campaign.id}} | x-{{id}} | {gclid} | ${USER} | %%PATTERN%% | __UID__ | [USER_ID]
                EMPTY_UUID   | 00000000-0000-0000-0000-000000000000 | ffffffff-ffff-ffff-ffff-ffffffffffff
                EMPTY_UUID   | AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA | 00000000000000000000000000000000
                """;
        for (String line : table.lines().toList()) {
            String[] cells = line.split("\\|");
            for (int i = 1; i < cells.length; i++) {
                assertThat(NullLike.reason(cells[i].strip())).as("<%s>", cells[i].strip())
                        .contains(Reason.valueOf(cells[0].strip()));
            }
        }
        assertThat(NullLike.reason("a".repeat(512))).isEmpty();
        assertThat(NullLike.reason("a".repeat(513))).contains(Reason.TOO_LONG);
        assertThat(NullLike.reason("id\n")).contains(Reason.UNPRINTABLE);
        assertThat(NullLike.reason("\ufeffid")).contains(Reason.UNPRINTABLE);
        assertThat(NullLike.reason("\ud800")).contains(Reason.UNPRINTABLE);
    }

    @Test
    void honestIdsAreAccepted() {
        for (String id : List.of("a", "1", "42", "nullius", "00000000-0000-0000-0000-000000000001", "__", "[]", "{}",
                "\ud83d\ude00", "b\u00fccher", "GA1.1.1234.5678", "tester", "%00", "' OR 1=1--")) {
            assertThat(NullLike.reason(id)).as(id).isEmpty();
        }
    }

    @Test
    void ofTheCollectedBadIdentifiersOnlyThoseAreAcceptedThatMayBeSomebody() throws Exception {
        List<String> accepted = new ArrayList<>();
        JsonNode texts = JsonMapper.shared()
                .readTree(Files.readString(SharedData.path("bad-input/own/identifiers.json")));
        for (JsonNode text : texts) {
            if (NullLike.reason(text.asString()).isEmpty()) {
                accepted.add(text.asString());
            }
        }
        assertThat(accepted).containsExactly("a", "e\u0301", "\u00e9", "\ud83d\ude00", "\ufb00", "\uff21\uff22\uff23",
                "\u0130stanbul", "\u017f", "K", "<script>alert(1)</script>", "' OR 1=1--", "../../etc/passwd",
                "%00", "%ff", "\u0130@example.com", "a@b", " CEO@Example.COM ", "ceo+ads@gmail.com",
                "c.e.o@gmail.com", "ceo@xn--bcher-kva.example", "ceo@b\u00fccher.example");
    }

    @Test
    void aCampaignMayBeCalledWhatAnIdMayNot() {
        assertThat(NullLike.saysNothing("test")).isFalse();
        assertThat(NullLike.saysNothing("guest")).isFalse();
        assertThat(NullLike.saysNothing("{{campaign.name}}")).isTrue();
        assertThat(NullLike.saysNothing("(not set)")).isTrue();
        assertThat(NullLike.saysNothing(" ")).isTrue();
    }

    @Test
    void anEmailAddressNeedsTwoSides() {
        assertThat(Identifier.accepts(Identifier.Type.EMAIL, " Ann@Example.COM "))
                .isEqualTo(Optional.of(new Identifier(Identifier.Type.EMAIL, "ann@example.com")));
        for (String wrong : List.of("ann", "@example.com", "ann@", "", "null", "\u0000@b")) {
            assertThat(Identifier.accepts(Identifier.Type.EMAIL, wrong)).as(wrong).isEmpty();
        }
    }
}
