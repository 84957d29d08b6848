package outlay.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import outlay.access.Directory.User;
import outlay.base.ClientId;
import outlay.store.AccessStore;
import outlay.store.KeptInvitation;
import outlay.store.KeptMembership;
import outlay.store.KeptUser;

/// Making users and changing what they may. Whether whoever asks may do so is the caller's matter; that somebody who
/// owns everything is left is the store's.
public final class Accounts {
    static final Duration INVITATION_LIFE = Duration.ofHours(72);
    static final Duration SET_UP_LIFE = Duration.ofHours(24);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,<>\"]+@[^\\s@,<>\"]+");
    private static final int MOST_LETTERS = 254;

    private final AccessStore store;
    private final Directory directory;
    private final Passwords passwords;
    private final PasswordRule rule = PasswordRule.load();
    private final Clock clock;
    private final SecureRandom random;

    /// An invitation at the one moment when all of it is known.
    ///
    /// @param secret what its link holds; shown now and never again
    public record Invited(KeptInvitation kept, String secret) {
        @Override
        public String toString() {
            return kept.id();
        }
    }

    /// A user as lists show it.
    ///
    /// @param role     in the client that was asked for, or in every client
    /// @param everywhere whether the role is of every client
    public record Line(String email, String role, boolean everywhere, boolean disabled, boolean secondFactor) {}

    Accounts(AccessStore store, Directory directory, Passwords passwords, Clock clock, SecureRandom random) {
        this.store = store;
        this.directory = directory;
        this.passwords = passwords;
        this.clock = clock;
        this.random = random;
    }

    /// Whether there is no user yet.
    public boolean nobody() {
        return directory.users().isEmpty();
    }

    /// What opens the set-up of an owner of everything, once and for a day.
    public String offerSetUp() {
        return offer("");
    }

    /// What lets a user choose another password, once and for a day, and takes a lost second factor away.
    ///
    /// @throws IllegalArgumentException where there is no such user
    public String offerReset(String email) {
        return offer(user(email).id());
    }

    private String offer(String userId) {
        String secret = Secret.fresh(random);
        store.offerSetUp(Secret.sha256(secret), userId, clock.instant().plus(SET_UP_LIFE));
        return secret;
    }

    /// Makes the owner of everything, or gives the user whose token it is another password.
    ///
    /// @throws IllegalArgumentException naming what is wrong with the fields; empty where the token opens nothing
    Optional<User> setUp(String secret, String email, String password) {
        String hash = Secret.sha256(secret);
        Optional<String> whose = store.setUp(hash, clock.instant());
        if (whose.isEmpty()) {
            return Optional.empty();
        }
        if (whose.get().isEmpty()) {
            KeptUser owner = fresh(email, hashed(password, folded(email)), Role.OWNER.label());
            if (directory.byEmail(owner.email()).isPresent()) {
                throw new IllegalArgumentException("email " + owner.email() + " is a user's already; take another, or "
                        + "let \"outlay users reset\" give that user another password");
            }
            return store.setUp(hash, owner, clock.instant()) ? directory.user(owner.id()) : Optional.empty();
        }
        User user = directory.user(whose.get()).orElseThrow();
        return store.reset(hash, user.id(), hashed(password, user.email()), clock.instant())
                ? directory.user(user.id())
                : Optional.empty();
    }

    /// @param role the label of a role
    /// @param by   the name of whoever invites
    public Invited invite(ClientId client, String email, String role, String by) {
        String secret = Secret.fresh(random);
        KeptInvitation kept = new KeptInvitation(Secret.id(random, "inv_"), client, folded(email),
                role(role).label(), Secret.sha256(secret), by,
                clock.instant().plus(INVITATION_LIFE).truncatedTo(ChronoUnit.MILLIS));
        store.invite(kept);
        return new Invited(kept, secret);
    }

    /// Takes an invitation. Who has an account takes it by signing in first, for an invitation's link is no proof that
    /// one is who it was sent to.
    ///
    /// @param signedIn the user who is signed in, if any
    /// @return empty where the invitation opens nothing, or is not this user's
    Optional<User> accept(String secret, String password, Optional<User> signedIn) {
        Optional<KeptInvitation> invitation = directory.invitation(secret, clock.instant());
        if (invitation.isEmpty()) {
            return Optional.empty();
        }
        KeptInvitation taken = invitation.get();
        Optional<User> known = directory.byEmail(taken.email());
        if (known.isPresent() && !known.get().id().equals(signedIn.map(User::id).orElse(""))) {
            return Optional.empty();
        }
        Optional<KeptUser> fresh = known.isPresent()
                ? Optional.empty()
                : Optional.of(fresh(taken.email(), hashed(password, taken.email()), ""));
        String id = known.map(User::id).orElseGet(() -> fresh.orElseThrow().id());
        return store.accept(taken, fresh, new KeptMembership(taken.client(), id, taken.role(), now()))
                ? directory.user(id)
                : Optional.empty();
    }

    /// The user that an issuer knows, made at the first time, with what the groups give at this time. An address that
    /// is another user's already opens nothing of that user's.
    Optional<User> known(IdTokens.Person person, SsoSettings.Granted granted) {
        if (directory.byIdentity(person.identity()).isEmpty()) {
            Optional<KeptUser> fresh = person.email().map(email -> new KeptUser(Secret.id(random, "usr_"),
                    folded(email), "", "", 0, List.of(), "", person.identity(), now(), Optional.empty()));
            if (fresh.isEmpty() || !store.add(fresh.get())) {
                return Optional.empty();
            }
        }
        return directory.byIdentity(person.identity()).filter(User::enabled).flatMap(user -> {
            String everywhere = granted.everywhere().map(Role::label).orElse("");
            if (!user.kept().everywhere().equals(everywhere)) {
                store.setEverywhere(user.id(), everywhere);
            }
            user.roles().keySet().stream().filter(client -> !granted.roles().containsKey(client))
                    .forEach(client -> store.removeMembership(client, user.id()));
            granted.roles().entrySet().stream()
                    .filter(role -> !role.getValue().equals(user.roles().get(role.getKey())))
                    .forEach(role -> store.put(new KeptMembership(role.getKey(), user.id(), role.getValue().label(),
                            now())));
            return directory.user(user.id());
        });
    }

    boolean withdraw(ClientId client, String id) {
        return store.withdraw(client, id);
    }

    /// @throws IllegalArgumentException where there is no such user or role
    public void setRole(ClientId client, String email, String role) {
        store.put(new KeptMembership(client, user(email).id(), role(role).label(), now()));
    }

    /// @return false where the user has no role in the client
    public boolean remove(ClientId client, String email) {
        return store.removeMembership(client, user(email).id());
    }

    /// @param role the label of a role in every client, those to come too; "" for none
    /// @return false where nobody would be left who owns everything
    public boolean setEverywhere(String email, String role) {
        return store.setEverywhere(user(email).id(), role.isEmpty() ? "" : role(role).label());
    }

    /// @return false where nobody would be left who owns everything, or the user is disabled already
    public boolean disable(String email) {
        return store.disable(user(email).id(), now());
    }

    public boolean enable(String email) {
        return store.enable(user(email).id());
    }

    void setPassword(User user, String password) {
        store.setPassword(user.id(), hashed(password, user.email()));
    }

    /// Everybody who has a role in the client, or in any where it is empty; by e-mail address.
    public List<Line> list(Optional<ClientId> client) {
        return directory.users().stream().filter(user -> client.map(user::isIn).orElse(true))
                .map(user -> new Line(user.email(),
                        client.flatMap(named -> Optional.ofNullable(user.roles().get(named)))
                                .or(user::everywhere).map(Role::label).orElseGet(() -> words(user)),
                        user.everywhere().isPresent(), !user.enabled(), !user.kept().totp().isEmpty()))
                .toList();
    }

    private static String words(User user) {
        return String.join(" ", user.roles().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().label()).toList());
    }

    User user(String email) {
        return directory.byEmail(folded(email))
                .orElseThrow(() -> new IllegalArgumentException("email " + folded(email) + " is no user's"));
    }

    static Role role(String label) {
        return Role.of(label).orElseThrow(() -> new IllegalArgumentException("role \"" + label
                + "\" must be owner, admin, analyst, viewer, billing or machine"));
    }

    /// @throws IllegalArgumentException unless it is an e-mail address
    static String folded(String email) {
        String text = email.strip().toLowerCase(Locale.ROOT);
        if (!isAddress(text)) {
            throw new IllegalArgumentException("email must be an address like ann@example.com");
        }
        return text;
    }

    static boolean isAddress(String text) {
        return text.length() <= MOST_LETTERS && ADDRESS.matcher(text).matches();
    }

    private String hashed(String password, String email) {
        rule.mistake(password, email).ifPresent(mistake -> {
            throw new IllegalArgumentException("password: " + mistake);
        });
        return passwords.hash(password);
    }

    private KeptUser fresh(String email, String hash, String everywhere) {
        return new KeptUser(Secret.id(random, "usr_"), folded(email), hash, "", 0, List.of(), everywhere, "", now(),
                Optional.empty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
