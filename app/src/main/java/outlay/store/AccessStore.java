package outlay.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

/// Who may sign in, and who may see and do what. None of it is in the log, so nothing but a backup brings it back.
///
/// Laws: at every moment after the first set-up somebody who can sign in is the owner of everything; whose role or
/// password changes, or who is disabled, has no session left. Every change is one transaction, and one after the other.
public final class AccessStore {
    private final Engine engine;

    AccessStore(Engine engine) {
        this.engine = engine;
    }

    /// Another number after every change of a user, a role, an invitation or a token, by whichever process.
    public long version() {
        return engine.read(handle -> GateVersion.of(handle, GateVersion.ACCESS));
    }

    /// Everybody, the disabled ones too, in the order of e-mail addresses.
    public List<KeptUser> users() {
        return engine.read(UserRows::all);
    }

    public List<KeptMembership> memberships() {
        return ofAll(MembershipRows::of);
    }

    /// Those that have expired, too.
    public List<KeptInvitation> invitations() {
        return ofAll(InvitationRows::of);
    }

    /// The revoked ones, too.
    public List<KeptToken> tokens() {
        return ofAll(TokenRows::of);
    }

    /// False where another user has the address.
    public boolean add(KeptUser user) {
        return change(handle -> UserRows.insert(handle, user));
    }

    /// Gives a user another password, and ends the user's sessions.
    public boolean setPassword(String id, String password) {
        return change(handle -> UserRows.setPassword(handle, id, password) + SessionRows.removeAll(handle, id));
    }

    /// @param totp sealed; "" takes the second factor away
    public boolean setSecondFactor(String id, String totp, long step, List<String> recovery) {
        return change(handle -> UserRows.setSecondFactor(handle, id, totp, step, recovery));
    }

    /// False where a code of this step or of a later one was taken before.
    public boolean takeStep(String id, long step) {
        return change(handle -> UserRows.takeStep(handle, id, step));
    }

    /// False where the codes are not those of `before` any more.
    public boolean setRecovery(String id, List<String> before, List<String> after) {
        return change(handle -> UserRows.setRecovery(handle, id, before, after));
    }

    /// @param role of every client; "" for none
    /// @return false where nobody would be left who owns everything, or there is no such user
    public boolean setEverywhere(String id, String role) {
        return change(handle -> andEndSessions(handle, id, UserRows.setEverywhere(handle, id, role)));
    }

    /// False where nobody would be left who owns everything, or there is no such user that is not disabled already.
    public boolean disable(String id, Instant at) {
        return change(handle -> andEndSessions(handle, id, UserRows.disable(handle, id, at)));
    }

    public boolean enable(String id) {
        return change(handle -> UserRows.enable(handle, id));
    }

    /// Gives a user a role in a client, instead of the one before.
    public boolean put(KeptMembership membership) {
        return change(membership.client(), handle -> andEndSessions(handle, membership.userId(),
                MembershipRows.put(handle, membership)));
    }

    public boolean removeMembership(ClientId client, String userId) {
        return change(client, handle -> andEndSessions(handle, userId, MembershipRows.remove(handle, client, userId)));
    }

    /// In the place of earlier ones of the client to the same address.
    public boolean invite(KeptInvitation invitation) {
        return change(invitation.client(), handle -> {
            InvitationRows.removeOf(handle, invitation.client(), invitation.email());
            return InvitationRows.insert(handle, invitation);
        });
    }

    public boolean withdraw(ClientId client, String id) {
        return change(client, handle -> InvitationRows.remove(handle, client, id));
    }

    /// Takes an invitation, which is gone then.
    ///
    /// @param user   who takes it, where it is nobody yet
    /// @param member what becomes of it
    /// @return false where it was taken before, or another user has the address
    public boolean accept(KeptInvitation invitation, Optional<KeptUser> user, KeptMembership member) {
        return change(invitation.client(), handle -> {
            // Nobody else changes anything meanwhile, so what is free now stays free.
            if (user.map(fresh -> UserRows.has(handle, fresh.email())).orElse(false)
                    || InvitationRows.remove(handle, invitation.client(), invitation.id()) == 0) {
                return 0;
            }
            user.ifPresent(fresh -> UserRows.insert(handle, fresh));
            return andEndSessions(handle, member.userId(), MembershipRows.put(handle, member));
        });
    }

