package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Import;
import outlay.fact.SpendRow;

class ImportCatalogueTest {
    private static final ClientId ACME = new ClientId("acme");
    private final ImportCatalogue catalogue = new ImportCatalogue();

    @Test
    void partsThatAreCutByDeviceStandSideBySideAndShrinkNothing() {
        add("mobile-1", row("mobile-1", "c1", "Brand", "device=MOBILE", 9));
        List<SpendRow> desktop = List.of(row("desktop-1", "c1", "Brand", "device=DESKTOP", 1));
        assertThat(catalogue.shrunk(Facts.of(desktop).extent())).isEmpty();
        add("desktop-1", desktop.getFirst());
        assertThat(catalogue.holds("mobile-1", id -> false)).isTrue();
    }

    @Test
    void theSameCampaignCutOtherwiseIsReplaced() {
        add("devices-1", row("devices-1", "c1", "Brand", "device=MOBILE", 9));
        List<SpendRow> whole = List.of(row("whole-1", "c1", "Brand", "", 5));
        assertThat(catalogue.shrunk(Facts.of(whole).extent())).hasSize(1);
        add("whole-1", whole.getFirst());
        assertThat(catalogue.holds("devices-1", id -> false)).isFalse();
    }

    @Test
    void aReportWithoutIdsReplacesOneWithThemByName() {
        add("ids-1", row("ids-1", "c1", "Brand", "", 9));
        add("names-1", row("names-1", "", "Brand", "", 10));
        assertThat(catalogue.holds("ids-1", id -> false)).isFalse();
        assertThat(catalogue.holds("names-1", id -> false)).isTrue();
    }

    @Test
    void otherCampaignsReplaceNothing() {
        add("one-1", row("one-1", "c1", "Brand", "", 9));
        add("two-1", row("two-1", "c2", "Generic", "", 1));
        assertThat(catalogue.holds("one-1", id -> false)).isTrue();
    }

    private void add(String importId, SpendRow row) {
        catalogue.add(new Import(ACME, importId, "f.csv", "00", Import.Kind.SPEND, "mapped", 1, Instant.EPOCH),
                Facts.of(List.of(row)).extent());
    }

    private static SpendRow row(String importId, String campaignId, String campaign, String segment, long units) {
        return new SpendRow(ACME, importId, 2, "google_ads", "a1", "", SpendRow.Level.CAMPAIGN, Day.parse("2026-10-01"),
                "", new SpendRow.Entity(campaignId, campaign, "", "", "", "", "", ""), segment,
                new Micros(units * Micros.PER_UNIT, new Currency("USD")), OptionalLong.empty(), OptionalLong.empty(),
                OptionalLong.empty(), Optional.empty());
    }
}
