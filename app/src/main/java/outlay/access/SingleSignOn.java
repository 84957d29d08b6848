package outlay.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.access.Directory.User;
import outlay.web.Request;
import outlay.web.Response;

/// Signing in at the issuer: a code with PKCE, bound to this browser and to this very sign-in. Who somebody is says
/// issuer and subject, never an e-mail address alone; what they may say their groups, at every sign-in.
final class SingleSignOn {
    static final String BEGIN = "/api/v1/session/sso";
    static final String RETURN = BEGIN + "/return";
    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_UNDER_WAY = 1_000;

    private final SsoSettings settings;
    private final Issuer issuer;
    private final IdTokens tokens;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random;
    /// By what the issuer sends back with the code; the oldest first.
    private final Map<String, UnderWay> underWay = new LinkedHashMap<>();

    /// @param browser hash of what the browser shows that has begun it
    private record UnderWay(String verifier, String nonce, String browser, Instant until) {}

    SingleSignOn(SsoSettings settings, Issuer issuer, Accounts accounts, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.issuer = issuer;
        this.tokens = new IdTokens(settings, clock);
        this.accounts = accounts;
        this.clock = clock;
        this.random = random;
    }

    /// Sends the browser to the issuer.
    Response begin(Request request) throws IOException {
        String state = Secret.fresh(random);
        String browser = Secret.fresh(random);
        // PKCE wants 43 characters at least.
        UnderWay begun = new UnderWay(Secret.fresh(random) + Secret.fresh(random), Secret.fresh(random),
                Secret.sha256(browser), clock.instant().plus(PATIENCE));
        synchronized (underWay) {
            underWay.put(state, begun);
            if (underWay.size() > MOST_UNDER_WAY) {
                underWay.remove(underWay.keySet().iterator().next());
            }
        }
        Response answer = to(issuer.signIn(Map.of("response_type", "code", "client_id", settings.clientId(),
                "redirect_uri", Origin.of(request) + RETURN, "scope", "openid email profile", "state", state, "nonce",
                begun.nonce(), "code_challenge", challenge(begun.verifier()), "code_challenge_method", "S256"))
                .toString());
        return Cookies.setOfSso(request, answer, browser, PATIENCE);
    }

    /// Who has come back; empty for everything but one code in answer to a sign-in of this browser, once.
    Optional<User> finish(Request request) {
        UnderWay begun;
        synchronized (underWay) {
            begun = underWay.remove(single(request, "state"));
        }
        String code = single(request, "code");
        if (begun == null || code.isEmpty() || !clock.instant().isBefore(begun.until())
                || !Secret.same(begun.browser(), Secret.sha256(Cookies.readOfSso(request).orElse("")))) {
            return Optional.empty();
        }
        try {
            String token = issuer.idToken(code, Origin.of(request) + RETURN, begun.verifier());
            return tokens.read(token, issuer.keys(), begun.nonce()).flatMap(this::user);
        } catch (IOException failed) {
            LOG.warn("somebody could not sign in at the issuer: {}", failed.getMessage());
            return Optional.empty();
        }
    }

    private Optional<User> user(IdTokens.Person person) {
        SsoSettings.Granted granted = settings.granted(person.groups());
        return granted.nothing() ? Optional.empty() : accounts.known(person, granted);
    }

    private static String single(Request request, String name) {
        List<String> given = request.query().getOrDefault(name, List.of());
        return given.size() == 1 ? given.getFirst() : "";
    }

    static Response to(String address) {
        return Response.text(302, "").with("Location", address);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
