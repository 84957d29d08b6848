package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.notify.Happening;
import outlay.store.AgencyStore;
import outlay.store.KeptReportMail;
import outlay.store.KeptSending;
import outlay.store.Store;

class ReportsReadyTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant SENT = Instant.parse("2026-11-01T06:00:00Z");

    @TempDir
    private Path data;

    @Test
    void aReportThatWasMailedIsToldWithItsPeriodAndPageAndNothingElse() {
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            AgencyStore agency = store.agency();
            agency.put(new KeptReportMail(ACME, "m-1", "month", 7, ZoneId.of("Europe/Berlin"), "For Ann", "Dear Ann",
                    List.of("ann@example.com"), "linear", "USD", "https://o.example", "chief@example.com",
                    SENT.minusSeconds(60)));
            sent(agency, "m-1", "2026-10-31", "sent");
            sent(agency, "m-1", "2026-09-30", "unsure");
            sent(agency, "of a mail that is gone", "2026-10-31", "sent");
            List<Happening> found = Happenings.ofReports(agency).since(ACME, SENT);
            assertThat(found).extracting(Happening::key).containsExactly("m-1\n2026-10-31");
            assertThat(found.getFirst().at()).isEqualTo(SENT);
            assertThat(found.getFirst().data().toString()).isEqualTo("{\"id\":\"m-1\",\"from\":\"2026-10-01\","
                    + "\"to\":\"2026-10-31\",\"page\":\"https://o.example/?client=acme&view=print&from=2026-10-01"
                    + "&to=2026-10-31&model=linear&currency=USD\"}");
            assertThat(Happenings.ofReports(agency).since(ACME, SENT.plusSeconds(1))).isEmpty();
            assertThat(Happenings.ofReports(agency).since(new ClientId("other"), SENT)).isEmpty();
        }
    }

    private static void sent(AgencyStore agency, String mail, String lastDay, String state) {
        agency.begin(new KeptSending(ACME, mail, Day.parse(lastDay), state, 1, "", SENT));
    }
}
