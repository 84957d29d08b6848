package outlay.access;

import static outlay.access.Need.Known.ANYBODY;
import static outlay.access.Need.Known.USER;
import static outlay.access.Need.Open.COMMANDS;
import static outlay.access.Need.Open.WORLD;
import static outlay.access.Need.Place.BODY;
import static outlay.access.Need.Place.QUERY;
import static outlay.access.Need.Place.UPLOAD;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.access.Need.Everywhere;
import outlay.access.Need.OfClient;
import outlay.access.Need.OfClientOrAll;
import outlay.access.Need.OfSomeClients;

/// What every route needs. A route that is not here is refused to everybody, and a server that has one does not start.
final class RouteNeeds {
    private static final Map<String, Need> OF = new TreeMap<>();
    /// What senders and readers of the world come to: doors look at keys themselves, and what is fetched under a secret
    /// address at that address; nothing else of it tells data.
    private static final List<String> DOORS = List.of("/v1/", "/o/", "/o.js", "/g/collect", "/mp/collect",
            "/debug/mp/collect", "/c/", "/feeds/", "/livez", "/readyz", "/openapi.json");
    private static final String LOCAL = "/local/";

    static {
        figures();
        people();
        imports();
        senders();
        receivers();
        settings();
        users();
        known();
    }

    private RouteNeeds() {}

    /// What reports answer.
    private static void figures() {
        of(Right.SEE_REPORTS, QUERY, "GET /api/v1/reports/{by}", "GET /api/v1/breakdowns/{by}",
                "GET /api/v1/funnel", "GET /api/v1/unit-economics", "GET /api/v1/marginal-cpa", "GET /api/v1/paths",
                "GET /api/v1/reconcile", "GET /api/v1/tagging", "GET /api/v1/changes", "GET /api/v1/alerts",
                "GET /api/v1/imports", "GET /api/v1/views", "GET /api/v1/logo", "GET /api/v1/logo/picture",
                "GET /api/v1/demo");
        of(Right.SEE_REPORTS, BODY, "POST /api/v1/views", "POST /api/v1/views/remove");
        of(Right.OPEN_FIGURES, QUERY, "GET /api/v1/journeys", "GET /api/v1/receipts", "GET /api/v1/spend");
        all(new OfSomeClients(Right.SEE_REPORTS), "GET /api/v1/rollup");
        all(new OfClientOrAll(Right.READ_AUDIT), "GET /api/v1/audit");
    }

    private static void people() {
        of(Right.SEE_PEOPLE, QUERY, "GET /api/v1/people/retention");
        of(Right.SEE_PEOPLE, BODY, "POST /api/v1/people", "POST /api/v1/people/find", "POST /api/v1/people/profile",
                "POST /api/v1/people/journey", "POST /api/v1/people/why", "POST /api/v1/people/history",
                "POST /api/v1/people/refused", "POST /api/v1/people/suggestions", "POST /api/v1/people/nearby");
        of(Right.CHANGE_PEOPLE, BODY, "POST /api/v1/people/split", "POST /api/v1/people/join-back",
                "POST /api/v1/people/join");
        of(Right.ERASE, BODY, "POST /api/v1/people/erasures", "POST /api/v1/people/access");
        of(Right.ERASE, QUERY, "GET /api/v1/people/erasures");
    }

    private static void imports() {
        of(Right.IMPORT, BODY, "POST /api/v1/demo", "POST /api/v1/demo/remove", "POST /api/v1/imports/undo",
                "POST /api/v1/imports/uploads");
        of(Right.IMPORT, UPLOAD, "PUT /api/v1/imports/uploads/{upload}", "GET /api/v1/imports/uploads/{upload}",
                "DELETE /api/v1/imports/uploads/{upload}", "GET /api/v1/imports/uploads/{upload}/errors.csv",
                "POST /api/v1/imports/uploads/{upload}/try", "POST /api/v1/imports/uploads/{upload}/import");
    }

    /// What comes in, by which keys, and what of it is still to be set up.
    private static void senders() {
        of(Right.CHANGE_SETTINGS, QUERY, "GET /api/v1/keys", "GET /api/v1/links",
                "GET /api/v1/keys/consent/try", "DELETE /api/v1/keys/consent/try");
        of(Right.CHANGE_SETTINGS, BODY, "POST /api/v1/keys", "POST /api/v1/keys/revoke", "POST /api/v1/keys/restore",
                "POST /api/v1/keys/consent", "POST /api/v1/keys/consent/try",
                "POST /api/v1/links", "POST /api/v1/links/disable", "POST /api/v1/links/enable",
                "POST /api/v1/first-steps/skip", "POST /api/v1/first-steps/bring-back");
        of(Right.SEE_REPORTS, QUERY, "GET /api/v1/first-steps");
    }

