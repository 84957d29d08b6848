package outlay.access;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.access.Directory.User;
import outlay.base.ClientId;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import outlay.web.Senders;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Signing in and out over HTTP, and what users do with their own account.
final class SessionApi {
    private static final String SESSION = "/api/v1/session";
    private static final String FACTOR = SESSION + "/second-factor";
    private static final Problem WRONG = Problem.of(401, "Not signed in",
            "the e-mail address, the password or the code is wrong, or the account is disabled");
    private static final Problem SPENT = Problem.of(410, "Opens nothing",
            "this link was used, has expired or was withdrawn, or belongs to an account that is not signed in here: "
                    + "sign in if you have an account, else ask for another link");

    private final Guard.Mode mode;
    private final Credentials credentials;
    private final Directory directory;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignIn signIn;
    private final SecondFactor factor;
    private final Optional<SingleSignOn> sso;

    SessionApi(Guard.Mode mode, Credentials credentials, Directory directory, Accounts accounts, Sessions sessions,
            SignIn signIn, SecondFactor factor, Optional<SingleSignOn> sso) {
        this.mode = mode;
        this.credentials = credentials;
        this.directory = directory;
        this.accounts = accounts;
        this.sessions = sessions;
        this.signIn = signIn;
        this.factor = factor;
        this.sso = sso;
    }

    Router addTo(Router routes) {
        return routes.get(SESSION, this::show) //
                .post(SESSION, this::begin) //
                .route("DELETE", SESSION, this::end) //
                .get(SingleSignOn.BEGIN, request -> atIssuer().begin(request)) //
                .get(SingleSignOn.RETURN, this::back) //
                .post("/api/v1/set-up", this::setUp) //
                .post("/api/v1/invitations/accept", this::accept) //
                .get(SESSION + "/all", this::all) //
                .post(SESSION + "/end", this::endOne) //
                .post(SESSION + "/password", this::changePassword) //
                .post(FACTOR, request -> offer(user(request))) //
                .post(FACTOR + "/confirm", this::confirm) //
                .post(FACTOR + "/remove", this::removeFactor);
    }

    private Response show(Request request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("sign_in", mode.label())
                .put("set_up_needed", mode == Guard.Mode.REQUIRED && accounts.nobody()).put("sso", sso.isPresent());
        Standing standing = mode == Guard.Mode.OFF ? Standing.NOBODY : credentials.user(request);
        node.putNull("user");
        directory.user(standing.userId()).ifPresent(user -> node.set("user", node(user, standing.csrf())));
        return Asked.json(200, node);
    }

