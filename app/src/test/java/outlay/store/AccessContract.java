package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;

/// What every database has to do alike for users, invitations, tokens and sessions.
abstract class AccessContract {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    abstract Store open();

    abstract Dump dump() throws SQLException;

    private static KeptUser user(String id, String everywhere) {
        return new KeptUser(id, id + "@example.com", "hash", "", 0, List.of(), everywhere, "", NOW, Optional.empty());
    }

    private static KeptSession session(String id, String userId) {
        return new KeptSession(id, "sha of " + id, userId, NOW, NOW, "192.0.2.0/24");
    }

    private static KeptInvitation invitation(ClientId client, String id) {
        return new KeptInvitation(id, client, "new@example.com", "viewer", "sha of " + id, "ann", NOW.plusSeconds(60));
    }

    @Test
    void keepsWhatItIsGiven() {
        KeptToken token = new KeptToken("tok_1", ACME, "machine", "export", "sha", "ann", NOW, Optional.empty());
        KeptMembership member = new KeptMembership(OTHER, "ann", "admin", NOW);
        try (Store store = open()) {
            AccessStore access = store.access();
            long before = access.version();
            assertThat(access.add(user("ann", "owner"))).isTrue();
            assertThat(access.add(new KeptUser("x", "ann@example.com", "", "", 0, List.of(), "", "", NOW,
                    Optional.empty()))).as("an address of another user").isFalse();
            access.put(member);
            access.invite(invitation(ACME, "inv_1"));
            access.add(token);
            assertThat(access.version()).isGreaterThan(before);
        }
        try (Store store = open()) {
            assertThat(store.access().users()).containsExactly(user("ann", "owner"));
            assertThat(store.access().memberships()).containsExactly(member);
            assertThat(store.access().invitations()).containsExactly(invitation(ACME, "inv_1"));
            assertThat(store.access().tokens()).containsExactly(token);
            assertThat(store.access().revoke(OTHER, "tok_1", NOW)).as("another client's token").isFalse();
            assertThat(store.access().revoke(ACME, "tok_1", NOW)).isTrue();
            assertThat(store.access().revoke(ACME, "tok_1", NOW)).isFalse();
            assertThat(store.access().tokens().getFirst().revokedAt()).contains(NOW);
        }
    }

    @Test
    void somebodyWhoOwnsEverythingIsAlwaysLeft() {
        try (Store store = open()) {
            AccessStore access = store.access();
            access.add(user("ann", "owner"));
            access.add(user("bob", ""));
            assertThat(access.disable("ann", NOW)).isFalse();
            assertThat(access.setEverywhere("ann", "admin")).isFalse();
            assertThat(access.setEverywhere("ann", "owner")).isTrue();
            assertThat(access.setEverywhere("bob", "owner")).isTrue();
            assertThat(access.disable("ann", NOW)).isTrue();
            assertThat(access.disable("bob", NOW)).as("the other owner is disabled").isFalse();
            assertThat(access.setEverywhere("ann", "")).as("whoever is disabled owns nothing that is missed").isTrue();
            assertThat(access.enable("ann")).isTrue();
            assertThat(access.disable("bob", NOW)).isFalse();
        }
    }

    @Test
    void twoOwnersWhoLeaveAtOnceDoNotBothLeave() throws Exception {
        try (Store store = open(); ExecutorService two = Executors.newFixedThreadPool(2)) {
            AccessStore access = store.access();
            access.add(user("ann", "owner"));
            access.add(user("bob", "owner"));
            for (int round = 0; round < 10; round++) {
                List<Callable<Boolean>> leaving = List.of(() -> access.disable("ann", NOW),
                        () -> access.disable("bob", NOW));
                List<Boolean> left = new ArrayList<>();
                for (Future<Boolean> each : two.invokeAll(leaving)) {
                    left.add(each.get());
                }
                assertThat(left).containsExactlyInAnyOrder(true, false);
                access.enable("ann");
                access.enable("bob");
            }
        }
    }

    @Test
    void whoeverChangesIsSignedOut() {
        try (Store store = open()) {
            AccessStore access = store.access();
            access.add(user("ann", "owner"));
            access.add(user("bob", ""));
            access.put(new KeptMembership(ACME, "bob", "admin", NOW));
            List<Runnable> changes = List.of(() -> access.setPassword("bob", "another"),
                    () -> access.setEverywhere("bob", "viewer"),
                    () -> access.put(new KeptMembership(ACME, "bob", "viewer", NOW)),
                    () -> access.removeMembership(ACME, "bob"), () -> access.disable("bob", NOW));
            for (Runnable change : changes) {
                access.begin(session("ses_a", "ann"));
                access.begin(session("ses_b", "bob"));
                change.run();
                assertThat(access.session("sha of ses_b")).isEmpty();
                assertThat(access.session("sha of ses_a")).as("somebody else's").isPresent();
                access.end("ann", "ses_a");
            }
            access.begin(session("ses_b", "bob"));
            assertThat(access.end("ann", "ses_b")).as("ended by somebody else").isFalse();
            access.endOld(NOW.minusSeconds(9), NOW.plusSeconds(9));
            assertThat(access.sessions("bob")).isEmpty();
        }
    }

