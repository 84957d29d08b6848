package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.base.Period;
import outlay.base.Day;
import outlay.collect.FileReader.Problem.Severity;
import outlay.collect.FileReader.Reading;
import outlay.fact.Import;
import outlay.fact.Reach;

class ReachReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Reporting starts,Reporting ends,Campaign name,Reach,Impressions,Frequency,Amount spent (EUR)",
            "Beginn des Berichts,Ende des Berichts,Name der Kampagne,Reichweite,Impressionen,Frequenz,"
                    + "Ausgegebener Betrag (EUR)",
            "Début des rapports,Fin des rapports,Nom de la campagne,Couverture,Impressions,Répétition,"
                    + "Montant dépensé (EUR)",
            "Inicio del informe,Fin del informe,Nombre de la campaña,Alcance,Impresiones,Frecuencia,"
                    + "Importe gastado (EUR)",
            "Inizio dei report,Fine dei report,Nome della campagna,Copertura,Impression,Frequenza,Importo speso (EUR)",
            "Begin van rapportage,Einde van rapportage,Naam campagne,Bereik,Weergaven,Frequentie,"
                    + "Besteed bedrag (EUR)",
            "Início dos relatórios,Fim dos relatórios,Nome da campanha,Alcance,Impressões,Frequência,"
                    + "Valor usado (EUR)"})
    void metaInSevenLanguages(String header) throws IOException {
        Reading reading = read(header + "\n2026-10-01,2026-10-31,Awareness,3608,4233,1.173226,76.53\n", Map.of());
        assertThat(reading.kind()).isEqualTo(Import.Kind.REACH);
        assertThat(reading.problems()).noneMatch(problem -> problem.severity() == Severity.WRONG
                || problem.message().startsWith("columns that were"));
        assertThat(reading.facts()).hasSize(1);
        Reach reach = (Reach) reading.facts().getFirst();
        assertThat(reach.platform()).isEqualTo("meta_ads");
        assertThat(reach.campaign()).isEqualTo("Awareness");
        assertThat(reach.period()).isEqualTo(new Period(Day.parse("2026-10-01"), Day.parse("2026-10-31")));
        assertThat(reach.people()).isEqualTo(3_608);
        assertThat(reach.frequency().orElseThrow()).hasToString("1.173226");
        assertThat(reading.problems()).anyMatch(problem -> problem.severity() == Severity.DOUBTFUL
                && problem.message().contains("spend of several days"));
    }

    @Test
    void dayByDayItIsSpend() throws IOException {
        Reading reading = read("Reporting starts,Reporting ends,Campaign name,Reach,Impressions,Amount spent (EUR)\n"
                + "2026-10-01,2026-10-01,Awareness,3608,4233,76.53\n", Map.of());
        assertThat(reading.kind()).isEqualTo(Import.Kind.SPEND);
    }

    @Test
    void aCellThatSaysReachMakesNoHeaderAndARowOfTheWholeReportNoPeriod() throws IOException {
        String byDay = "Reporting starts,Reporting ends,Day,Campaign name,Amount spent (EUR),Impressions,Results,"
                + "Result indicator,Reach\n2026-07-01,2026-09-28,,,\"2,00\",2,,,90\n"
                + "2026-07-01,2026-07-01,2026-07-01,Awareness,\"1,00\",1,\"3.302\",reach,50\n"
                + "2026-07-02,2026-07-02,2026-07-02,Awareness,\"1,00\",1,\"3.302\",reach,50\n";
        assertThat(read(byDay, Map.of()).kind()).isEqualTo(Import.Kind.SPEND);
        String withoutReach = byDay.replace(",Reach\n", "\n").replace(",90\n", "\n").replace(",50\n", "\n");
        Reading reading = read(withoutReach, Map.of());
        assertThat(reading.kind()).isEqualTo(Import.Kind.SPEND);
        assertThat(reading.facts()).hasSize(2);
    }

    @Test
    void googleSaysThePeriodAboveTheHeader() throws IOException {
        Reading reading = read("Campaign report\n\"October 1, 2026 - October 31, 2026\"\n"
                + "Campaign,Campaign ID,Campaign type,Unique users,Avg. impr. freq. / user,Impr.,Cost\n"
                + "Brand video,21451,Video,\"1,200\",2.5,\"3,000\",\"1,033.50\"\n"
                + "Total: Campaigns, --,--,1300,,3000,\n", Map.of());
        assertThat(reading.kind()).isEqualTo(Import.Kind.REACH);
        Reach reach = (Reach) reading.facts().getFirst();
        assertThat(reading.facts()).hasSize(1);
        assertThat(reach.platform()).isEqualTo("google_ads");
        assertThat(reach.campaignId()).isEqualTo("21451");
        assertThat(reach.people()).isEqualTo(1_200);
        assertThat(reach.impressions()).hasValue(3_000);
        assertThat(reach.period().days()).isEqualTo(31);
    }

    @Test
    void partsOfACampaignAreNotAdded() throws IOException {
        Reading reading = read("Reporting starts,Reporting ends,Campaign name,Ad set name,Reach,Amount spent (EUR)\n"
                + "2026-10-01,2026-10-31,Awareness,a,3608,1\n2026-10-01,2026-10-31,Awareness,b,2000,1\n", Map.of());
        assertThat(reading.wrong()).isTrue();
        assertThat(reading.problems().getFirst().toString()).contains("line 3", "line 2",
                "parts of reach cannot be added");
    }

    @Test
    void aReportWithoutDaysIsRefused() throws IOException {
        Reading reading = read("Campaign,Reach\nAwareness,3608\n", Map.of("kind", "REACH", "platform", "meta_ads"));
        assertThat(reading.wrong()).isTrue();
        assertThat(reading.problems().getFirst().message()).contains("which days");
    }

    private Reading read(String text, Map<String, String> options) throws IOException {
        return Readings.read(Readings.source(Files.writeString(folder.resolve("report.csv"), text), options))
                .orElseThrow();
    }
}
