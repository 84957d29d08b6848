package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Eligibility;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.metric.Metric;
import outlay.report.Answer;
import outlay.metric.Figures;
import outlay.report.Question;

class AnswerJsonTest {
    private static final Question QUESTION = new Question(SampleReports.DEMO, Question.By.CHANNELS, Optional.empty(),
            new Attribution(Model.LINEAR, 30), ZoneOffset.UTC, Optional.empty(), Question.Filter.ALL);

    @Test
    void hasThePublishedShape() {
        var figures = new Figures(1_234_560_000, 100_000, 1_234, 5_000, 12_500_000, 3_250_000, 396_850);
        var row = new Answer.Row(new TreeMap<>(Map.of("channel", "Paid \"Search\"")), SampleReports.USD, figures);
        var total = new Answer.Row(new TreeMap<>(), SampleReports.USD, figures);
        var balance = new Answer.Balance(SampleReports.USD, 500_000, 396_850, 103_150, 1_234_560_000, 1_234_560_000);
        var answer = new Answer(QUESTION, SampleReports.ALL_DAYS, List.of(row), List.of(total), List.of(balance));
        String values = "\"currency\":\"USD\",\"spend\":\"1234.56\",\"impressions\":100000,\"clicks\":1234,"
                + "\"ctr\":\"0.012340\",\"cpc\":\"1.0005\",\"cpm\":\"12.3456\",\"leads\":\"12.50\",\"cpl\":\"98.7648\","
                + "\"conversions\":\"3.25\",\"cpa\":\"379.8646\",\"revenue\":\"3968.50\","
                + "\"roas\":\"3.214506\",\"video_views\":5000,"
                + "\"cpv\":\"0.2469\"}";
        assertThat(new String(AnswerJson.bytes(answer, 77), StandardCharsets.UTF_8)).isEqualTo(
                "{\"report\":\"channels\",\"client\":\"demo\",\"period\":{\"from\":\"2026-07-01\","
                        + "\"to\":\"2026-09-28\"},"
                        + "\"zone\":\"UTC\",\"currency\":null,\"model\":\"linear\",\"lookback_days\":30,"
                        + "\"rows\":[{\"channel\":\"Paid \\\"Search\\\"\"," + values + "],\"totals\":[{" + values
                        + "],\"balances\":[{\"currency\":\"USD\",\"revenue\":\"5000.00\",\"credited\":\"3968.50\","
                        + "\"unattributed\":\"1031.50\",\"imported_spend\":\"1234.56\",\"reported_spend\":\"1234.56\","
                        + "\"holds\":true}],\"version\":77,\"rules\":2}");
    }

    @Test
    void settingsOfTouchesAreSaidWhereTheyAreNotAsUsual() {
        var eligibility = new Eligibility(7, 2, Dedupe.CONSECUTIVE, true, true,
                new TreeSet<>(Set.of("Email", "Direct")), Contacts.ALL);
        var question = new Question(SampleReports.DEMO, Question.By.CHANNELS, Optional.empty(),
                new Attribution(Model.W_SHAPED, eligibility), ZoneOffset.UTC, Optional.empty(), Question.Filter.ALL);
        var answer = new Answer(question, SampleReports.ALL_DAYS, List.of(), List.of(), List.of());
        assertThat(new String(AnswerJson.bytes(answer, 77), StandardCharsets.UTF_8)).contains("\"model\":\"w-shaped\","
                + "\"lookback_days\":7,\"view_days\":2,\"dedupe\":\"consecutive\",\"reset\":true,"
                + "\"paid_first\":true,\"exclude_channels\":[\"Direct\",\"Email\"],\"contacts\":\"all\",\"rows\":[]");
    }

    @Test
    void aRatioWithoutADenominatorIsNullAndEveryCurrencyHasItsDecimals() {
        var yen = new Answer.Row(new TreeMap<>(Map.of("channel", "Direct")), new Currency("JPY"),
                new Figures(0, 0, 0, 0, 0, 0, -1_200));
        String json = AnswerJson.text(new Answer(QUESTION, SampleReports.ALL_DAYS, List.of(yen), List.of(), List.of()));
        assertThat(json).contains("\"spend\" : \"0\"", "\"revenue\" : \"-1200\"", "\"ctr\" : null", "\"cpc\" : null",
                "\"cpm\" : null", "\"cpl\" : null", "\"cpa\" : null", "\"roas\" : null", "\"leads\" : \"0.00\"");
    }

    @Test
    void halfACentIsRoundedUpOnce() {
        var row = new Answer.Row(new TreeMap<>(), SampleReports.USD, new Figures(100_050, 0, 1_000, 0, 0, 0, 0));
        assertThat(Metric.CPC.value(row.figures(), row.currency())).hasValue("0.0001");
    }
}
