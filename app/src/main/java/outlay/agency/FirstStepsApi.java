package outlay.agency;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import outlay.base.ClientId;
import outlay.store.AgencyStore;
import outlay.store.KeptSkip;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which of the first steps a client does without, over HTTP: for everybody who works with it, whatever browser they
/// use. Whether a step is done is not kept: it is looked at as it is.
public final class FirstStepsApi {
    public static final String PATH = "/api/v1/first-steps";
    /// In the order in which they are taken.
    private static final List<String> STEPS = List.of("spend", "targets", "stages", "tag", "destinations");

    private final AgencyStore store;
    private final Clock clock;

    public FirstStepsApi(AgencyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, request -> answer(Asked.client(request))) //
                .post(PATH + "/skip", this::skip) //
                .post(PATH + "/bring-back", this::bringBack);
    }

    private Response skip(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        KeptSkip skip = new KeptSkip(client, step(asked), request.caller().name(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return changed(store.skip(skip), client, skip.step() + " is skipped already");
    }

    private Response bringBack(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String step = step(asked);
        return changed(store.bringBack(client, step), client, step + " is not skipped");
    }

    private Response changed(boolean done, ClientId client, String otherwise) {
        if (!done) {
            throw new Refused(Problem.of(409, "Nothing has changed", otherwise));
        }
        return answer(client);
    }

    private Response answer(ClientId client) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        var list = node.putArray("skipped");
        store.skipped(client).forEach(skip -> list.addObject().put("step", skip.step()).put("by", skip.by())
                .put("at", skip.at().toString()));
        return Asked.json(200, node);
    }

    private static String step(Asked asked) {
        String step = asked.text("step");
        if (!STEPS.contains(step)) {
            throw new Mistakes(List.of(new Mistake("step", "step must be one of " + String.join(", ", STEPS))));
        }
        return step;
    }
}
