package outlay.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Decides whether an ID token is the issuer's word about who somebody is, said for us, now, and in answer to this very
/// sign-in (OpenID Connect Core 1.0, section 3.1.3.7). Anything that is not certain is a no.
final class IdTokens {
    /// What a secret that we share, or nothing at all, has signed is not taken: only the issuer's private keys.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int MOST_LETTERS = 255;

    private final SsoSettings settings;
    private final Clock clock;

    /// @param identity issuer and subject: the only name that stays somebody's
    /// @param email    as the issuer knows it; empty where it does not vouch for it
    record Person(String identity, Optional<String> email, Set<String> groups) {}

    IdTokens(SsoSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// @param keys  that the issuer signs with now
    /// @param nonce of this sign-in
    Optional<Person> read(String token, JWKSet keys, String nonce) {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
            // Looked at below, by a clock that tests can move.
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            JWTClaimsSet claims = processor.process(token, null);
            return holds(claims, nonce) ? person(claims) : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private boolean holds(JWTClaimsSet claims, String nonce) throws ParseException {
        Instant now = clock.instant();
        List<String> audience = claims.getAudience();
        Optional<String> party = Optional.ofNullable(claims.getStringClaim("azp"));
        return settings.issuer().toString().equals(claims.getIssuer())
                && audience.contains(settings.clientId())
                && (audience.size() == 1 || party.isPresent())
                && party.map(settings.clientId()::equals).orElse(true)
                && after(claims.getExpirationTime(), now.minus(CLOCKS_DIFFER))
                && after(claims.getIssueTime(), now.minus(OLDEST))
                && !after(claims.getIssueTime(), now.plus(CLOCKS_DIFFER))
                && (claims.getNotBeforeTime() == null
                        || !after(claims.getNotBeforeTime(), now.plus(CLOCKS_DIFFER)))
                && Secret.same(nonce, Optional.ofNullable(claims.getStringClaim("nonce")).orElse(""));
    }

    private static boolean after(@Nullable Date date, Instant instant) {
        return date != null && date.toInstant().isAfter(instant);
    }

    private Optional<Person> person(JWTClaimsSet claims) throws ParseException {
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        Object groups = claims.getClaim(settings.groupsClaim());
        Set<String> names = new TreeSet<>();
        if (groups instanceof List<?> list) {
            list.stream().filter(String.class::isInstance).forEach(name -> names.add((String) name));
        } else if (groups instanceof String one) {
            names.add(one);
        }
        Optional<String> email = Boolean.TRUE.equals(claims.getClaim("email_verified"))
                ? Optional.ofNullable(claims.getStringClaim("email")).filter(Accounts::isAddress)
                : Optional.empty();
        return Optional.of(new Person(settings.issuer() + " " + subject, email, names));
    }
}