    public boolean add(KeptToken token) {
        return change(token.client(), handle -> TokenRows.insert(handle, token));
    }

    /// False where the client has no such token that is not revoked already.
    public boolean revoke(ClientId client, String id, Instant at) {
        return change(client, handle -> TokenRows.revoke(handle, client, id, at));
    }

    /// In the place of earlier ones for the same.
    ///
    /// @param userId whose password it opens; "" for the set-up of an owner
    public boolean offerSetUp(String sha256, String userId, Instant expiresAt) {
        return change(handle -> SetUpTokens.replace(handle, sha256, userId, expiresAt));
    }

    /// Whose password a set-up token opens, "" for the set-up of an owner; empty where it opens nothing.
    public Optional<String> setUp(String sha256, Instant now) {
        return engine.read(handle -> SetUpTokens.owner(handle, sha256, now));
    }

    /// Makes an owner by a set-up token, which is gone then; false where it opens nothing, or the address is taken.
    public boolean setUp(String sha256, KeptUser owner, Instant now) {
        return change(handle -> UserRows.has(handle, owner.email()) || SetUpTokens.take(handle, sha256, now) == 0
                ? 0
                : UserRows.insert(handle, owner));
    }

    /// Gives the user of a set-up token, which is gone then, another password and no second factor.
    public boolean reset(String sha256, String userId, String password, Instant now) {
        return change(handle -> SetUpTokens.take(handle, sha256, now) == 0
                ? 0
                : andEndSessions(handle, userId, UserRows.setPassword(handle, userId, password)
                        + UserRows.setSecondFactor(handle, userId, "", 0, List.of())));
    }

    public Optional<KeptSession> session(String sha256) {
        return engine.read(handle -> SessionRows.find(handle, sha256));
    }

    /// A user's, the newest first.
    public List<KeptSession> sessions(String userId) {
        return engine.read(handle -> SessionRows.of(handle, userId));
    }

    public void begin(KeptSession session) {
        engine.<Integer>write(handle -> SessionRows.insert(handle, session));
    }

    public void seen(KeptSession session, Instant at) {
        engine.<Integer>write(handle -> SessionRows.seen(handle, session.id(), at));
    }

    /// False where the user has no such session.
    public boolean end(String userId, String sessionId) {
        return engine.<Integer>write(handle -> SessionRows.remove(handle, userId, sessionId)) > 0;
    }

    public void endOld(Instant begunBefore, Instant seenBefore) {
        engine.<Integer>write(handle -> SessionRows.removeOld(handle, begunBefore, seenBefore));
    }

    private static int andEndSessions(Handle handle, String userId, int changed) {
        if (changed > 0) {
            SessionRows.removeAll(handle, userId);
        }
        return changed;
    }

    /// The version's row is locked first, so that two changes at once cannot each leave the other owner.
    private boolean change(ToIntFunction<Handle> work) {
        return engine.write(handle -> {
            GateVersion.grow(handle, GateVersion.ACCESS);
            return work.applyAsInt(handle) > 0;
        });
    }

    private boolean change(ClientId client, ToIntFunction<Handle> work) {
        return change(handle -> {
            GateClients.insertUnlessKnown(handle, client);
            engine.actFor(handle, client);
            return work.applyAsInt(handle);
        });
    }

    private <T> List<T> ofAll(BiFunction<Handle, ClientId, List<T>> select) {
        return engine.read(handle -> {
            List<T> all = new ArrayList<>();
            for (ClientId client : GateClients.all(handle)) {
                engine.actFor(handle, client);
                all.addAll(select.apply(handle, client));
            }
            return all;
        });
    }
}
