package outlay.alerting;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.web.Etag;
import outlay.web.JsonBody;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Paging;
import outlay.web.Place;
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
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;

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
        Paging<Over> paging = Paging.read(request, USUAL_ROWS, MOST_ROWS, Over::of);
        return Etag.conditional(request, Response.json(Json.bytes(node(book.list().stream()
                .filter(alert -> alert.client().equals(client.value())).toList(), client.value(), paging)))
                .with("Cache-Control", "private, no-cache"));
    }

    /// Where one that is over stands among the others.
    private record Over(Instant openedAt, String kind, String subject) {
        static final Comparator<Over> ORDER = Comparator.comparing(Over::openedAt).reversed()
                .thenComparing(Over::kind).thenComparing(Over::subject);
        private static final int PARTS = 3;

        static Over of(KeptAlert alert) {
            return new Over(alert.openedAt(), alert.kind(), alert.subject());
        }

        static Over of(String text) {
            List<String> parts = Place.parts(text, PARTS);
            try {
                return new Over(Instant.parse(parts.get(0)), parts.get(1), parts.get(2));
            } catch (DateTimeException foreign) {
                throw new IllegalArgumentException("no place of an alert", foreign);
            }
        }

        String text() {
            return Place.text(openedAt, kind, subject);
        }
    }

    private static ClientId client(String text) {
        try {
            return new ClientId(text);
        } catch (IllegalArgumentException wrong) {
            throw new Mistakes(List.of(new Mistake("client", String.valueOf(wrong.getMessage()))));
        }
    }

    /// The open ones are on the first page, all of them.
    private static ObjectNode node(List<KeptAlert> alerts, String client, Paging<Over> paging) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client);
        List<KeptAlert> over = alerts.stream().filter(alert -> !alert.open())
                .sorted(Comparator.comparing(Over::of, Over.ORDER)).toList();
        node.put("over", over.size());
        var list = node.putArray("alerts");
        List<KeptAlert> shown = new ArrayList<>();
        if (paging.after().isEmpty()) {
            alerts.stream().filter(KeptAlert::open).forEach(shown::add);
        }
        shown.addAll(paging.page(over, Over::of, Over.ORDER, Over::text, node));
        shown.forEach(alert -> list.addObject().put("kind", alert.kind()).put("subject", alert.subject())
                .put("detail", alert.detail())
                .put("currency", alert.currency().isEmpty() ? null : alert.currency())
                .put("at_stake", alert.amount().isEmpty() ? null : alert.amount())
                .put("opened_at", alert.openedAt().toString()).put("seen_at", alert.seenAt().toString())
                .put("closed_at", alert.closedAt().map(Object::toString).orElse(null)).put("told", alert.sent()));
        return node;
    }
}