    @Test
    void anInvitationIsTakenOnceAndANewOneTakesItsPlace() {
        try (Store store = open()) {
            AccessStore access = store.access();
            access.invite(invitation(ACME, "inv_1"));
            access.invite(invitation(ACME, "inv_2"));
            access.invite(invitation(OTHER, "inv_3"));
            assertThat(access.invitations()).extracting(KeptInvitation::id).containsExactly("inv_2", "inv_3");
            KeptMembership member = new KeptMembership(ACME, "new", "viewer", NOW);
            assertThat(access.accept(invitation(ACME, "inv_1"), Optional.of(user("new", "")), member)).isFalse();
            assertThat(access.users()).isEmpty();
            assertThat(access.accept(invitation(ACME, "inv_2"), Optional.of(user("new", "")), member)).isTrue();
            assertThat(access.accept(invitation(ACME, "inv_2"), Optional.of(user("new2", "")), member)).isFalse();
            assertThat(access.accept(invitation(OTHER, "inv_3"), Optional.of(user("new", "")),
                    new KeptMembership(OTHER, "new", "viewer", NOW))).as("the address is a user's").isFalse();
            assertThat(access.invitations()).as("still open").hasSize(1);
            assertThat(access.withdraw(ACME, "inv_3")).as("another client's").isFalse();
            assertThat(access.withdraw(OTHER, "inv_3")).isTrue();
            assertThat(access.memberships()).containsExactly(member);
        }
    }

    @Test
    void aSetUpTokenOpensOnceAndNotForEver() {
        try (Store store = open()) {
            AccessStore access = store.access();
            access.offerSetUp("first", "", NOW.plusSeconds(60));
            access.offerSetUp("second", "", NOW.plusSeconds(60));
            assertThat(access.setUp("first", NOW)).as("replaced").isEmpty();
            assertThat(access.setUp("second", NOW)).contains("");
            assertThat(access.setUp("second", NOW.plusSeconds(60))).isEmpty();
            assertThat(access.setUp("second", user("late", "owner"), NOW.plusSeconds(60))).isFalse();
            assertThat(access.setUp("second", user("ann", "owner"), NOW)).isTrue();
            assertThat(access.setUp("second", user("bob", "owner"), NOW)).isFalse();
            access.setSecondFactor("ann", "sealed", 7, List.of("a", "b"));
            access.offerSetUp("lost", "ann", NOW.plusSeconds(60));
            assertThat(access.reset("lost", "ann", "new hash", NOW)).isTrue();
            assertThat(access.reset("lost", "ann", "newer hash", NOW)).isFalse();
            assertThat(access.users()).singleElement().satisfies(ann -> {
                assertThat(ann.password()).isEqualTo("new hash");
                assertThat(ann.totp()).isEmpty();
                assertThat(ann.recovery()).isEmpty();
            });
        }
    }

    @Test
    void aCodeIsTakenOnce() {
        try (Store store = open()) {
            AccessStore access = store.access();
            access.add(user("ann", "owner"));
            access.setSecondFactor("ann", "sealed", 7, List.of("a", "b"));
            assertThat(access.takeStep("ann", 7)).isFalse();
            assertThat(access.takeStep("ann", 8)).isTrue();
            assertThat(access.takeStep("ann", 8)).isFalse();
            assertThat(access.setRecovery("ann", List.of("a", "b"), List.of("b"))).isTrue();
            assertThat(access.setRecovery("ann", List.of("a", "b"), List.of("b"))).isFalse();
            assertThat(access.users().getFirst().recovery()).containsExactly("b");
        }
    }

    @Test
    void noRowOfAClientIsSeenThroughAnother() throws SQLException {
        try (Store store = open()) {
            store.access().put(new KeptMembership(ACME, "ann", "admin", NOW));
            store.access().put(new KeptMembership(OTHER, "bob", "admin", NOW));
            assertThat(store.access().removeMembership(ACME, "bob")).isFalse();
            assertThat(store.access().memberships()).hasSize(2);
        }
        assertThat(dump().lines()).anyMatch(line -> line.contains("membership") && line.contains("bob"));
    }
}
