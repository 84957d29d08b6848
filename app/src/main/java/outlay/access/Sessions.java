package outlay.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import outlay.store.AccessStore;
import outlay.store.KeptSession;

/// Who is signed in, on which browser. A session ends by itself some hours after it was used last, and some days after
/// it began.
final class Sessions {
    static final Duration IDLE = Duration.ofHours(12);
    static final Duration ABSOLUTE = Duration.ofDays(7);
    /// Writing down every use would make of each question a change.
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private final AccessStore store;
    private final Clock clock;
    private final SecureRandom random;

    Sessions(AccessStore store, Clock clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// A new session, whatever was shown before: what somebody else has put into a browser never becomes a session.
    ///
    /// @return what the browser has to show from now on
    String begin(String userId, String network) {
        Instant now = now();
        store.endOld(now.minus(ABSOLUTE), now.minus(IDLE));
        String secret = Secret.fresh(random);
        store.begin(new KeptSession(Secret.id(random, "ses_"), Secret.sha256(secret), userId, now, now, network));
        return secret;
    }

    Optional<KeptSession> find(String secret) {
        Instant now = now();
        Optional<KeptSession> found = store.session(Secret.sha256(secret)).filter(session -> alive(session, now));
        found.filter(session -> session.seenAt().plus(BETWEEN_NOTES).isBefore(now))
                .ifPresent(session -> store.seen(session, now));
        return found;
    }

    List<KeptSession> of(String userId) {
        Instant now = now();
        return store.sessions(userId).stream().filter(session -> alive(session, now)).toList();
    }

    boolean end(String userId, String sessionId) {
        return store.end(userId, sessionId);
    }

    /// What a page has to send back with a change: known to whoever may read our answers, and to no page elsewhere.
    static String csrf(String secret) {
        return Secret.sha256("csrf of " + secret);
    }

    private static boolean alive(KeptSession session, Instant now) {
        return now.isBefore(session.beganAt().plus(ABSOLUTE)) && now.isBefore(session.seenAt().plus(IDLE));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
