package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Need.Everywhere;
import outlay.access.Need.Known;
import outlay.access.Need.OfClient;
import outlay.access.Need.OfClientOrAll;
import outlay.access.Need.OfSomeClients;
import outlay.access.Need.Place;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.Json;

/// Every route, asked by everybody who may not: one answer, the same bytes as for a client that does not exist.
class MatrixTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final String REFUSAL = "404 " + new String(Refusal.response().body(), StandardCharsets.UTF_8);

    private Signed signed;
    private final Map<Role, Shown> members = new EnumMap<>(Role.class);
    private final Map<Role, Shown> programs = new EnumMap<>(Role.class);
    private final List<Shown> strangers = new ArrayList<>();
    private Shown owner = Shown.NOTHING;
    private String upload = "none";

    @BeforeEach
    void come(@TempDir Path data) throws Exception {
        signed = new Signed(data);
        owner = signed.user("chief", "owner", Map.of());
        for (Role role : Role.values()) {
            members.put(role, signed.user(role.label(), "", Map.of(ACME, role)));
            if (role.forPrograms()) {
                programs.put(role, signed.token(ACME, role));
            }
        }
        Shown stranger = signed.user("stranger", "", Map.of(OTHER, Role.OWNER));
        strangers.addAll(List.of(Shown.NOTHING, stranger, signed.token(OTHER, Role.ANALYST),
                signed.peopleKey(OTHER), Shown.bearer("wrong token", "outlay_" + "x".repeat(32)),
                Shown.bearer("nothing", ""), Signed.cookie("wrong cookie", "x".repeat(32)),
                stranger.with("Authorization", "Bearer wrong"), owner.with("Authorization", "Basic YTpi")));
    }

    @AfterEach
    void leave() {
        signed.close();
    }

    private Shown member(Role role) {
        return Objects.requireNonNull(members.get(role), role.label());
    }

    private String asked(String route, Need need, String client, Shown shown) throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1).replace("{by}", "channels").replace("{name}", "none")
                .replace("{id}", "none").replace("{table}", "alert_rules");
        String body = method.equals("GET") ? "" : "{\"file\":\"a.csv\",\"bytes\":9,\"email\":\"chief@example.com\"}";
        if (need instanceof OfClient of) {
            switch (of.client()) {
                case QUERY -> path += "?client=" + client;
                // A decoy in the place where this route's handler does not look.
                case BODY -> {
                    path += "?client=other";
                    body = "{\"client\":\"" + client + "\",\"file\":\"a.csv\",\"bytes\":9,\"id\":\"user:1\"}";
                }
                case UPLOAD -> {
                    path = path.replace("{upload}", client.equals("acme") ? upload() : "none");
                    body = method.equals("PUT") ? "bytes" : body;
                    shown = method.equals("PUT") ? shown.with("Content-Type", "application/octet-stream") : shown;
                }
            }
        }
        HttpResponse<String> answer = signed.ask(method, path, body, shown);
        return answer.statusCode() + " " + answer.body();
    }

    /// A file on its way to acme: the one before, unless somebody has cancelled it.
    private String upload() throws Exception {
        if (signed.get("/api/v1/imports/uploads/" + upload, owner).statusCode() == 200) {
            return upload;
        }
        String made = signed.post("/api/v1/imports/uploads",
                "{\"client\":\"acme\",\"file\":\"a.csv\",\"bytes\":9}", owner).body();
        upload = Json.read(made.getBytes(StandardCharsets.UTF_8), 10_000).path("upload").stringValue();
        return upload;
    }

    @Test
    void whoeverMayNotLearnsNothing() throws Exception {
        int refused = 0;
        for (Map.Entry<String, Need> entry : RouteNeeds.all().entrySet()) {
            String route = entry.getKey();
            Need need = entry.getValue();
            List<Shown> those = new ArrayList<>();
            switch (need) {
                case OfClient of -> {
                    those.addAll(strangers);
                    members.forEach((role, shown) -> addUnless(role.rights().contains(of.right()), shown, those));
                    programs.forEach((role, shown) -> addUnless(role.rights().contains(of.right()), shown, those));
                    addUnless(Credentials.OF_A_PEOPLE_KEY.contains(of.right()), signed.peopleKey(ACME), those);
                    String absent = asked(route, need, "nobody", member(Role.OWNER));
                    assertThat(absent).as("%s of a client that is not there", route).isEqualTo(REFUSAL);
                    if (of.client() != Place.UPLOAD) {
                        assertThat(asked(route, need, "", owner)).as("%s of no client", route).isEqualTo(REFUSAL);
                        assertThat(asked(route, need, "ACME!", owner)).as("%s of no client", route)
                                .isEqualTo(REFUSAL);
                    }
                }
                case OfClientOrAll of -> {
                    those.addAll(strangers);
                    those.addAll(programs.values());
                    // Of all clients: nobody but who has the right in every one.
                    those.addAll(members.values());
                }
                case Everywhere all -> {
                    those.addAll(strangers);
                    those.addAll(members.values());
                    those.addAll(programs.values());
                }
                case OfSomeClients some -> those.addAll(List.of(Shown.NOTHING, signed.peopleKey(ACME),
                        signed.user("nobody", "", Map.of()),
                        Shown.bearer("wrong token", "outlay_" + "x".repeat(32))));
                case Known known -> {
                    those.add(Shown.NOTHING);
                    those.add(Shown.bearer("wrong token", "outlay_" + "x".repeat(32)));
                    if (known == Known.USER) {
                        those.addAll(programs.values());
                    }
                }
                case Need.Open open -> throw new AssertionError("is not in the table");
            }
            for (Shown shown : those) {
                assertThat(asked(route, need, "acme", shown)).as("%s by %s", route, shown.who()).isEqualTo(REFUSAL);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(700);
    }

    private static void addUnless(boolean may, Shown shown, List<Shown> those) {
        if (!may) {
            those.add(shown);
        }
    }

    /// Without this the test before would hold for a server that refuses everything.
    @Test
    void whoeverMayIsLetThrough() throws Exception {
        for (Map.Entry<String, Need> entry : RouteNeeds.all().entrySet()) {
            String route = entry.getKey();
            List<Shown> those = new ArrayList<>();
            those.add(owner);
            if (entry.getValue() instanceof OfClient of) {
                members.forEach((role, shown) -> addUnless(!role.rights().contains(of.right()), shown, those));
                programs.forEach((role, shown) -> addUnless(!role.rights().contains(of.right()), shown, those));
                addUnless(!Credentials.OF_A_PEOPLE_KEY.contains(of.right()), signed.peopleKey(ACME), those);
            }
            for (Shown shown : those) {
                assertThat(asked(route, entry.getValue(), "acme", shown)).as("%s by %s", route, shown.who())
                        .isNotEqualTo(REFUSAL).doesNotStartWith("401").doesNotStartWith("403")
                        .doesNotStartWith("500").doesNotContain("there is nothing at");
            }
        }
    }

    @Test
    void aChangeByABrowserNeedsTheTokenOfItsSession() throws Exception {
        for (Map.Entry<String, Need> entry : RouteNeeds.all().entrySet()) {
            if (!entry.getKey().startsWith("GET ")) {
                for (Shown shown : List.of(owner.without(Guard.CSRF_HEADER), owner.with(Guard.CSRF_HEADER, "x"),
                        owner.with(Guard.CSRF_HEADER, member(Role.OWNER).header(Guard.CSRF_HEADER)))) {
                    assertThat(asked(entry.getKey(), entry.getValue(), "acme", shown)).as(entry.getKey())
                            .startsWith("403").contains(Guard.CSRF_HEADER);
                }
            }
        }
    }

    @Test
    void theAuditOfAClientIsForWhoMayReadItThere() throws Exception {
        String audit = "/api/v1/audit?client=";
        assertThat(signed.get(audit + "acme", member(Role.ADMIN)).statusCode()).isEqualTo(200);
        assertThat(signed.get(audit + "acme", member(Role.ANALYST)).statusCode()).isEqualTo(404);
        assertThat(signed.get(audit + "other", member(Role.ADMIN)).statusCode()).isEqualTo(404);
        assertThat(signed.get(audit + "acme&client=other", member(Role.OWNER)).statusCode()).isEqualTo(404);
        assertThat(signed.get(audit + "acme", owner).statusCode()).isEqualTo(200);
    }

    @Test
    void aUserSeesOnlyTheClientsThatAreTheirs() throws Exception {
        assertThat(signed.get("/api/v1/clients", member(Role.OWNER)).body()).doesNotContain("other");
        assertThat(signed.get("/api/v1/session", member(Role.VIEWER)).body())
                .contains("\"acme\"", "\"viewer\"", "open-figures").doesNotContain("other", "\"erase\"");
    }
}
