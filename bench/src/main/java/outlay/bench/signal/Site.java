package outlay.bench.signal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import outlay.bench.Wire;
import outlay.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The site of one world: what its tag sends from browsers, which honour the server's cookie, and what its shop sends.
/// Of the truth it passes on what a tag and a shop would know, and nothing else.
final class Site {
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final int LONGEST_DELAY_HOURS = 48;
    private static final String COOKIE = "_outlay_id=";

    private final World world;
    private final Cookies cookies;
    private final Landings landings;
    private final String browserKey;
    private final String serverKey;
    private final long lanes;
    /// What the browsers keep, by the cookie's number.
    private final Map<Integer, String> kept = new ConcurrentHashMap<>();

    /// @param lanes the first of the lanes that are this site's
    Site(World world, Cookies cookies, Landings landings, String browserKey, String serverKey, long lanes) {
        this.world = world;
        this.cookies = cookies;
        this.landings = landings;
        this.browserKey = browserKey;
        this.serverKey = serverKey;
        this.lanes = lanes;
    }

    static String pageId(World world, int visit) {
        return world.chance().hex("page", visit);
    }

    List<Sending> sendings() {
        List<Sending> sendings = new ArrayList<>();
        for (Visit visit : world.visits()) {
            if (!visit.browser().tagBlocked()) {
                long delay = happens("late_share", visit)
                        ? HOUR * (1 + world.chance().below(LONGEST_DELAY_HOURS - 1, "delay", visit.id()))
                        : 25 * SECOND;
                sendings.add(tagSends(visit, visit.at() + delay));
                if (happens("duplicate_share", visit)) {
                    sendings.add(tagSends(visit, visit.at() + delay
                            + (long) (HOUR * world.chance().unit("again", visit.id()))));
                }
            }
        }
        for (Conversion conversion : world.conversions()) {
            if (conversion.kind() == Conversion.Kind.ORDER) {
                sendings.add(new Sending(conversion.at(), lanes + conversion.where().browser().id(),
                        wire -> check(wire.ask(post("/v1/batch", "", order(conversion))))));
            }
        }
        return sendings;
    }

    private Sending tagSends(Visit visit, long arrival) {
        return new Sending(arrival, lanes + visit.browser().id(), wire -> {
            int cookie = cookies.server()[visit.id()];
            String known = kept.getOrDefault(cookie, "");
            String headers = "Origin: " + Landings.SITE + "\r\nUser-Agent: " + visit.browser().userAgent() + "\r\n"
                    + (known.isEmpty() ? "" : "Cookie: " + COOKIE + known + "\r\n");
            Wire.Answer answer = wire.ask(post("/o/e", headers, batch(visit, arrival)));
            check(answer);
            if (answer.setCookie().startsWith(COOKIE) == (cookie == Cookies.NONE)) {
                throw new IOException("a browser that " + (cookie == Cookies.NONE ? "refused" : "allowed it")
                        + " got the cookie \"" + answer.setCookie() + "\"");
            }
            if (cookie != Cookies.NONE) {
                String id = answer.setCookie().substring(COOKIE.length(), answer.setCookie().indexOf(';'));
                if (!id.equals(Cookies.id(world, cookie))) {
                    throw new IOException("the server calls a browser " + id + " that proposed another id");
                }
                kept.put(cookie, id);
            }
        });
    }

    private ObjectNode batch(Visit visit, long arrival) {
        long skew = visit.browser().skewMinutes() * 60L * SECOND;
        ObjectNode envelope = node().put("writeKey", browserKey)
                .put("sentAt", Instant.ofEpochMilli(arrival + skew).toString());
        int cookie = cookies.server()[visit.id()];
        envelope.putObject("context").put("candidateId", cookie == Cookies.NONE
                ? world.chance().hex("candidate", visit.id())
                : Cookies.id(world, cookie));
        ArrayNode batch = envelope.putArray("batch");
        batch.add(call("page", pageId(world, visit.id()), visit, visit.at() + skew));
        Said said = visit.said();
        switch (said.how()) {
            case NOTHING, ORDER -> {
                // The shop's server tells of orders.
            }
            case LOG_IN -> batch.add(identify(visit, visit.at() + skew)
                    .put("userId", world.people().get(visit.person()).userId()));
            case FORM, DEMO_REQUEST -> {
                batch.add(identify(visit, visit.at() + skew));
                batch.add(call("track", world.chance().hex("form", visit.id()), visit, visit.at() + skew + 20 * SECOND)
                        .put("event", said.how() == Said.How.FORM ? "Form Submitted" : "Demo Requested"));
            }
        }
        return envelope;
    }

    private ObjectNode identify(Visit visit, long at) {
        ObjectNode call = call("identify", world.chance().hex("identify", visit.id()), visit, at + 19 * SECOND);
        call.putObject("traits").put("email", visit.said().typed());
        return call;
    }

    private ObjectNode call(String type, String id, Visit visit, long at) {
        ObjectNode call = node().put("type", type).put("messageId", id)
                .put("timestamp", Instant.ofEpochMilli(at).toString());
        ObjectNode context = call.putObject("context");
        context.putObject("page").put("url", landings.url(visit)).put("referrer", visit.channel().referrer());
        consent(context, visit.browser());
        return call;
    }

    private ObjectNode order(Conversion conversion) {
        Visit where = conversion.where();
        ObjectNode envelope = node().put("writeKey", serverKey);
        ObjectNode call = envelope.putArray("batch").addObject().put("type", "track")
                .put("event", "Order Completed").put("messageId", "order-" + conversion.number())
                .put("timestamp", Instant.ofEpochMilli(conversion.at()).toString());
        int cookie = cookies.server()[where.id()];
        if (cookie != Cookies.NONE) {
            call.put("anonymousId", Cookies.id(world, cookie));
        }
        String user = world.people().get(where.person()).userId();
        if (!user.isEmpty()) {
            call.put("userId", user);
        }
        ObjectNode context = call.putObject("context");
        context.putObject("traits").put("email", where.said().typed());
        consent(context, where.browser());
        call.putObject("properties").put("order_id", conversion.number()).put("currency", "USD")
                .put("revenue", CrmFiles.dollars(conversion.cents()));
        return envelope;
    }

    private static void consent(ObjectNode context, Browser browser) {
        context.putObject("consent").putObject("categoryPreferences").put("analytics", !browser.refuses())
                .put("advertising", !browser.refuses());
    }

    private boolean happens(String share, Visit visit) {
        return world.chance().happens(world.rates().of(share), share, visit.id());
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void check(Wire.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("a door answered " + answer.status());
        }
    }

    private static byte[] post(String path, String headers, ObjectNode body) {
        byte[] json = Json.bytes(body);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + Installation.HOST + "\r\n" + headers
                + "Content-Type: text/plain\r\nContent-Length: " + json.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(head, head.length + json.length);
        System.arraycopy(json, 0, request, head.length, json.length);
        return request;
    }
}
