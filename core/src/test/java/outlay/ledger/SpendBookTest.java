package outlay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Fact;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.fact.Undo;

class SpendBookTest {
    @Test
    void rowsCountOnceTheirImportIsComplete() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10");
        assertThat(spend(facts)).isEmpty();
        assertThat(spend(facts.imported())).isEqualTo(Map.of("brand//", "10.00"));
    }

    @Test
    void rowsOfOneImportAddUpAndAreCountedOnce() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").spent(Level.CAMPAIGN, "brand", "1").imported();
        List<Fact> twice = new ArrayList<>(facts.list());
        twice.addAll(facts.list());
        assertThat(spend(twice)).isEqualTo(Map.of("brand//", "11.00"));
    }

    @Test
    void aLaterImportReplacesTheDayThatItNamesAgain() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").spent(Level.CAMPAIGN, "gone", "5").imported()
                .spent(Level.CAMPAIGN, "brand", "12").spent(Level.CAMPAIGN, "new", "1").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "12.00", "new//", "1.00"));
    }

    @Test
    void theOrderOfImportsDecidesAndThatOfRowsDoesNot() {
        List<Fact> facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").imported()
                .spent(Level.CAMPAIGN, "brand", "12").imported().list();
        List<Fact> rowsLast = new ArrayList<>(facts);
        rowsLast.sort((a, b) -> Boolean.compare(a instanceof SpendRow, b instanceof SpendRow));
        assertThat(spend(rowsLast)).isEqualTo(Map.of("brand//", "12.00"));
        Collections.reverse(rowsLast);
        assertThat(spend(rowsLast)).isEqualTo(Map.of("brand//", "10.00"));
    }

    @Test
    void anUndoneImportIsAsIfItHadNotBeenAndWhatItReplacedStandsAgain() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").imported()
                .spent(Level.CAMPAIGN, "brand", "12").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "12.00"));
        facts.list().add(new Undo(Facts.CLIENT, "import-1", Instant.EPOCH));
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "10.00"));
        facts.list().add(0, new Undo(Facts.CLIENT, "import-0", Instant.EPOCH));
        assertThat(spend(facts)).isEmpty();
    }

    @Test
    void aReportInSeveralFilesStandsAsAWhole() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").imported()
                .spent(Level.CAMPAIGN, "generic", "20").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "10.00", "generic//", "20.00"));
        facts.spent(Level.CAMPAIGN, "generic", "21").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "10.00", "generic//", "21.00"));
        facts.spent(Level.CAMPAIGN, "generic", "22").spent(Level.CAMPAIGN, "brand", "11").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "11.00", "generic//", "22.00"));
    }

    @Test
    void filesByDeviceAddUpButACutByDeviceReplacesTheWhole() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").imported();
        cut(facts, "device=MOBILE", "4").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "4.00"));
        cut(facts, "device=DESKTOP", "6").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "10.00"));
        cut(facts, "device=DESKTOP", "5").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "9.00"));
        cut(facts, "network=SEARCH", "7").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "7.00"));
    }

    @Test
    void aReportWithIdsReplacesOneWithNamesOnly() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").imported();
        facts.spent("google", Level.CAMPAIGN, Facts.DAY, withIds("7", "brand"), "", Micros.parse("11", "USD"))
                .imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand//", "11.00"));
        facts.spent("google", Level.CAMPAIGN, Facts.DAY, withIds("7", "brand, renamed"), "", Micros.parse("12", "USD"))
                .imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand, renamed//", "12.00"));
    }

    @Test
    void theFinestLevelIsReportedAndCoarserOnesAreNotAddedToIt() {
        Facts facts = new Facts().spent(Level.ACCOUNT, "", "30").imported().spent(Level.CAMPAIGN, "brand", "30")
                .imported().spent(Level.AD_GROUP, "brand/a", "30").imported().spent(Level.AD, "brand/a/x", "10")
                .spent(Level.AD, "brand/a/y", "20").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand/a/x", "10.00", "brand/a/y", "20.00"));
    }

    @Test
    void whatOnlyACoarserReportKnowsIsARowOfItsOwn() {
        Facts facts = new Facts().spent(Level.AD, "brand/a/x", "10").imported().spent(Level.CAMPAIGN, "brand", "13")
                .spent(Level.CAMPAIGN, "performance max", "50").imported().spent(Level.ACCOUNT, "", "64").imported();
        assertThat(spend(facts)).isEqualTo(
                Map.of("brand/a/x", "10.00", "brand//", "3.00", "performance max//", "50.00", "//", "1.00"));
    }

    @Test
    void aFinerReportThatSaysMoreIsBelieved() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "9").imported().spent(Level.AD, "brand/a/x", "10")
                .imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand/a/x", "10.00"));
    }

    @Test
    void keywordsAreCompletedFromTheirCampaignAndGiveWayToAdGroups() {
        Facts facts = new Facts().spent(Level.KEYWORD, "brand/a/shoes", "4").imported()
                .spent(Level.CAMPAIGN, "brand", "10").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand/a/", "4.00", "brand//", "6.00"));
        facts.spent(Level.AD_GROUP, "brand/a", "9").imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand/a/", "9.00", "brand//", "1.00"));
    }

    @Test
    void levelsThatNameCampaignsDifferentlyAreComparedAsAWhole() {
        Facts facts = new Facts().spent(Level.AD, "brand/a/x", "10").imported();
        facts.spent("google", Level.CAMPAIGN, Facts.DAY, withIds("7", ""), "", Micros.parse("12", "USD")).imported();
        assertThat(spend(facts)).isEqualTo(Map.of("brand/a/x", "10.00", "//", "2.00"));
    }

    private static Entity withIds(String campaignId, String campaign) {
        return new Entity(campaignId, campaign, "", "", "", "", "", "");
    }

    private static Facts cut(Facts facts, String segment, String amount) {
        return facts.spent("google", Level.CAMPAIGN, Facts.DAY, Facts.named(Level.CAMPAIGN, "brand"), segment,
                Micros.parse(amount, "USD"));
    }

    private static Map<String, String> spend(Facts facts) {
        return spend(facts.list());
    }

    /// What is reported, by names from the campaign down; and checks that it is what was imported.
    private static Map<String, String> spend(List<Fact> facts) {
        SpendBook book = new SpendBook(facts);
        Map<String, Micros> spend = new TreeMap<>();
        Micros total = Micros.zero(new Currency("USD"));
        for (Voucher voucher : book.reported()) {
            SpendRow row = voucher.row();
            assertThat(voucher.of().stream().mapToLong(said -> said.spend().micros()).sum() - voucher.namedMicros())
                    .isEqualTo(row.spend().micros());
            Entity entity = row.entity();
            spend.merge(entity.campaignName() + "/" + entity.adGroupName() + "/" + entity.adName(), row.spend(),
                    Micros::plus);
            total = total.plus(row.spend());
        }
        assertThat(book.importedMicros().getOrDefault(new Currency("USD"), 0L)).isEqualTo(total.micros());
        Map<String, String> amounts = new TreeMap<>();
        spend.forEach((key, micros) -> amounts.put(key, micros.amount()));
        return amounts;
    }
}
