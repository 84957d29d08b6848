package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// From the first start to the last sign-out, as browsers do it.
class SignInOverHttpTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String PASSWORD = "a sentence that only I would say";
    private static final String SESSION = "/api/v1/session";
    private Signed signed;

    @BeforeEach
    void come(@TempDir Path data) throws Exception {
        signed = new Signed(data);
    }

    @AfterEach
    void leave() {
        signed.close();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), 100_000);
    }

    private static String secret(String link) {
        return link.substring(link.lastIndexOf('=') + 1);
    }

    private HttpResponse<String> setUp(String token, String email) throws Exception {
        return signed.post("/api/v1/set-up", "{\"token\":\"" + token + "\",\"email\":\"" + email + "\",\"password\":\""
                + PASSWORD + "\"}", Shown.NOTHING);
    }

    private HttpResponse<String> signIn(String email, String password, String code, Shown shown) throws Exception {
        return signed.post(SESSION, "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"code\":\"" + code
                + "\"}", shown);
    }

    private Shown owner() throws Exception {
        return Signed.signedIn("ann", setUp(secret(signed.server.setUp().orElseThrow()), "Ann@Example.com"));
    }

    @Test
    void theFirstOwnerIsMadeByTheLinkOfTheStartAndNobodyElse() throws Exception {
        assertThat(json(signed.get(SESSION, Shown.NOTHING)).path("set_up_needed").asBoolean()).isTrue();
        String token = secret(signed.server.setUp().orElseThrow());
        assertThat(setUp("guessed", "eve@example.com").statusCode()).isEqualTo(410);
        HttpResponse<String> weak = signed.post("/api/v1/set-up", "{\"token\":\"" + token
                + "\",\"email\":\"ann@example.com\",\"password\":\"password1234\"}", Shown.NOTHING);
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("\"field\":\"password\"");
        Shown ann = Signed.signedIn("ann", setUp(token, "Ann@Example.com"));
        assertThat(setUp(token, "eve@example.com").statusCode()).as("used before").isEqualTo(410);
        JsonNode session = json(signed.get(SESSION, ann));
        assertThat(session.path("set_up_needed").asBoolean()).isFalse();
        assertThat(session.at("/user/email").stringValue()).isEqualTo("ann@example.com");
        assertThat(session.at("/user/everywhere").stringValue()).isEqualTo("owner");
        assertThat(signed.get("/api/v1/clients", ann).statusCode()).isEqualTo(200);
    }

    @Test
    void theCookieIsForThisHostAndScriptsCannotReadIt() throws Exception {
        String token = secret(signed.server.setUp().orElseThrow());
        String cookie = setUp(token, "ann@example.com").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("outlay-on-this-machine=").contains("; Path=/;", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain", "Secure");
        assertThat(signed.access.sessions(signed.access.users().getFirst().id()).getFirst().sha256())
                .doesNotContain(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
    }

    @Test
    void whatIsWrongIsNotSaid() throws Exception {
        owner();
        signed.user("off", "", Map.of());
        signed.access.disable("usr_off", Instant.EPOCH);
        HttpResponse<String> wrong = signIn("ann@example.com", "another sentence", "", Shown.NOTHING);
        assertThat(wrong.statusCode()).isEqualTo(401);
        for (String email : List.of("nobody@example.com", "off@example.com")) {
            HttpResponse<String> answer = signIn(email, PASSWORD, "", Shown.NOTHING);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(wrong.body());
        }
        assertThat(signIn("ann@example.com", PASSWORD, "", Shown.NOTHING).statusCode()).isEqualTo(200);
    }

    @Test
    void guessesAreHeldUpAndTheNameOfNobodyToo() throws Exception {
        owner();
        for (String email : List.of("ann@example.com", "nobody@example.com")) {
            int looked = 0;
            for (int i = 0; i < 40; i++) {
                HttpResponse<String> answer = signIn(email, "guess number " + i, "", Shown.NOTHING);
                looked += answer.statusCode() == 401 ? 1 : 0;
                if (answer.statusCode() == 429) {
                    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                            .isPositive();
                }
            }
            assertThat(looked).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void whatWasInTheBrowserBeforeIsNoSession() throws Exception {
        Shown ann = owner();
        Shown planted = Signed.cookie("planted", "planted-by-somebody-else-0123456");
        Shown after = Signed.signedIn("ann", signIn("ann@example.com", PASSWORD, "", planted));
        assertThat(after.headers()).isNotEqualTo(planted.headers());
        assertThat(json(signed.get(SESSION, planted)).path("user").isNull()).isTrue();
        Shown again = Signed.signedIn("ann", signIn("ann@example.com", PASSWORD, "", ann));
        assertThat(json(signed.get(SESSION, ann)).path("user").isNull()).as("the session before").isTrue();
        assertThat(json(signed.get(SESSION, again)).path("user").isNull()).isFalse();
        HttpResponse<String> out = signed.ask("DELETE", SESSION, "", again);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(json(signed.get(SESSION, again)).path("user").isNull()).isTrue();
    }

    @Test
    void anInvitationOpensOnceAndGivesWhatItSaysAndNoMore() throws Exception {
        Shown ann = owner();
        HttpResponse<String> invited = signed.post("/api/v1/invitations",
                "{\"client\":\"acme\",\"email\":\"bob@example.com\",\"role\":\"analyst\"}", ann);
        assertThat(invited.statusCode()).isEqualTo(201);
        String accept = "{\"token\":\"" + secret(json(invited).path("link").stringValue()) + "\",\"password\":\""
                + PASSWORD + "\"}";
        assertThat(signed.get("/api/v1/invitations?client=acme", ann).body()).contains("bob@example.com")
                .doesNotContain(secret(json(invited).path("link").stringValue()));
        Shown bob = Signed.signedIn("bob", signed.post("/api/v1/invitations/accept", accept, Shown.NOTHING));
        assertThat(signed.post("/api/v1/invitations/accept", accept, Shown.NOTHING).statusCode()).isEqualTo(410);
        assertThat(signed.post("/api/v1/invitations/accept", accept, bob).statusCode()).isEqualTo(410);
        assertThat(json(signed.get(SESSION, bob)).at("/user/clients/0/role").stringValue()).isEqualTo("analyst");
        assertThat(signed.post("/api/v1/invitations",
                "{\"client\":\"acme\",\"email\":\"eve@example.com\",\"role\":\"viewer\"}", bob).body())
                .isEqualTo(new String(Refusal.response().body(), StandardCharsets.UTF_8));
    }

    /// Whoever may invite into one client gets the link, and could take it as somebody of another client.
    @Test
    void anInvitationNeverOpensAnAccountThatIsThere() throws Exception {
        Shown ann = owner();
        String link = json(signed.post("/api/v1/invitations",
                "{\"client\":\"acme\",\"email\":\"ann@example.com\",\"role\":\"viewer\"}", ann)).path("link")
                .stringValue();
        String accept = "{\"token\":\"" + secret(link) + "\",\"password\":\"another long sentence\"}";
        assertThat(signed.post("/api/v1/invitations/accept", accept, Shown.NOTHING).statusCode()).isEqualTo(410);
        assertThat(signIn("ann@example.com", "another long sentence", "", Shown.NOTHING).statusCode()).isEqualTo(401);
        assertThat(signed.post("/api/v1/invitations/accept", accept, ann).statusCode()).as("by Ann").isEqualTo(200);
    }

    @Test
    void nobodyGivesOrTakesMoreThanTheyHave() throws Exception {
        owner();
        Shown admin = signed.user("admin", "", Map.of(ACME, Role.ADMIN));
        signed.user("boss", "", Map.of(ACME, Role.OWNER));
        signed.user("bob", "", Map.of(ACME, Role.VIEWER));
        for (List<String> asked : List.of(List.of("users/role", "\"email\":\"admin@example.com\",\"role\":\"owner\""),
                List.of("users/role", "\"email\":\"boss@example.com\",\"role\":\"viewer\""),
                List.of("users/role", "\"email\":\"ann@example.com\",\"role\":\"viewer\""),
                List.of("users/remove", "\"email\":\"boss@example.com\""),
                List.of("invitations", "\"email\":\"eve@example.com\",\"role\":\"owner\""),
                List.of("invitations", "\"email\":\"boss@example.com\",\"role\":\"viewer\""))) {
            HttpResponse<String> answer = signed.post("/api/v1/" + asked.getFirst(), "{\"client\":\"acme\","
                    + asked.getLast() + "}", admin);
            assertThat(answer.statusCode()).as("%s", asked).isEqualTo(404);
        }
        assertThat(signed.post("/api/v1/tokens", "{\"client\":\"acme\",\"role\":\"admin\",\"purpose\":\"x\"}", admin)
                .statusCode()).as("a token that manages users").isEqualTo(400);
        assertThat(signed.post("/api/v1/users/role",
                "{\"client\":\"acme\",\"email\":\"bob@example.com\",\"role\":\"analyst\"}", admin).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aChangedRoleADisabledUserAndARevokedTokenAreOutAtOnce() throws Exception {
        Shown ann = owner();
        Shown bob = signed.user("bob", "", Map.of(ACME, Role.ANALYST));
        assertThat(signed.get("/api/v1/clients", bob).statusCode()).isEqualTo(200);
        signed.post("/api/v1/users/role", "{\"client\":\"acme\",\"email\":\"bob@example.com\",\"role\":\"viewer\"}",
                ann);
        assertThat(signed.get("/api/v1/clients", bob).statusCode()).isEqualTo(404);
        Shown back = signed.session("bob");
        assertThat(signed.post("/api/v1/users/disable", "{\"email\":\"bob@example.com\"}", ann).statusCode())
                .isEqualTo(200);
        assertThat(signed.get("/api/v1/clients", back).statusCode()).isEqualTo(404);
        assertThat(signed.get("/api/v1/clients", signed.session("bob")).statusCode())
                .as("a session that should not be").isEqualTo(404);
        assertThat(signed.post("/api/v1/users/disable", "{\"email\":\"ann@example.com\"}", ann).statusCode())
                .as("the last owner").isEqualTo(409);
        JsonNode made = json(signed.post("/api/v1/tokens",
                "{\"client\":\"acme\",\"role\":\"machine\",\"purpose\":\"nightly export\"}", ann));
        Shown program = Shown.bearer("program", made.path("token").stringValue());
        assertThat(made.path("token").stringValue()).matches("outlay_[0-9A-Za-z]{32}");
        assertThat(signed.get("/api/v1/imports?client=acme", program).statusCode()).isEqualTo(200);
        assertThat(signed.get("/api/v1/tokens?client=acme", ann).body()).contains("nightly export")
                .doesNotContain(made.path("token").stringValue());
        signed.post("/api/v1/tokens/revoke", "{\"client\":\"acme\",\"id\":\"" + made.path("id").stringValue() + "\"}",
                ann);
        assertThat(signed.get("/api/v1/imports?client=acme", program).statusCode()).isEqualTo(404);
    }

    @Test
    void aSecondFactorIsAskedForAndEachCodeIsTakenOnce() throws Exception {
        Shown ann = owner();
        JsonNode offer = json(signed.post(SESSION + "/second-factor", "{}", ann));
        String secret = offer.path("secret").stringValue();
        String confirm = "{\"password\":\"" + PASSWORD + "\",\"secret\":\"" + secret + "\",\"code\":\"";
        assertThat(signed.post(SESSION + "/second-factor/confirm", confirm + "000000\"}", ann).statusCode())
                .isEqualTo(400);
        byte[] key = Totp.fromBase32(secret);
        long step = Instant.now().getEpochSecond() / 30;
        JsonNode codes = json(signed.post(SESSION + "/second-factor/confirm",
                confirm + Totp.code(key, step, 6) + "\"}", ann)).path("recovery_codes");
        assertThat(codes).hasSize(10);
        HttpResponse<String> half = signIn("ann@example.com", PASSWORD, "", Shown.NOTHING);
        assertThat(half.statusCode()).isEqualTo(401);
        assertThat(json(half).path("needs").stringValue()).isEqualTo("code");
        assertThat(half.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(signIn("ann@example.com", PASSWORD, Totp.code(key, step, 6), Shown.NOTHING).statusCode())
                .as("the code that was used").isEqualTo(401);
        long next = Math.max(step + 1, Instant.now().getEpochSecond() / 30);
        assertThat(signIn("ann@example.com", PASSWORD, Totp.code(key, next, 6), Shown.NOTHING).statusCode())
                .isEqualTo(200);
        String paper = codes.get(3).stringValue();
        assertThat(signIn("ann@example.com", PASSWORD, paper.toLowerCase(Locale.ROOT), Shown.NOTHING)
                .statusCode()).as("a recovery code").isEqualTo(200);
        assertThat(signIn("ann@example.com", PASSWORD, paper, Shown.NOTHING).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"Origin,https://evil.example", "Origin,null", "Origin,http://127.0.0.1:1", "Origin,http://localhost",
            "Origin,https://127.0.0.1.evil.example", "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site",
            "Content-Type,text/plain"})
    void aPageOfAnotherSiteChangesNothing(String header, String value) throws Exception {
        Shown ann = owner().with(header, value);
        for (String asked : List.of("tokens {\"client\":\"acme\",\"role\":\"viewer\",\"purpose\":\"x\"}",
                "invitations {\"client\":\"acme\",\"email\":\"e@example.com\",\"role\":\"viewer\"}",
                "users/disable {\"email\":\"ann@example.com\"}",
                "session {\"email\":\"ann@example.com\",\"password\":\"" + PASSWORD + "\"}")) {
            int space = asked.indexOf(' ');
            HttpResponse<String> answer = signed.post("/api/v1/" + asked.substring(0, space),
                    asked.substring(space + 1), ann);
            assertThat(answer.statusCode()).as(asked).isIn(403, 415);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(signed.access.tokens()).isEmpty();
        assertThat(signed.access.invitations()).isEmpty();
    }

    @Test
    void aSessionEndsByItself() {
        Later clock = new Later();
        signed.user("bob", "", Map.of());
        Sessions sessions = new Sessions(signed.access, clock, new SecureRandom());
        String idle = sessions.begin("usr_bob", "test");
        clock.by(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(idle)).isPresent();
        clock.by(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(idle)).as("seen in between").isPresent();
        clock.by(Sessions.IDLE.plusSeconds(1));
        assertThat(sessions.find(idle)).isEmpty();
        String busy = sessions.begin("usr_bob", "test");
        for (Duration gone = Duration.ZERO; gone.compareTo(Sessions.ABSOLUTE) < 0; gone = gone.plusHours(8)) {
            assertThat(sessions.find(busy)).isPresent();
            clock.by(Duration.ofHours(8));
        }
        assertThat(sessions.find(busy)).as("after a week").isEmpty();
    }
}
