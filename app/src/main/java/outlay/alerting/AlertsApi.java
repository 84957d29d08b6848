package outlay.alerting;

import java.util.List;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.web.JsonBody;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Alerts over HTTP: those of one client, the open ones first; and a test of whether they reach anybody.
public final class AlertsApi {
    public static final String PATH = "/api/v1/alerts";

    public static final String TEST = PATH + "/test";
    private static final int MOST_BYTES = 4_096;

    private final AlertBook book;
    private final AlertTrial trial;

    public AlertsApi(AlertBook book, AlertTrial trial) {
        this.book = book;
        this.trial = trial;
    }

    public Router addTo(Router router) {
        return router.get(PATH, this::list).post(TEST, this::test);
    }

    /// The recipients are the installation's; the client is whose settings somebody may change who asks.
    private Response test(Request request) {
        client(JsonBody.read(request, MOST_BYTES).path("client").asString(""));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var told = node.putArray("told");
        trial.tell().forEach(each -> told.addObject().put("to", each.to()).put("failed", each.failed().orElse(null)));
        return Response.json(Json.bytes(node));
    }

    private Response list(Request request) {
        List<String> clients = request.query().getOrDefault("client", List.of());
        if (clients.size() != 1) {
            throw new Mistakes(List.of(new Mistake("client", "client is missing; give it once")));
        }
        ClientId client = client(clients.getFirst());
        return Response.json(Json.bytes(node(book.list().stream()
                .filter(alert -> alert.client().equals(client.value())).toList(), client.value())))
                .with("Cache-Control", "private, no-cache");
    }

    private static ClientId client(String text) {
        try {
            return new ClientId(text);
        } catch (IllegalArgumentException wrong) {
            throw new Mistakes(List.of(new Mistake("client", String.valueOf(wrong.getMessage()))));
        }
    }

    private static ObjectNode node(List<KeptAlert> alerts, String client) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client);
        var list = node.putArray("alerts");
        alerts.forEach(alert -> list.addObject().put("kind", alert.kind()).put("subject", alert.subject())
                .put("detail", alert.detail())
                .put("currency", alert.currency().isEmpty() ? null : alert.currency())
                .put("at_stake", alert.amount().isEmpty() ? null : alert.amount())
                .put("opened_at", alert.openedAt().toString()).put("seen_at", alert.seenAt().toString())
                .put("closed_at", alert.closedAt().map(Object::toString).orElse(null)).put("told", alert.sent()));
        return node;
    }
}
