package outlay.collect.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outlay.fact.Clue;

class LinkClueTest {
    @Test
    void whomALinkWasMadeForIsKeptAndNotInTheAddress() {
        String page = """
                {"type":"page","anonymousId":"a","timestamp":"2026-10-01T12:00:00Z","traits":{"phone":"+49 30 1"},
                 "context":{"page":{"url":"https://e.com/?utm_source=news&outlay_eid=%1$s&outlay_uid=u-42",
                            "referrer":"https://e.com/x?outlay_eid=%1$s"}%2$s}}""";
        Doorway door = new Doorway();
        door.site("/v1/page", page.formatted("ab".repeat(32), ""));
        assertThat(door.event().clues()).containsExactly(new Clue(Clue.Kind.EMAIL_HASH, "ab".repeat(32)),
                new Clue(Clue.Kind.USER, "u-42"));
        assertThat(door.event().landing().url()).isEqualTo("https://e.com/?utm_source=news");
        assertThat(door.event().toString()).containsOnlyOnce("ab".repeat(32));

        Doorway denied = new Doorway();
        denied.site("/v1/page", page.formatted("ab".repeat(32), ",\"consent\":{\"analytics_storage\":\"denied\"}"));
        assertThat(denied.event().clues()).isEmpty();
        assertThat(denied.event().toString()).doesNotContain("ab".repeat(32));

        Doorway alone = new Doorway();
        alone.site("/v1/page", page.formatted("ab".repeat(32), "").replace("\"anonymousId\":\"a\",", ""));
        assertThat(alone.event().clues()).hasSize(2);
    }
}
