package outlay.ops;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import outlay.json.Json;
import outlay.web.Request;
import outlay.web.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whether the server should be sent work. The checks are asked each time, and must answer at once.
public final class Health {
    private final List<Supplier<Finding>> checks;

    public Health(List<Supplier<Finding>> checks) {
        this.checks = List.copyOf(checks);
    }

    public List<Finding> findings() {
        return checks.stream().map(Supplier::get).toList();
    }

    /// Whether no check fails; a warning is no failure.
    public boolean ready() {
        return findings().stream().noneMatch(finding -> finding.status() == Finding.Status.FAIL);
    }

    /// `GET /readyz`: 200 or 503, and every check with what it found.
    public Response answer(Request request) {
        List<Finding> findings = findings();
        boolean ready = findings.stream().noneMatch(finding -> finding.status() == Finding.Status.FAIL);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ready", ready);
        ArrayNode list = node.putArray("checks");
        for (Finding finding : findings) {
            list.addObject().put("check", finding.check())
                    .put("status", finding.status().name().toLowerCase(Locale.ROOT)).put("detail", finding.detail());
        }
        return Response.of(ready ? 200 : 503, "application/json", Json.bytes(node));
    }
}
