package outlay.bench.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which visits a browser's cookie holds together. A cookie's number is the id of the visit that began it.
///
/// @param script by visit: of the cookie that a pixel's script sets, or [#NONE] where the pixel sees nothing
/// @param server by visit: of the cookie that the site's server sets, or [#NONE] where the tag's requests do not arrive
///               or may not carry an id
record Cookies(int[] script, int[] server) {
    static final int NONE = -1;
    private static final double MONTH_DAYS = 30;
    private static final double LONGEST_DAYS = 395;

    static Cookies of(World world) {
        Map<Integer, List<Visit>> byBrowser = new HashMap<>();
        world.visits().forEach(
                visit -> byBrowser.computeIfAbsent(visit.browser().id(), added -> new ArrayList<>()).add(visit));
        int[] script = new int[world.visits().size()];
        int[] server = new int[world.visits().size()];
        Arrays.fill(script, NONE);
        Arrays.fill(server, NONE);
        for (List<Visit> visits : byBrowser.values()) {
            visits.sort(World.BY_TIME);
            Browser browser = visits.getFirst().browser();
            if (!browser.refuses() && !browser.pixelBlocked()) {
                new Jar(world, true).hold(visits, script);
            }
            if (!browser.refuses() && !browser.tagBlocked()) {
                new Jar(world, false).hold(visits, server);
            }
        }
        return new Cookies(script, server);
    }

    /// The id in the server's cookie, as the tag proposed it.
    static String id(World world, int cookie) {
        return world.chance().hex("cookie", cookie);
    }

    /// One kind of cookie in one browser.
    private static final class Jar {
        private final World world;
        private final boolean byScript;
        private int cookie = NONE;
        private long last;
        private double lifeDays;

        Jar(World world, boolean byScript) {
            this.world = world;
            this.byScript = byScript;
        }

        void hold(List<Visit> visits, int[] into) {
            for (Visit visit : visits) {
                double days = (visit.at() - last) / (double) Duration.ofDays(1).toMillis();
                if (cookie == NONE || days > lifeDays || deleted(days, visit)) {
                    cookie = visit.id();
                }
                into[visit.id()] = cookie;
                last = visit.at();
                lifeDays = Math.min(LONGEST_DAYS, life(visit));
            }
        }

        /// Deletion has no memory: the share that is published for 30 days holds for any part of them. It is the same
        /// for both kinds of cookie.
        private boolean deleted(double days, Visit visit) {
            double kept = Math.pow(1 - world.rates().of("cookie_deletion_share"), days / MONTH_DAYS);
            return world.chance().happens(1 - kept, "deleted", visit.id());
        }

        private double life(Visit visit) {
            if (!visit.browser().safari()) {
                return LONGEST_DAYS;
            }
            if (!byScript) {
                return world.rates().of("server_cookie_days");
            }
            return world.rates().of(visit.channel().decorated() ? "decorated_cookie_days" : "script_cookie_days");
        }
    }
}
