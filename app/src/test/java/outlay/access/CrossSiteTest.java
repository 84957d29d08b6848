package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;

/// What another site's page can make a signed-in browser send changes nothing: whichever way it is sent, and whatever
/// of the marks of our own pages it has got hold of, as long as one is missing.
class CrossSiteTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String PATH = "/api/v1/tokens";
    private static final String BODY = "{\"client\":\"acme\",\"role\":\"machine\",\"purpose\":\"stolen\"}";
    private static final String FORM = "client=acme&role=machine&purpose=stolen";
    private static final String TYPE = "Content-Type";
    private static final String SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";

    private Signed signed;
    private Shown ann = Shown.NOTHING;
    private Shown others = Shown.NOTHING;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        signed = new Signed(data);
        ann = signed.user("ann", "", Map.of(ACME, Role.OWNER));
        others = signed.user("olaf", "", Map.of(ACME, Role.OWNER));
    }

    @AfterEach
    void stop() {
        signed.close();
    }

    /// How something is sent.
    private record Sent(String method, String path, String body, Shown shown) {
        static Sent json(Shown shown) {
            return new Sent("POST", PATH, BODY, shown);
        }

        static Sent typed(String type, String body, Shown shown) {
            return new Sent("POST", PATH, body, shown.with(TYPE, type));
        }
    }

    @Test
    void nothingThatAnotherSiteCanSendChangesAnything() throws Exception {
        Map<String, Sent> tries = new LinkedHashMap<>(fromElsewhere());
        tries.putAll(withoutTheToken());
        assertThat(tries).hasSizeGreaterThanOrEqualTo(25);
        for (Map.Entry<String, Sent> each : tries.entrySet()) {
            Sent sent = each.getValue();
            HttpResponse<String> answer = signed.ask(sent.method(), sent.path(), sent.body(), sent.shown());
            if (!sent.method().equals("GET")) {
                assertThat(answer.statusCode()).as(each.getKey()).isBetween(400, 499);
            }
            assertThat(signed.access.tokens()).as(each.getKey()).isEmpty();
        }
        assertThat(signed.ask("POST", PATH, BODY, ann).statusCode()).as("her own page").isEqualTo(201);
        assertThat(signed.access.tokens()).hasSize(1);
    }

    /// The browser says whose page it is; even with the token, which another site cannot read.
    private Map<String, Sent> fromElsewhere() {
        String own = signed.server.uri().toString().replaceFirst("/$", "");
        Map<String, Sent> tries = new LinkedHashMap<>();
        for (String origin : new String[]{"https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1",
                "http://localhost", own + ".evil.example", own.replace("http://", "http://evil.example@"),
                own.replace("127.0.0.1", "127.0.0.2"), own.replace("127.0.0.1", "[::1]"), own + "\\@evil.example",
                "file://", "data:text/html,x", "chrome-extension://abcdef", own.replace("127.0.0.1", "2130706433")}) {
            tries.put("from " + origin, Sent.json(ann.with(ORIGIN, origin)));
        }
        for (String site : new String[]{"cross-site", "same-site", "CROSS-SITE", "same-origin, cross-site"}) {
            tries.put("fetched " + site, Sent.json(ann.with(SITE, site)));
        }
        tries.put("ours by its origin and not by its site", Sent.json(ann.with(ORIGIN, own).with(SITE, "cross-site")));
        tries.put("ours by its site and not by its origin",
                Sent.json(ann.with(ORIGIN, "https://evil.example").with(SITE, "same-origin")));
        return tries;
    }

    /// A browser that says nothing of sites, as old ones do: then the token is missing.
    private Map<String, Sent> withoutTheToken() {
        Shown bare = ann.without(Guard.CSRF_HEADER);
        Map<String, Sent> tries = new LinkedHashMap<>();
        tries.put("without the token", Sent.json(bare));
        tries.put("with an empty token", Sent.json(ann.with(Guard.CSRF_HEADER, "")));
        tries.put("with another one's token",
                Sent.json(ann.with(Guard.CSRF_HEADER, others.header(Guard.CSRF_HEADER))));
        tries.put("with a guess", Sent.json(ann.with(Guard.CSRF_HEADER, "x".repeat(43))));
        tries.put("a form", Sent.typed("application/x-www-form-urlencoded", FORM, bare));
        tries.put("a form of text that is JSON", Sent.typed("text/plain", BODY, bare));
        tries.put("a form with a file", Sent.typed("multipart/form-data; boundary=x", BODY, bare));
        tries.put("a picture", new Sent("GET", PATH + "?" + FORM, "", bare));
        tries.put("a link with the method", new Sent("GET", PATH + "?_method=POST&" + FORM, "", bare));
        tries.put("another method by a header", new Sent("GET", PATH + "?" + FORM, "",
                bare.with("X-HTTP-Method-Override", "POST")));
        tries.put("the token in the address", new Sent("POST", PATH + "?" + Guard.CSRF_HEADER + "="
                + ann.header(Guard.CSRF_HEADER), BODY, bare));
        return tries;
    }
}
