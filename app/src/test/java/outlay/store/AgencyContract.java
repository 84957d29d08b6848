package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Day;

/// What every database has to do alike for views, mailed reports, first steps and the uses of keys.
abstract class AgencyContract {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final KeptReportMail MAIL = new KeptReportMail(ACME, "m-1", "week", 7, ZoneId.of("Europe/Berlin"),
            "Übersicht", "two\nlines", List.of("ann@example.com", "bob@example.com"), "linear", "",
            "https://o.example", "ann@example.com", NOW);
    private static final KeptSending SENDING = new KeptSending(ACME, "m-1", Day.parse("2026-10-25"), "sending", 1, "",
            NOW);

    abstract Store open();

    @Test
    void viewsAreTheirOwnersAndOfOneClient() {
        KeptView view = new KeptView(ACME, "ann@example.com", "Brand", "?view=report", NOW);
        try (Store store = open()) {
            store.agency().put(view);
            store.agency().put(new KeptView(ACME, "bob@example.com", "Brand", "?view=funnel", NOW));
            store.agency().put(new KeptView(OTHER, "ann@example.com", "Brand", "?view=home", NOW));
        }
        try (Store store = open()) {
            AgencyStore agency = store.agency();
            assertThat(agency.views(ACME, "ann@example.com")).containsExactly(view);
            KeptView again = new KeptView(ACME, "ann@example.com", "Brand", "?view=live", NOW.plusSeconds(1));
            agency.put(again);
            assertThat(agency.views(ACME, "ann@example.com")).containsExactly(again);
            assertThat(agency.removeView(ACME, "carl@example.com", "Brand")).isFalse();
            assertThat(agency.removeView(ACME, "ann@example.com", "Brand")).isTrue();
            assertThat(agency.views(ACME, "ann@example.com")).isEmpty();
            assertThat(agency.views(ACME, "bob@example.com")).hasSize(1);
            assertThat(agency.views(OTHER, "ann@example.com")).hasSize(1);
        }
    }

    @Test
    void aStepIsSkippedOnceForOneClientAndBroughtBack() {
        KeptSkip skip = new KeptSkip(ACME, "tag", "ann@example.com", NOW);
        try (Store store = open()) {
            assertThat(store.agency().skip(skip)).isTrue();
            assertThat(store.agency().skip(new KeptSkip(ACME, "tag", "bob@example.com", NOW))).isFalse();
        }
        try (Store store = open()) {
            AgencyStore agency = store.agency();
            assertThat(agency.skipped(ACME)).containsExactly(skip);
            assertThat(agency.skipped(OTHER)).isEmpty();
            assertThat(agency.bringBack(OTHER, "tag")).isFalse();
            assertThat(agency.bringBack(ACME, "tag")).isTrue();
            assertThat(agency.bringBack(ACME, "tag")).isFalse();
            assertThat(agency.skipped(ACME)).isEmpty();
        }
    }

    /// Beside the store's own contract, which is long enough.
    @Test
    void keysAreKnownToBeUsedAndComeBackAndLinksToo() {
        try (Store store = open()) {
            GateStore gates = store.gates();
            gates.add(Sample.key(ACME, "k1"));
            gates.add(Sample.link(ACME, "l1"));
            gates.used(ACME, "k1", NOW);
            gates.used(ACME, "k1", NOW.plusSeconds(60));
            gates.used(ACME, "k1", NOW.plusSeconds(30));
            assertThat(gates.uses(ACME)).containsExactly(new KeptUse("k1", NOW, NOW.plusSeconds(60)));
            assertThat(gates.uses(OTHER)).isEmpty();
            gates.revoke(ACME, "k1", NOW);
            assertThat(gates.restore(ACME, "k1", NOW.plusSeconds(1))).as("of another revocation").isFalse();
            assertThat(gates.restore(OTHER, "k1", NOW)).isFalse();
            long before = gates.version();
            assertThat(gates.restore(ACME, "k1", NOW)).isTrue();
            assertThat(gates.version()).as("the doors have to look").isGreaterThan(before);
            assertThat(gates.keys(ACME).getFirst().revokedAt()).isEmpty();
            gates.disable(ACME, "l1", NOW);
            assertThat(gates.enable(OTHER, "l1")).isFalse();
            assertThat(gates.enable(ACME, "l1")).isTrue();
            assertThat(gates.enable(ACME, "l1")).isFalse();
            assertThat(gates.links(ACME).getFirst().disabledAt()).isEmpty();
        }
    }

    @Test
    void aSendingBeginsOnceAndMovesFromWhereItIs() {
        try (Store store = open()) {
            AgencyStore agency = store.agency();
            agency.put(MAIL);
            assertThat(agency.begin(SENDING)).isTrue();
            assertThat(agency.begin(SENDING)).as("the same period once more").isFalse();
        }
        try (Store store = open()) {
            AgencyStore agency = store.agency();
            assertThat(agency.mails()).containsExactly(MAIL);
            assertThat(agency.mails(OTHER)).isEmpty();
            assertThat(agency.begin(SENDING)).as("after a restart").isFalse();
            KeptSending sent = new KeptSending(ACME, "m-1", SENDING.lastDay(), "sent", 1, "", NOW.plusSeconds(2));
            assertThat(agency.move(sent, "failed")).as("it has not failed").isFalse();
            assertThat(agency.move(sent, "sending")).isTrue();
            assertThat(agency.sendings(ACME)).containsExactly(sent);
            assertThat(agency.removeMail(OTHER, "m-1")).isFalse();
            assertThat(agency.removeMail(ACME, "m-1")).isTrue();
            assertThat(agency.sendings(ACME)).isEmpty();
        }
    }

    @Test
    void aPictureTakesThePlaceOfTheOneBefore() {
        try (Store store = open()) {
            AgencyStore agency = store.agency();
            assertThat(agency.logo(ACME)).isEmpty();
            agency.put(ACME, new KeptLogo("image/png", "AAAA"));
            agency.put(ACME, new KeptLogo("image/jpeg", "BBBB"));
            assertThat(agency.logo(ACME)).contains(new KeptLogo("image/jpeg", "BBBB"));
            assertThat(agency.logo(OTHER)).isEmpty();
            assertThat(agency.removeLogo(ACME)).isTrue();
            assertThat(agency.removeLogo(ACME)).isFalse();
        }
    }
}
