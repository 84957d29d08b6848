package outlay.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import outlay.base.ClientId;
import outlay.store.AccessStore;
import outlay.vault.Sealing;
import outlay.web.Around;
import outlay.web.Handler;
import outlay.web.Router;

/// Who may see and do what, wired the same for a server and a command.
public final class AccessControl implements AutoCloseable {
    private final Directory directory;
    private final Accounts accounts;
    private final ServiceTokens tokens;
    private final Sessions sessions;
    private final SignIn signIn;
    private final SecondFactor factor;
    private final Clock clock;
    private final Optional<Issuer> issuer;
    private final Optional<SingleSignOn> sso;
    private final Refusals refusals = new Refusals(System::nanoTime);

    /// @param sealing of what codes are made from
    public AccessControl(AccessStore store, Sealing sealing, Clock clock, SecureRandom random) {
        this(store, sealing, Optional.empty(), clock, random);
    }

    /// @param issuer where people may sign in besides
    public AccessControl(AccessStore store, Sealing sealing, Optional<SsoSettings> issuer, Clock clock,
            SecureRandom random) {
        this.clock = clock;
        this.directory = new Directory(store);
        Passwords passwords = new Passwords(random);
        this.accounts = new Accounts(store, directory, passwords, clock, random);
        this.tokens = new ServiceTokens(store, clock, random);
        this.sessions = new Sessions(store, clock, random);
        this.factor = new SecondFactor(store, sealing, clock, random);
        this.signIn = new SignIn(directory, passwords, factor, clock);
        this.issuer = issuer.map(Issuer::new);
        this.sso = issuer.map(settings -> new SingleSignOn(settings, this.issuer.orElseThrow(), accounts, clock,
                random));
    }

    public Accounts accounts() {
        return accounts;
    }

    public ServiceTokens tokens() {
        return tokens;
    }

    /// Adds the routes of sessions, users, invitations and tokens, and puts the wall before all routes.
    ///
    /// @param peopleKeys what opens the doors to people's data of each client
    /// @param uploads    whose a file on its way is
    /// @param letters    how invitations are mailed, where they are
    /// @param around     keeps account of what is asked, by whom, and what became of it
    /// @param inside     sees only what may pass, such as [Once]
    public Handler guard(Router routes, Guard.Mode mode, Function<ClientId, String> peopleKeys,
            Function<String, Optional<ClientId>> uploads, Optional<Letters> letters, Around around,
            Around inside) {
        Credentials credentials = new Credentials(directory, sessions, peopleKeys);
        new SessionApi(mode, credentials, directory, accounts, sessions, signIn, factor, sso)
                .addTo(routes);
        new UsersApi(directory, accounts, tokens, letters, clock).addTo(routes);
        return new Guard(routes, mode, credentials, peopleKeys, uploads, around, inside,
                refusals);
    }

    /// What the wall has refused, by why.
    public Map<String, Long> refused() {
        return refusals.counts();
    }

    /// The address of the page on which an owner is made, where there is no user yet; it opens once, for a day.
    ///
    /// @param origin like `http://127.0.0.1:8484`
    public Optional<String> firstSetUp(String origin) {
        return accounts.nobody() ? Optional.of(setUpPage(origin, accounts.offerSetUp())) : Optional.empty();
    }

    /// The page that a set-up token opens.
    public static String setUpPage(String origin, String token) {
        return Origin.page(origin, "set-up", token);
    }

    /// The page that an invitation opens.
    public static String invitationPage(String origin, String secret) {
        return Origin.page(origin, "invitation", secret);
    }

    @Override
    public void close() {
        issuer.ifPresent(Issuer::close);
    }
}
