package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Eligibility;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Period;
import outlay.journey.Channels;
import outlay.report.AsOf;
import outlay.report.Question;

class QuestionReaderTest {
    @Test
    void readsVersionsAndInstantsAndNothingElse() {
        assertThat(QuestionReader.asOf(Map.of("as_of", "48211"))).hasValue(new AsOf.Version(48_211));
        assertThat(QuestionReader.asOf(Map.of("as_of", "2026-10-01T14:00:00+02:00")))
                .hasValue(new AsOf.At(Instant.parse("2026-10-01T12:00:00Z")));
        assertThat(QuestionReader.asOf(Map.of("as_of", ""))).isEmpty();
        assertThat(mistakes(Map.of("client", "demo", "as_of", "2026-10-01")).list()).extracting(Mistake::field)
                .containsExactly("as_of");
    }

    @Test
    void readsEveryParameter() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("client", "demo");
        texts.put("from", "2026-07-01");
        texts.put("to", "2026-09-28");
        texts.put("model", "last-non-direct");
        texts.put("lookback_days", "14");
        texts.put("view_days", "7");
        texts.put("dedupe", "unique");
        texts.put("reset", "true");
        texts.put("paid_first", "true");
        texts.put("exclude_channels", "Email, Direct");
        texts.put("contacts", "all");
        texts.put("currency", "EUR");
        texts.put("zone", "Europe/Berlin");
        texts.put("platform", "google");
        texts.put("channel", "Paid Search");
        texts.put("campaign", "google/g-102");
        texts.put("as_of", "2026-10-01T14:00:00+02:00");
        assertThat(texts.keySet()).containsExactlyElementsOf(QuestionReader.NAMES);
        assertThat(QuestionReader.read(Question.By.CAMPAIGNS, texts)).isEqualTo(new Question(new ClientId("demo"),
                Question.By.CAMPAIGNS, Optional.of(new Period(Day.parse("2026-07-01"), Day.parse("2026-09-28"))),
                new Attribution(Model.LAST_NON_DIRECT,
                        new Eligibility(14, 7, Dedupe.UNIQUE, true, true, new TreeSet<>(Set.of("Direct", "Email")),
                                Contacts.ALL)),
                ZoneId.of("Europe/Berlin"),
                Optional.of(new Currency("EUR")),
                new Question.Filter("google", "Paid Search", "google/g-102")));
    }

    @Test
    void aClientIsEnoughAndEmptyTextsCountAsLeftOut() {
        assertThat(QuestionReader.read(Question.By.DAYS, Map.of("client", "demo", "model", "", "from", "")))
                .isEqualTo(new Question(new ClientId("demo"), Question.By.DAYS, Optional.empty(),
                        new Attribution(Model.LINEAR, 30),
                        ZoneOffset.UTC, Optional.empty(), Question.Filter.ALL));
    }

    @Test
    void namesAllMistakesAtOnce() {
        Map<String, String> wrong = Map.of("client", "De Mo", "from", "01.07.2026", "model", "magic", "lookback_days",
                "0", "currency", "usd", "zone", "Mars/Base", "lookback", "7");
        Mistakes mistakes = mistakes(wrong);
        assertThat(mistakes.list()).extracting(Mistake::field).containsExactlyInAnyOrder("client", "from", "to",
                "model",
                "lookback_days", "currency", "zone", "lookback");
        assertThat(mistakes.list()).allSatisfy(mistake -> assertThat(mistake.detail()).contains(mistake.field()));
        assertThat(mistakes)
                .hasMessageContaining(
                        "write one of first, last, last-non-direct, linear, linear-unique");
    }

    @Test
    void refusesSettingsOfTouchesThatItDoesNotKnow() {
        assertThat(mistakes(Map.of("client", "demo", "view_days", "-1", "dedupe", "first", "reset", "yes", "paid_first",
                "1", "exclude_channels", "Email,Paid Serch", "contacts", "primary")).list())
                .extracting(Mistake::detail)
                .containsExactly("view_days \"-1\" must be a whole number of days from 0 to 730",
                        "dedupe \"first\" must be one of none, consecutive, unique",
                        "reset \"yes\" must be true or false", "paid_first \"1\" must be true or false",
                        "exclude_channels: channel \"Paid Serch\" is not known; write some of "
                                + String.join(", ", Channels.ALL) + ", with commas between",
                        "contacts \"primary\" must be one of roles, all");
    }

    @Test
    void refusesHalfAPeriodAndOneThatRunsBackwards() {
        assertThat(mistakes(Map.of("client", "demo", "to", "2026-07-01")).list()).extracting(Mistake::field)
                .containsExactly("from");
        assertThat(mistakes(Map.of("client", "demo", "from", "2026-07-02", "to", "2026-07-01")).list())
                .extracting(Mistake::detail).containsExactly("to 2026-07-01 is before from 2026-07-02; exchange them");
    }

    @Test
    void saysWhereToFindAClient() {
        assertThat(mistakes(Map.of()).list()).extracting(Mistake::detail)
                .containsExactly("client is missing; name one of those that /api/v1/clients lists");
    }

    private static Mistakes mistakes(Map<String, String> texts) {
        return catchThrowableOfType(Mistakes.class, () -> QuestionReader.read(Question.By.CHANNELS, texts));
    }
}