    /// Who is told of what: ad accounts, programs, and readers of mail.
    private static void receivers() {
        of(Right.SEE_PEOPLE, QUERY, "GET /api/v1/live", "GET /api/v1/deliveries", "GET /api/v1/deliveries/conversion",
                "GET /api/v1/deliveries/health", "GET /api/v1/destinations");
        of(Right.TELL, BODY, "POST /api/v1/deliveries/replay", "POST /api/v1/deliveries/pause",
                "POST /api/v1/deliveries/resume");
        of(Right.CHANGE_SETTINGS, QUERY, "GET /api/v1/report-mails", "GET /api/v1/webhooks",
                "GET /api/v1/webhooks/{id}/messages");
        of(Right.CHANGE_SETTINGS, BODY, "POST /api/v1/webhooks", "POST /api/v1/webhooks/{id}",
                "POST /api/v1/webhooks/{id}/remove", "POST /api/v1/webhooks/{id}/secret",
                "POST /api/v1/webhooks/{id}/restore", "POST /api/v1/webhooks/{id}/test",
                "POST /api/v1/webhooks/{id}/replay", "POST /api/v1/destinations", "POST /api/v1/destinations/{name}",
                "POST /api/v1/destinations/{name}/remove", "POST /api/v1/destinations/{name}/test",
                "POST /api/v1/destinations/{name}/feed", "POST /api/v1/destinations/{name}/feed/revoke",
                "POST /api/v1/alerts/test", "POST /api/v1/report-mails", "POST /api/v1/report-mails/remove",
                "POST /api/v1/report-mails/test", "POST /api/v1/report-mails/again");
    }

    private static void settings() {
        of(Right.CHANGE_SETTINGS, QUERY, "GET /api/v1/settings", "GET /api/v1/settings/{table}",
                "GET /api/v1/settings/{table}/try", "DELETE /api/v1/settings/{table}/try");
        of(Right.CHANGE_SETTINGS, BODY, "POST /api/v1/settings/{table}", "POST /api/v1/settings/{table}/try",
                "POST /api/v1/settings/{table}/undo", "POST /api/v1/logo", "POST /api/v1/logo/remove");
        all(new Everywhere(Right.CHANGE_INSTALLATION), "GET /api/v1/retention", "POST /api/v1/retention",
                "POST /api/v1/retention/try", "GET /api/v1/retention/try", "DELETE /api/v1/retention/try",
                "POST /api/v1/retention/undo");
    }

    private static void users() {
        of(Right.MANAGE_USERS, QUERY, "GET /api/v1/users", "GET /api/v1/invitations", "GET /api/v1/tokens");
        of(Right.MANAGE_USERS, BODY, "POST /api/v1/users/role", "POST /api/v1/users/remove", "POST /api/v1/invitations",
                "POST /api/v1/invitations/withdraw", "POST /api/v1/tokens", "POST /api/v1/tokens/revoke");
        all(new Everywhere(Right.MANAGE_OWNERS), "POST /api/v1/users/disable", "POST /api/v1/users/enable");
    }

    /// What is about whoever asks, or about nobody.
    private static void known() {
        all(ANYBODY, "GET /api/v1/clients", "GET /api/v1/models", "GET /api/v1/metrics", "GET /api/v1/max-cpa",
                "GET /api/v1/imports/fields", "GET /api/v1/destinations/kinds");
        all(USER, "GET /api/v1/session/all", "POST /api/v1/session/end", "POST /api/v1/session/password",
                "POST /api/v1/session/second-factor", "POST /api/v1/session/second-factor/confirm",
                "POST /api/v1/session/second-factor/remove");
        // An assistant asks for everything else as whoever it asks for, and so through this wall.
        all(WORLD, "POST /mcp", "GET /api/v1/session", "POST /api/v1/session", "DELETE /api/v1/session",
                "GET /api/v1/session/sso", "GET /api/v1/session/sso/return", "POST /api/v1/set-up",
                "POST /api/v1/invitations/accept");
    }

    /// @param route as the router lists it
    static Optional<Need> of(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        if (path.startsWith(LOCAL)) {
            return Optional.of(COMMANDS);
        }
        boolean door = DOORS.stream().anyMatch(each -> each.endsWith("/") ? path.startsWith(each) : path.equals(each));
        return door ? Optional.of(WORLD) : Optional.ofNullable(OF.get(route));
    }

    /// Those that need something, by route.
    static Map<String, Need> all() {
        Map<String, Need> all = new TreeMap<>(OF);
        all.values().removeIf(Need.Open.class::isInstance);
        return Collections.unmodifiableMap(all);
    }

    private static void of(Right right, Need.Place client, String... routes) {
        all(new OfClient(right, client), routes);
    }

    private static void all(Need need, String... routes) {
        for (String route : routes) {
            if (OF.put(route, need) != null) {
                throw new IllegalStateException(route + " stands here twice");
            }
        }
    }
}
