package outlay.alerting;

import java.util.List;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Alerts over HTTP: those of one client, the open ones first.
public final class AlertsApi {
    public static final String PATH = "/api/v1/alerts";

    private final AlertBook book;

    public AlertsApi(AlertBook book) {
        this.book = book;
    }

    public Router addTo(Router router) {
        return router.get(PATH, this::list);
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
