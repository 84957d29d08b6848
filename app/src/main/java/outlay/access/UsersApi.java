package outlay.access;

import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.access.Directory.User;
import outlay.base.ClientId;
import outlay.store.KeptInvitation;
import outlay.store.KeptToken;
import outlay.web.Asked;
import outlay.web.Caller;
import outlay.web.Paging;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Users, invitations and service tokens over HTTP, for whoever manages them in a client. Nobody gives or takes a role
/// that may more than they may themselves.
final class UsersApi {
    private static final Logger LOG = LoggerFactory.getLogger(UsersApi.class);
    private static final String USERS = "/api/v1/users";
    private static final String INVITATIONS = "/api/v1/invitations";
    private static final String TOKENS = "/api/v1/tokens";
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;

    private final Directory directory;
    private final Accounts accounts;
    private final ServiceTokens tokens;
    private final Optional<Letters> letters;
    private final Clock clock;

    UsersApi(Directory directory, Accounts accounts, ServiceTokens tokens, Optional<Letters> letters, Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.tokens = tokens;
        this.letters = letters;
        this.clock = clock;
    }

    Router addTo(Router routes) {
        return routes.get(USERS, this::list) //
                .post(USERS + "/role", this::role) //
                .post(USERS + "/remove", this::remove) //
                .post(USERS + "/disable", request -> turned(request, true)) //
                .post(USERS + "/enable", request -> turned(request, false)) //
                .get(INVITATIONS, this::invitations) //
                .post(INVITATIONS, this::invite) //
                .post(INVITATIONS + "/withdraw", this::withdraw) //
                .get(TOKENS, this::tokens) //
                .post(TOKENS, this::create) //
                .post(TOKENS + "/revoke", this::revoke);
    }

    private Response list(Request request) {
        ClientId client = Asked.client(request);
        Paging<String> paging = paging(request);
        ObjectNode node = head(client);
        ArrayNode list = node.putArray("users");
        paging.page(accounts.list(Optional.of(client)), Accounts.Line::email, Comparator.naturalOrder(),
                UnaryOperator.identity(), node)
                .forEach(user -> list.addObject().put("email", user.email()).put("role", user.role())
                        .put("everywhere", user.everywhere()).put("disabled", user.disabled())
                        .put("second_factor", user.secondFactor()));
        return Asked.json(200, node);
    }

    private static Paging<String> paging(Request request) {
        return Paging.read(request, USUAL_ROWS, MOST_ROWS, UnaryOperator.identity());
    }

    private Response role(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        Role role = Asked.fields(() -> Accounts.role(asked.text("role")));
        User user = member(client, asked.text("email"));
        mayGive(request, client, role);
        mayTake(request, client, user);
        accounts.setRole(client, user.email(), role.label());
        return Asked.json(200, head(client).put("email", user.email()).put("role", role.label()));
    }

    private Response remove(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        User user = member(client, asked.text("email"));
        mayTake(request, client, user);
        boolean removed = accounts.remove(client, user.email());
        return done(() -> removed, head(client).put("email", user.email()),
                user.email() + " has a role in every client; disable the user instead");
    }

    private Response turned(Request request, boolean off) {
        String email = Asked.read(request).text("email");
        User user = Asked.fields(() -> accounts.user(email));
        return done(() -> off ? accounts.disable(email) : accounts.enable(email),
                JsonNodeFactory.instance.objectNode().put("email", user.email()).put("disabled", off),
                off
                        ? user.email() + " is disabled already, or the last owner: make another one first"
                        : user.email() + " is not disabled");
    }

    private Response invitations(Request request) {
        ClientId client = Asked.client(request);
        ObjectNode node = head(client);
        ArrayNode list = node.putArray("invitations");
        directory.invitations(client, clock.instant()).forEach(each -> invitation(list.addObject(), each));
        return Asked.json(200, node);
    }

    private Response invite(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        Role role = Asked.fields(() -> Accounts.role(asked.text("role")));
        mayGive(request, client, role);
        // Would be a way round the rule that nobody takes a role that may more than they may themselves.
        Asked.fields(() -> directory.byEmail(Accounts.folded(asked.text("email"))))
                .ifPresent(known -> mayTake(request, client, known));
        Accounts.Invited invited = Asked.fields(() -> accounts.invite(client, asked.text("email"), role.label(),
                request.caller().name()));
        ObjectNode node = head(client);
        invitation(node, invited.kept());
        String link = Origin.page(Origin.of(request), "invitation", invited.secret());
        node.put("link", link).put("mailed", mailed(invited.kept(), link));
        return Asked.json(201, node);
    }

