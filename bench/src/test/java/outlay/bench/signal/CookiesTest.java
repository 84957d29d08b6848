package outlay.bench.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What browsers do to cookies, and what that does to journeys, by hand.
class CookiesTest {
    private static final int N = Cookies.NONE;

    @Test
    void safariEndsAScriptsCookieAfterAWeekAndTheServersNever() throws Preset.Wrong {
        World world = world(browser(true, false, false), Channel.DIRECT, 0, 6.9, 14.1);
        assertThat(Cookies.of(world).script()).containsExactly(0, 0, 2);
        assertThat(Cookies.of(world).server()).containsExactly(0, 0, 0);
    }

    @Test
    void aDecoratedLandingEndsItAfterADay() throws Preset.Wrong {
        assertThat(Cookies.of(world(browser(true, false, false), Channel.PAID_SEARCH, 0, 0.9, 2)).script())
                .containsExactly(0, 0, 2);
        assertThat(Cookies.of(world(browser(false, false, false), Channel.PAID_SEARCH, 0, 0.9, 2)).script())
                .containsExactly(0, 0, 0);
    }

    @Test
    void blockersAndRefusalsLeaveNothing() throws Preset.Wrong {
        Cookies refused = Cookies.of(world(browser(false, false, true), Channel.DIRECT, 0, 1));
        assertThat(refused.script()).containsExactly(N, N);
        assertThat(refused.server()).containsExactly(N, N);
        Cookies blocked = Cookies.of(world(browser(false, true, false), Channel.DIRECT, 0, 1));
        assertThat(blocked.script()).containsExactly(N, N);
        assertThat(blocked.server()).containsExactly(0, 0);
    }

    @Test
    void halfOfAJourneyIsHalfOfLinearCreditAndAllOfLast() throws Preset.Wrong {
        Browser browser = browser(true, false, false);
        World world = bought(world(browser, Channel.PAID_SEARCH, 0, 3), 3);
        Journeyed pixel = Journeyed.pixel(world, Cookies.of(world), new Landings(world));
        Credits linear = Credits.of(world, Journeyed.truth(world), Rule.LINEAR);
        // Both visits are of one channel, so that one of them gives the channel all of the conversion.
        assertThat(Credits.of(world, pixel, Rule.LINEAR).accuracy(world, linear)).isEqualTo(1.0);

        List<Visit> visits = new ArrayList<>(world.visits());
        visits.set(1, visit(1, browser, 3, Channel.DIRECT));
        World mixed = bought(new World(world.chance(), world.rates(), world.people(), visits, List.of()), 3);
        Journeyed seen = Journeyed.pixel(mixed, Cookies.of(mixed), new Landings(mixed));
        assertThat(seen.visits(0)).containsExactly(1);
        assertThat(accuracy(mixed, seen, Rule.LINEAR)).isEqualTo(0.5);
        assertThat(accuracy(mixed, seen, Rule.LAST)).isEqualTo(1.0);
        assertThat(accuracy(mixed, seen, Rule.FIRST)).isZero();
        Credits credits = Credits.of(mixed, seen, Rule.LINEAR);
        Credits truth = Credits.of(mixed, Journeyed.truth(mixed), Rule.LINEAR);
        // Search earned half and is seen with nothing.
        assertThat(credits.roasError(mixed, truth)).isEqualTo(1.0);
        assertThat(credits.channelShareError(mixed, truth)).isEqualTo(0.5);
    }

    private static double accuracy(World world, Journeyed seen, Rule rule) {
        return Credits.of(world, seen, rule).accuracy(world, Credits.of(world, Journeyed.truth(world), rule));
    }

    private static World bought(World world, double day) {
        Conversion order = new Conversion(0, Conversion.Kind.ORDER, List.of(0), world.visits().getLast(),
                at(day) + 60_000, 10_000);
        return new World(world.chance(), world.rates(), world.people(), world.visits(), List.of(order));
    }

    private static World world(Browser browser, Channel channel, double... days) throws Preset.Wrong {
        Preset preset = Preset.named("us").with("cookie_deletion_share", 0).with("click_id_stripped_share", 0);
        List<Visit> visits = new ArrayList<>();
        for (double day : days) {
            visits.add(visit(visits.size(), browser, day, channel));
        }
        Person person = new Person(0, "Ann", "Abbott", 0, "ann.abbott@company0.example", "ann@gmail.com", false, "",
                false, true, List.of(browser));
        return new World(new Chance(1), preset.draw(new Chance(1)), List.of(person), visits, List.of());
    }

    private static Visit visit(int id, Browser browser, double day, Channel channel) {
        return new Visit(id, 0, browser, at(day), channel, false, "", Said.NOTHING);
    }

    private static long at(double day) {
        return World.START.toEpochMilli() + (long) (day * Duration.ofDays(1).toMillis());
    }

    private static Browser browser(boolean safari, boolean blocked, boolean refuses) {
        return new Browser(0, Browser.Place.WORK, safari, blocked, false, refuses, 0);
    }
}
