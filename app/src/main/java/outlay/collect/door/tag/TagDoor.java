package outlay.collect.door.tag;

import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import outlay.collect.door.Key;
import outlay.collect.door.Keys;
import outlay.collect.door.Protocol;
import outlay.collect.door.Steps;
import outlay.web.Handler;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;

/// `POST /o/e`, where o.js sends: a batch as plain text, so that browsers ask nobody for leave first. The answer names
/// the browser's id and what became of each call.
///
/// Who may read the answer: pages of our own site and of those that are registered for the key, with credentials;
/// everybody else without, for whom there is no cookie and so nothing to learn.
public final class TagDoor implements Handler {
    private final Steps steps;
    private final Protocol batch;
    private final Keys keys;
    private final Origins origins;
    private final RandomGenerator random;
    private final Handler script;

    /// @param batch  how the envelope and its calls are written
    /// @param random where new ids come from; nobody may be able to guess the next one
    public TagDoor(Steps steps, Protocol batch, Keys keys, Origins origins, RandomGenerator random)
            throws IOException {
        this.steps = steps;
        this.batch = batch;
        this.keys = keys;
        this.origins = origins;
        this.random = random;
        this.script = TagScript.handler();
    }

    /// Adds the script under both of its addresses, and its door.
    public Router addTo(Router router) {
        return router.get("/o.js", script).get("/o/o.js", script).post("/o/e", this);
    }

    @Override
    public Optional<Response> turnAway(Request head) {
        return steps.turnAway(head).map(answer -> readable(Page.of(head), steps.keyShown(head), answer));
    }

    /// A page that sends with credentials could read no other answer, and would take being refused
    /// for a broken network.
    @Override
    public Response refused(Request head, Response refusal) {
        return readable(Page.of(head), Optional.empty(), refusal);
    }

    @Override
    public Response handle(Request request) {
        Page page = Page.of(request);
        Optional<String> cookie = request.header("Cookie").flatMap(IdCookie::read);
        Visit visit = new Visit(batch, page, cookie, random);
        Response response = steps.take(visit, request);
        Optional<Key> key = keys.find(visit.presentedKey());
        boolean ours = page.sameSite() || key.isPresent() && registered(page, key);
        return readable(page, ours, response);
    }

    private boolean registered(Page page, Optional<Key> key) {
        return page.origin().filter(origin -> origins.registered(key, origin.toString())).isPresent();
    }

    private Response readable(Page page, Optional<Key> key, Response response) {
        return readable(page, page.sameSite() || registered(page, key), response);
    }

    private static Response readable(Page page, boolean ours, Response answer) {
        Response response = answer.with("Cross-Origin-Resource-Policy", "cross-origin")
                .with("Vary", "Accept-Encoding, Origin");
        if (page.origin().isEmpty()) {
            return response;
        }
        String origin = page.origin().get().toString();
        Response readable = response.with("Access-Control-Expose-Headers", "Retry-After")
                .with("Access-Control-Allow-Origin", ours ? origin : "*");
        return ours ? readable.with("Access-Control-Allow-Credentials", "true") : readable;
    }
}