    private static ObjectNode node(User user, Optional<String> csrf) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("email", user.email())
                .put("second_factor", !user.kept().totp().isEmpty()).put("csrf", csrf.orElse(""));
        node.put("everywhere", user.everywhere().map(Role::label).orElse(null));
        rights(node.putArray("rights_everywhere"), user.everywhere());
        ArrayNode clients = node.putArray("clients");
        for (Map.Entry<ClientId, Role> entry : user.roles().entrySet()) {
            ObjectNode one = clients.addObject().put("client", entry.getKey().value())
                    .put("role", entry.getValue().label());
            rights(one.putArray("rights"), Optional.of(entry.getValue()));
        }
        return node;
    }

    private static void rights(ArrayNode list, Optional<Role> role) {
        role.map(Role::rights).orElse(Set.of()).forEach(right -> list.add(right.label()));
    }

    private Response begin(Request request) {
        Asked asked = Asked.read(request);
        String network = Senders.network(request.remote());
        String email = Asked.fields(() -> Accounts.folded(asked.text("email")));
        SignIn.Result result = signIn.signIn(email, asked.text("password"), asked.text("code"), network);
        return switch (result) {
            case SignIn.Result.In in -> signedIn(request, in.user());
            case SignIn.Result.NeedsCode needs -> Asked.json(401, JsonNodeFactory.instance.objectNode()
                    .put("type", "about:blank").put("title", "A code is needed").put("status", 401)
                    .put("detail", "send the code of your authenticator as \"code\" too").put("needs", "code"));
            case SignIn.Result.Wrong wrong -> WRONG.response();
            case SignIn.Result.Wait wait -> Problem.of(429, "Too many tries", "wait " + (wait.time().toSeconds() + 1)
                    + " seconds before the next try").response()
                    .with("Retry-After", Long.toString(wait.time().toSeconds() + 1));
        };
    }

    /// Whatever session the browser has shown is ended: nobody goes on in another's.
    private Response signedIn(Request request, User user) {
        Cookies.read(request).flatMap(sessions::find)
                .ifPresent(before -> sessions.end(before.userId(), before.id()));
        String secret = sessions.begin(user.id(), Senders.network(request.remote()));
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("sign_in", mode.label())
                .put("set_up_needed", false).put("sso", sso.isPresent());
        node.set("user", node(user, Optional.of(Sessions.csrf(secret))));
        return Cookies.set(request, Asked.json(200, node), secret, Sessions.ABSOLUTE);
    }

    private SingleSignOn atIssuer() {
        return sso.filter(any -> mode == Guard.Mode.REQUIRED).orElseThrow(() -> new Refused(Refusal.PROBLEM));
    }

    /// A page, because a browser comes here and nobody reads what else it would be shown.
    private Response back(Request request) {
        return atIssuer().finish(request).map(user -> {
            Response in = signedIn(request, user);
            return SingleSignOn.to("/").with("Set-Cookie", in.headers().getOrDefault("Set-Cookie", ""));
        }).orElseGet(() -> SingleSignOn.to("/?view=sign-in#sso-refused"));
    }

    private Response end(Request request) {
        Cookies.read(request).flatMap(sessions::find)
                .ifPresent(session -> sessions.end(session.userId(), session.id()));
        return Cookies.clear(request, Asked.json(200, JsonNodeFactory.instance.objectNode().put("ended", true)));
    }

    private Response setUp(Request request) {
        Asked asked = Asked.read(request);
        return Asked.fields(() -> accounts.setUp(asked.text("token"), asked.text("email"), asked.text("password")))
                .map(user -> signedIn(request, user)).orElseGet(SPENT::response);
    }

    private Response accept(Request request) {
        Asked asked = Asked.read(request);
        Optional<User> already = directory.user(credentials.user(request).userId());
        return Asked.fields(() -> accounts.accept(asked.text("token"), asked.text("password"), already))
                .map(user -> signedIn(request, user)).orElseGet(SPENT::response);
    }

    private Response all(Request request) {
        User user = user(request);
        String current = Cookies.read(request).map(Secret::sha256).orElse("");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("sessions");
        sessions.of(user.id()).forEach(session -> list.addObject().put("id", session.id())
                .put("began_at", session.beganAt().toString()).put("seen_at", session.seenAt().toString())
                .put("network", session.network()).put("current", session.sha256().equals(current)));
        return Asked.json(200, node);
    }

    private Response endOne(Request request) {
        String id = Asked.read(request).text("id");
        boolean ended = sessions.end(user(request).id(), id);
        if (!ended) {
            throw mistake("id", "you have no session " + id + " that is alive; " + SESSION + "/all lists them");
        }
        return Asked.json(200, JsonNodeFactory.instance.objectNode().put("ended", true));
    }

    private Response changePassword(Request request) {
        Asked asked = Asked.read(request);
        User user = confirmed(request, asked);
        Asked.fields(() -> {
            accounts.setPassword(user, asked.text("new_password"));
            return true;
        });
        return signedIn(request, user);
    }

    private Response offer(User user) {
        SecondFactor.Offer offer = factor.offer(user.email());
        return Asked.json(200, JsonNodeFactory.instance.objectNode().put("secret", offer.secret())
                .put("uri", offer.uri()));
    }

    private Response confirm(Request request) throws IOException {
        Asked asked = Asked.read(request);
        User user = confirmed(request, asked);
        List<String> codes = factor.confirm(user.kept(), asked.text("secret"), asked.text("code"));
        if (codes.isEmpty()) {
            throw mistake("code", "this is not the code of the secret at this moment; is the device's clock right?");
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        codes.forEach(node.putArray("recovery_codes")::add);
        return Asked.json(200, node);
    }

    private Response removeFactor(Request request) {
        User user = confirmed(request, Asked.read(request));
        factor.remove(user.kept());
        return Asked.json(200, JsonNodeFactory.instance.objectNode().put("removed", true));
    }

    /// Whoever finds a browser open shall not take the account over.
    private User confirmed(Request request, Asked asked) {
        User user = user(request);
        if (!signIn.confirmed(user, asked.text("password"), Senders.network(request.remote()))) {
            throw mistake("password", "password is not yours, or too many tries were wrong: wait a while");
        }
        return user;
    }

    private User user(Request request) {
        return directory.byEmail(request.caller().name()).orElseThrow(() -> new Refused(Refusal.PROBLEM));
    }

    private static Mistakes mistake(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }
}
