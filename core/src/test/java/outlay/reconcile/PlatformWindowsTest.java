package outlay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.journey.Journey.Kind;
import outlay.reconcile.AccountDays.Spot;
import outlay.reconcile.PlatformWindows.Said;

class PlatformWindowsTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final PlatformWindows SAID = new PlatformWindows(List.of(
            said(ACME, "meta_ads", "", Goal.ALL, 28), said(ACME, "meta_ads", "", Goal.LEADS, 21),
            said(ACME, "meta_ads", "m-1", Goal.ALL, 14),
            said(new ClientId("other"), "meta_ads", "m-1", Goal.SALES, 3)));

    @Test
    void theNarrowestThatIsSaidHolds() {
        assertThat(SAID.of(ACME, "meta_ads", "m-2", Kind.ORDER).clickDays()).isEqualTo(28);
        assertThat(SAID.of(ACME, "meta_ads", "m-2", Kind.LEAD).clickDays()).isEqualTo(21);
        assertThat(SAID.of(ACME, "meta_ads", "m-1", Kind.LEAD).clickDays()).isEqualTo(14);
        assertThat(SAID.says(ACME, "meta_ads", "m-1", Kind.DEAL_WON)).isTrue();
    }

    @Test
    void whatNobodySaidIsThatOfANewAccount() {
        assertThat(SAID.of(ACME, "google_ads", "g-1", Kind.ORDER)).isEqualTo(new PlatformWindow(30, 0));
        assertThat(SAID.of(new ClientId("new"), "meta_ads", "m-1", Kind.ORDER)).isEqualTo(new PlatformWindow(7, 1));
        assertThat(SAID.says(ACME, "google_ads", "g-1", Kind.ORDER)).isFalse();
    }

    @Test
    void aWindowIsOfWholeDaysThatPlatformsOffer() {
        assertThatThrownBy(() -> new PlatformWindow(91, 0)).hasMessageContaining("from 0 to 90");
        assertThatThrownBy(() -> new PlatformWindow(7, -1)).hasMessageContaining("view_days");
    }

    /// An order twelve days after the click, which Meta does not claim: too old under the usual seven days. Once its
    /// owner has said that it is set to 28, the window is no reason any more.
    @Test
    void whatIsSaidDecidesWhetherTheWindowIsAReason() {
        AccountDays world = new AccountDays(5);
        Spot spot = new Spot(1, 100);
        Discrepancy.CLICK_TOO_OLD_FOR_THE_PLATFORM.plant(world, spot);
        Reconciliation.Asked asked = AccountDays.asked(Model.LINEAR);
        assertThat(reasons(world, asked, spot)).containsExactly(Reason.WINDOW);
        assertThat(reasons(world, asked.under(new PlatformWindows(List.of(
                said(AccountDays.CLIENT, "meta_ads", "", Goal.SALES, 28)))), spot))
                .containsExactly(Reason.UNEXPLAINED);
    }

    private static List<Reason> reasons(AccountDays world, Reconciliation.Asked asked, Spot spot) {
        return Reconciliation.of(world.books(), asked).lines().stream()
                .filter(line -> line.account().equals(AccountDays.shop(spot).account())
                        && line.day().equals(AccountDays.day(spot)) && line.measure() == Measure.CONVERSIONS)
                .flatMap(line -> line.parts().stream()).map(Line.Part::reason).toList();
    }

    private static Said said(ClientId client, String platform, String account, Goal goal, int clickDays) {
        return new Said(client, platform, account, goal, new PlatformWindow(clickDays, 1));
    }
}
