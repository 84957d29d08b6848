package outlay.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;

class MetricTest {
    @Test
    void everyMetricIsComputedFromTheSums() {
        Figures figures = new Figures(1_000_000_000, 30_000, 700, 8_000, 12_500_000, 3_333_333, 250_050);
        assertThat(values(figures, "USD")).isEqualTo(Map.ofEntries(Map.entry("spend", "1000.00"),
                Map.entry("impressions", "30000"), Map.entry("clicks", "700"), Map.entry("ctr", "0.023333"),
                Map.entry("cpc", "1.4286"), Map.entry("cpm", "33.3333"), Map.entry("leads", "12.50"),
                Map.entry("cpl", "80.0000"), Map.entry("conversions", "3.333333"), Map.entry("cpa", "300.0000"),
                Map.entry("revenue", "2500.50"), Map.entry("roas", "2.500500"),
                Map.entry("video_views", "8000"), Map.entry("cpv", "0.1250")));
    }

    @Test
    void decimalsOfMoneyAreTheCurrencysWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Figures figures = new Figures(5_500_000, 0, 0, 0, 0, 0, -1_234);
            assertThat(values(figures, "JPY")).containsEntry("spend", "5.5").containsEntry("revenue", "-1234")
                    .containsEntry("roas", "-224.363636");
            assertThat(values(figures, "KWD")).containsEntry("spend", "5.500").containsEntry("revenue", "-1.234");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aRatioOfNothingIsAbsentAndASumOfNothingIsZero() {
        assertThat(values(Figures.ZERO, "USD")).isEqualTo(Map.of("spend", "0.00", "impressions", "0", "clicks", "0",
                "video_views", "0", "leads", "0.00", "conversions", "0.00", "revenue", "0.00"));
    }

    private static Map<String, String> values(Figures figures, String currency) {
        Map<String, String> values = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            metric.value(figures, new Currency(currency)).ifPresent(value -> values.put(metric.label(), value));
        }
        return values;
    }
}