    private boolean mailed(KeptInvitation invitation, String link) {
        if (letters.isEmpty()) {
            return false;
        }
        try {
            letters.get().send(invitation.email(), "Outlay: you are invited to " + invitation.client(),
                    invitation.invitedBy() + " invites you to see " + invitation.client() + " in Outlay as "
                            + invitation.role() + ".\r\n\r\n" + link + "\r\n\r\nThe link opens once, and until "
                            + invitation.expiresAt() + ".\r\n");
            return true;
        } catch (IOException failed) {
            // Whoever invites is shown the link in any case.
            LOG.warn("the invitation {} could not be mailed: {}", invitation.id(), failed.getMessage());
            return false;
        }
    }

    private Response withdraw(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String id = asked.text("id");
        return done(() -> accounts.withdraw(client, id), head(client).put("id", id),
                "client " + client + " has no invitation " + id + " that is open");
    }

    private Response tokens(Request request) {
        ClientId client = Asked.client(request);
        Paging<String> paging = paging(request);
        ObjectNode node = head(client);
        ArrayNode list = node.putArray("tokens");
        paging.page(tokens.list(client), KeptToken::id, Comparator.naturalOrder(), UnaryOperator.identity(), node)
                .forEach(token -> list.addObject().put("id", token.id()).put("role", token.role())
                        .put("purpose", token.purpose()).put("created_by", token.createdBy())
                        .put("created_at", token.createdAt().toString())
                        .put("revoked_at", token.revokedAt().map(Object::toString).orElse(null)));
        return Asked.json(200, node);
    }

    private Response create(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        Role role = Asked.fields(() -> Accounts.role(asked.text("role")));
        mayGive(request, client, role);
        ServiceTokens.Issued issued = Asked.fields(() -> tokens.create(client, role.label(), asked.text("purpose"),
                request.caller().name()));
        return Asked.json(201, head(client).put("id", issued.kept().id()).put("role", role.label())
                .put("purpose", issued.kept().purpose()).put("token", issued.presented()));
    }

    private Response revoke(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String id = asked.text("id");
        return done(() -> tokens.revoke(client, id), head(client).put("id", id),
                "client " + client + " has no token " + id + " that is still valid");
    }

    /// Somebody of the client: of others nobody learns whether they exist.
    private User member(ClientId client, String email) {
        return Asked.fields(() -> directory.byEmail(Accounts.folded(email)).filter(user -> user.isIn(client))
                .orElseThrow(() -> new IllegalArgumentException("email " + email + " has no role in " + client
                        + "; invite whoever it is")));
    }

    private void mayGive(Request request, ClientId client, Role role) {
        if (!standing(request).mayAllOf(role, client)) {
            throw new Refused(Refusal.PROBLEM);
        }
    }

    /// A role of every client is changed by whoever may do so in every client: here nobody may.
    private void mayTake(Request request, ClientId client, User user) {
        Standing mine = standing(request);
        Optional<Role> held = Optional.ofNullable(user.roles().get(client));
        if (held.filter(role -> !mine.mayAllOf(role, client)).isPresent()
                || user.everywhere().isPresent() && !mine.everywhere().contains(Right.MANAGE_OWNERS)) {
            throw new Refused(Refusal.PROBLEM);
        }
    }

    private Standing standing(Request request) {
        return request.caller().kind() == Caller.Kind.USER
                ? directory.byEmail(request.caller().name()).map(user -> Standing.of(user, "")).orElse(Standing.NOBODY)
                : Standing.NOBODY;
    }

    private static Response done(BooleanSupplier work, ObjectNode node, String otherwise) {
        if (!work.getAsBoolean()) {
            throw new Refused(Problem.of(409, "Nothing has changed", otherwise));
        }
        return Asked.json(200, node);
    }

    private static void invitation(ObjectNode node, KeptInvitation invitation) {
        node.put("id", invitation.id()).put("email", invitation.email()).put("role", invitation.role())
                .put("invited_by", invitation.invitedBy()).put("expires_at", invitation.expiresAt().toString());
    }

    private static ObjectNode head(ClientId client) {
        return JsonNodeFactory.instance.objectNode().put("client", client.value());
    }
}
