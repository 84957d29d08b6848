package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;

class KeywordTest {
    private static final EntityKey SOMEWHERE = new EntityKey("google", "1", "#11", "#22222", "#33333");

    @Test
    void marksOfMatchTypesLettersAndBlanksTellNoKeywordsApart() {
        assertThat(Keyword.folded("[Shift Planner]")).isEqualTo("shift planner");
        assertThat(Keyword.folded("\"shift \u00a0planner\"")).isEqualTo("shift planner");
        assertThat(Keyword.folded(" +shift +planner ")).isEqualTo("shift planner");
        assertThat(Keyword.folded("c++ course")).isEqualTo("c++ course");
        assertThat(Keyword.folded("a [b] c")).isEqualTo("a [b] c");
        assertThat(Keyword.folded("")).isEmpty();
    }

    @Test
    void aRowOfSpendSaysItAsWhatItIsAboutOrAsWhatItIsCutBy() {
        assertThat(Keyword.of(row(Level.KEYWORD, "[Rota App]", "match_type=Exact"))).isEqualTo("Rota App");
        assertThat(Keyword.of(row(Level.AD, "", "device=MOBILE;keyword=rota app;keyword_id=7"))).isEqualTo("rota app");
        assertThat(Keyword.of(row(Level.AD, "", "device=MOBILE;keyword_id=7"))).isEmpty();
        assertThat(Keyword.of(row(Level.AD_GROUP, "", ""))).isEmpty();
    }

    @Test
    void onlyPaidSearchHasOneAndAnIdIsNone() {
        assertThat(visit("utm_term=rota app", Channels.PAID_SEARCH)).isEqualTo("rota app");
        assertThat(visit("utm_term=rota app", Channels.PAID_SOCIAL)).isEmpty();
        assertThat(visit("utm_term=22222", Channels.PAID_SEARCH)).isEmpty();
        assertThat(visit("utm_term=33333&hsa_kw=rota app", Channels.PAID_SEARCH)).isEqualTo("rota app");
        assertThat(visit("utm_term={keyword}", Channels.PAID_SEARCH)).isEmpty();
        assertThat(visit("utm_campaign=x", Channels.PAID_SEARCH)).isEmpty();
    }

    private static String visit(String tags, String channel) {
        return Keyword.of(Given.tagged(tags), channel, SOMEWHERE);
    }

    private static SpendRow row(Level level, String keyword, String segment) {
        return new SpendRow(Given.ACME, "i", 2, "google", "1", "", level, Day.parse("2026-10-01"), "",
                new Entity("11", "Brand", "Search", "22222", "Core", "", "", keyword), segment,
                Micros.parse("1", "USD"), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                Optional.empty());
    }
}
