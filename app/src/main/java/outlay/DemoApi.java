package outlay;

import java.util.List;
import outlay.base.ClientId;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;

/// The made-up company over HTTP, for whoever may import into the client that it is: `demo`.
public final class DemoApi {
    public static final String PATH = "/api/v1/demo";

    private final DemoCompany company;

    DemoApi(DemoCompany company) {
        this.company = company;
    }

    Router addTo(Router routes) {
        return routes.get(PATH, request -> {
            check(Asked.client(request));
            return answer(company.now());
        }).post(PATH, request -> {
            check(Asked.read(request).client());
            return answer(company.make());
        }).post(PATH + "/remove", request -> {
            check(Asked.read(request).client());
            return answer(company.remove());
        });
    }

    private static void check(ClientId client) {
        if (!client.equals(DemoCompany.CLIENT)) {
            throw new Mistakes(List.of(new Mistake("client", "client must be " + DemoCompany.CLIENT
                    + ": no other company is made up")));
        }
    }

    private static Response answer(DemoCompany.Now now) {
        return Asked.json(200, JsonNodeFactory.instance.objectNode().put("client", DemoCompany.CLIENT.value())
                .put("state", now.state().label()).put("failed", now.failed().orElse(null)));
    }
}
