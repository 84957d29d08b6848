package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.AccessSettings;
import outlay.Settings;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;

/// Single sign-on at an issuer of the test's own, which can lie in every way.
class SignInAtIssuerTest {
    private static final ClientId ACME = new ClientId("acme");
    private LocalIssuer issuer;
    private Signed signed;
    private RSAKey rsa;
    private ECKey ec;
    private RSAKey strangers;

    @BeforeEach
    void come(@TempDir Path data) throws Exception {
        rsa = new RSAKeyGenerator(2048).keyID("one").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        strangers = new RSAKeyGenerator(2048).keyID("one").generate();
        issuer = new LocalIssuer(List.of(rsa.toPublicJWK(), ec.toPublicJWK()));
        SsoSettings sso = SsoSettings.of(issuer.uri(), "outlay", "secret", "groups",
                List.of("team=analyst@acme", "team=viewer@acme", "owners=owner"));
        signed = new Signed(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(new AccessSettings(Guard.Mode.REQUIRED, Set.of(), Optional.of(sso))));
    }

    @AfterEach
    void leave() {
        signed.close();
        issuer.close();
    }

    private JWTClaimsSet.Builder claims(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder().issuer(issuer.uri()).subject("ann-4711").audience("outlay")
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300))).claim("nonce", nonce)
                .claim("email", "Ann@Example.com").claim("email_verified", true).claim("groups", List.of("team"));
    }

    private static String sign(JWTClaimsSet.Builder claims, RSAKey key) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private record Begun(Map<String, String> asked, Shown browser) {
        String asked(String name) {
            return Objects.requireNonNull(asked.get(name), name);
        }
    }

    private Begun begin() throws Exception {
        HttpResponse<String> sent = signed.get("/api/v1/session/sso", Shown.NOTHING);
        assertThat(sent.statusCode()).isEqualTo(302);
        String location = sent.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(issuer.uri() + "/authorize?");
        Map<String, String> asked = LocalIssuer.fields(location.substring(location.indexOf('?') + 1));
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow();
        return new Begun(asked, new Shown("browser", Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')))));
    }

    private HttpResponse<String> back(Begun begun, String token) throws Exception {
        issuer.gives("the-code", token);
        return signed.get("/api/v1/session/sso/return?code=the-code&state=" + begun.asked("state"),
                begun.browser());
    }

    private static boolean in(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Set-Cookie").isPresent();
    }

    @Test
    void whoeverTheIssuerVouchesForIsWhatTheirGroupsSay() throws Exception {
        Begun begun = begin();
        HttpResponse<String> answer = back(begun, sign(claims(begun.asked("nonce")), rsa));
        assertThat(answer.headers().firstValue("Location")).contains("/");
        Shown ann = Signed.signedIn("ann", answer);
        assertThat(signed.get("/api/v1/session", ann).body()).contains("ann@example.com", "\"analyst\"");
        String verifier = Objects.requireNonNull(issuer.asked().get("code_verifier"));
        assertThat(begun.asked("code_challenge")).isEqualTo(Base64.getUrlEncoder().withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(verifier.getBytes(StandardCharsets.US_ASCII))));
        assertThat(issuer.asked()).containsEntry("redirect_uri", begun.asked("redirect_uri"));
        Begun again = begin();
        SignedJWT curve = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("two").build(),
                claims(again.asked("nonce")).claim("groups", "owners").build());
        curve.sign(new ECDSASigner(ec));
        Shown later = Signed.signedIn("ann", back(again, curve.serialize()));
        assertThat(signed.get("/api/v1/session", later).body()).contains("\"everywhere\":\"owner\"")
                .doesNotContain("\"analyst\"");
        assertThat(signed.access.users()).hasSize(1);
        assertThat(signed.get("/api/v1/session", ann).body()).as("the session before").contains("\"user\":null");
    }

    @Test
    void aForgedOrMixedUpTokenLetsNobodyIn() throws Exception {
        Map<String, Forgery> forgeries = new LinkedHashMap<>(forgedClaims());
        forgeries.putAll(forgedSignatures());
        for (Map.Entry<String, Forgery> forgery : forgeries.entrySet()) {
            Begun begun = begin();
            HttpResponse<String> answer = back(begun, forgery.getValue().token(begun.asked("nonce")));
            assertThat(in(answer)).as(forgery.getKey()).isFalse();
        }
        assertThat(forgeries).hasSizeGreaterThanOrEqualTo(33);
        assertThat(signed.access.users()).isEmpty();
    }

    @FunctionalInterface
    private interface Forgery {
        String token(String nonce) throws Exception;
    }

    @FunctionalInterface
    private interface Change {
        JWTClaimsSet.Builder of(JWTClaimsSet.Builder claims);
    }

    private Forgery with(Change change) {
        return nonce -> sign(change.of(claims(nonce)), rsa);
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private Map<String, Forgery> forgedClaims() {
        Map<String, Forgery> all = new LinkedHashMap<>();
        all.put("another issuer", with(claims -> claims.issuer("https://evil.example")));
        all.put("the issuer with a slash", with(claims -> claims.issuer(issuer.uri() + "/")));
        all.put("no issuer", with(claims -> claims.issuer(null)));
        all.put("another audience", with(claims -> claims.audience("other")));
        all.put("no audience", with(claims -> claims.audience((String) null)));
        all.put("two audiences without a party", with(claims -> claims.audience(List.of("outlay", "other"))));
        all.put("another party", with(claims -> claims.claim("azp", "other")));
        all.put("two audiences and another party",
                with(claims -> claims.audience(List.of("outlay", "other")).claim("azp", "other")));
        all.put("an audience in capitals", with(claims -> claims.audience("OUTLAY")));
        all.put("expired", with(claims -> claims.expirationTime(in(-600))));
        all.put("no end", with(claims -> claims.expirationTime(null)));
        all.put("issued long ago", with(claims -> claims.issueTime(in(-3600))));
        all.put("issued in the future", with(claims -> claims.issueTime(in(3600))));
        all.put("no beginning", with(claims -> claims.issueTime(null)));
        all.put("not valid yet", with(claims -> claims.notBeforeTime(in(3600))));
        all.put("another nonce", with(claims -> claims.claim("nonce", "another")));
        all.put("no nonce", with(claims -> claims.claim("nonce", null)));
        all.put("a nonce that is no text", with(claims -> claims.claim("nonce", 7)));
        all.put("nobody", with(claims -> claims.subject(null)));
        all.put("an empty name", with(claims -> claims.subject(" ")));
        all.put("a long name", with(claims -> claims.subject("x".repeat(300))));
        all.put("no groups", with(claims -> claims.claim("groups", null)));
        all.put("groups without a role", with(claims -> claims.claim("groups", List.of("others", "TEAM", "team "))));
        all.put("an address nobody vouches for", with(claims -> claims.claim("email_verified", false)));
        all.put("an address that is said to be verified", with(claims -> claims.claim("email_verified", "true")));
        all.put("no address", with(claims -> claims.claim("email", null)));
        all.put("no address that is one", with(claims -> claims.claim("email", "ann")));
        return all;
    }

    private Map<String, Forgery> forgedSignatures() {
        Map<String, Forgery> all = new LinkedHashMap<>();
        all.put("no signature", nonce -> new PlainJWT(claims(nonce).build()).serialize());
        all.put("a stranger's key", nonce -> sign(claims(nonce), strangers));
        all.put("our secret", nonce -> mac(nonce, "secretsecretsecretsecretsecretse"
                .getBytes(StandardCharsets.US_ASCII)));
        all.put("the public key as a secret", nonce -> mac(nonce, rsa.toPublicKey().getEncoded()));
        all.put("a key that comes along", nonce -> {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(strangers.toPublicJWK())
                    .build(), claims(nonce).build());
            token.sign(new RSASSASigner(strangers));
            return token.serialize();
        });
        all.put("another algorithm", nonce -> {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("one").build(),
                    claims(nonce).build());
            token.sign(new RSASSASigner(rsa));
            return token.serialize();
        });
        all.put("claims exchanged", nonce -> {
            String[] good = sign(claims(nonce).claim("groups", List.of("others")), rsa).split("\\.", -1);
            String[] other = sign(claims(nonce).claim("groups", List.of("owners")), strangers).split("\\.", -1);
            return good[0] + "." + other[1] + "." + good[2];
        });
        all.put("signature cut", nonce -> sign(claims(nonce), rsa).replaceAll("[^.]*$", ""));
        all.put("no token", nonce -> "not.a.token");
        all.put("nothing", nonce -> "");
        all.put("an access token's type", nonce -> {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one")
                    .type(new JOSEObjectType("at+jwt")).build(), claims(nonce).build());
            token.sign(new RSASSASigner(rsa));
            return token.serialize();
        });
        return all;
    }

    private String mac(String nonce, byte[] secret) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(),
                claims(nonce).build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    @Test
    void onlyTheBrowserThatBeganComesBackAndOnce() throws Exception {
        Begun begun = begin();
        Begun others = begin();
        String token = sign(claims(begun.asked("nonce")), rsa);
        issuer.gives("the-code", token);
        String path = "/api/v1/session/sso/return?code=the-code&state=";
        String state = begun.asked("state");
        assertThat(in(signed.get(path + "guessed", begun.browser()))).isFalse();
        assertThat(in(signed.get(path + others.asked("state"), begun.browser()))).as("mixed up").isFalse();
        assertThat(in(signed.get(path + state + "&state=" + state, begun.browser()))).isFalse();
        assertThat(in(signed.get("/api/v1/session/sso/return?state=" + state, begun.browser()))).isFalse();
        Begun fresh = begin();
        issuer.gives("the-code", sign(claims(fresh.asked("nonce")), rsa));
        String mine = path + fresh.asked("state");
        assertThat(in(signed.get(mine, Shown.NOTHING))).as("another browser").isFalse();
        assertThat(in(signed.get(mine, fresh.browser()))).as("it was taken by the try before").isFalse();
        Begun last = begin();
        String good = sign(claims(last.asked("nonce")), rsa);
        assertThat(in(back(last, good))).isTrue();
        assertThat(in(back(last, good))).as("once more").isFalse();
    }

    @Test
    void anAddressOpensNothingOfWhoHasItAlready() throws Exception {
        signed.user("ann", "owner", Map.of(ACME, Role.OWNER));
        Begun begun = begin();
        assertThat(in(back(begun, sign(claims(begun.asked("nonce")), rsa)))).isFalse();
        assertThat(signed.access.users()).singleElement()
                .satisfies(ann -> assertThat(ann.identity()).isEmpty());
    }

    @Test
    void anIdTokenIsNoTokenOfTheApi() throws Exception {
        assertThat(signed.get("/api/v1/clients", Shown.bearer("id token", sign(claims("x"), rsa))).statusCode())
                .isEqualTo(404);
    }
}
