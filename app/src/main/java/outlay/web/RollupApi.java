package outlay.web;

import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.report.Rollup;

/// Every client that whoever asks may read, side by side.
final class RollupApi implements Handler {
    static final String PATH = "/api/v1/rollup";

    private final Reports reports;

    RollupApi(Reports reports) {
        this.reports = reports;
    }

    /// In which line a question waits for its turn: one for each caller, so that nobody waits for another's clients.
    static String line(Request request) {
        return "rollup of " + request.caller().name();
    }

    @Override
    public Response handle(Request request) {
        RollupReader asked = RollupReader.read(Api.single(request));
        List<ClientId> clients = reports.clients().stream().filter(request.caller()::sees).toList();
        return Api.conditional(request, Api.answered(() -> RollupJson.bytes(asked, Rollup.of(clients, asked::of,
                client -> reports.edition(client, Optional.empty()), reports::funnelRules,
                reports.targets()), reports::openAlerts)));
    }
}
