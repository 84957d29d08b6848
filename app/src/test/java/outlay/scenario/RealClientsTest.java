package outlay.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.gate.TestKeys;
import outlay.fact.Event;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.vault.Vaults;
import outlay.web.Chromium;

/// The libraries of Segment and RudderStack as they are published, pointed at our server and changed in nothing else:
/// what they send is in the log and in the report.
class RealClientsTest {
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/142.0.0.0 Safari/537.36";
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    private Path data = Path.of("");

    @Test
    void whatTheLibrariesSendIsInTheReport() throws Exception {
        Path clients = LibrariesOfOthers.installed();
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        TestKeys.keep(data, ACME, Key.Kind.BROWSER, "site", "browser-key");
        TestKeys.keep(data, ACME, Key.Kind.SERVER, "shop", "server-key");
        HttpServer shop = shop(clients);
        String report;
        try (Server server = Server.start(settings);
                Chromium chromium = Chromium.start()) {
            String to = "127.0.0.1:" + server.uri().getPort() + " browser-key";
            for (String page : List.of("segment.html", "rudderstack.html")) {
                visit(chromium.browser(), "http://127.0.0.1:" + shop.getAddress().getPort() + "/" + page
                        + "?utm_source=google&utm_medium=cpc&gclid=Cj0K&to=" + URLEncoder.encode(to, UTF_8));
            }
            LibrariesOfOthers.run(clients,
                    List.of("node", "server.mjs", "http://127.0.0.1:" + server.uri().getPort(), "server-key"));
            report = get(server.uri().resolve("/api/v1/reports/channels?client=acme&currency=USD"));
        } finally {
            shop.stop(0);
        }
        assertThat(report).contains("Paid Search", "\"revenue\":\"142.52\"");
        List<Event> events = events();
        assertThat(events).filteredOn(event -> event.name().equals("Signed Up")).extracting(Event::anonymousId)
                .containsExactlyInAnyOrder("v-next", "v-rudder");
        assertThat(events).filteredOn(event -> event.type() == Event.Type.PAGE).hasSize(2).allSatisfy(event -> {
            assertThat(event.landing().clickIds()).containsEntry("gclid", "Cj0K");
            assertThat(event.landing().url()).endsWith(".html?utm_source=google&utm_medium=cpc");
            assertThat(event.countsAsTouch()).isTrue();
            assertThat(event.seen().orElseThrow().userAgent()).isEqualTo(AGENT);
        });
        assertThat(events).filteredOn(Event::countsAsSale).singleElement()
                .satisfies(order -> assertThat(order.sale().orElseThrow().orderId()).isEqualTo("7"));
    }

    /// Opens the page and waits until what it sends, a page and a track, is answered.
    private static void visit(Browser browser, String address) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setUserAgent(AGENT))) {
            List<String> said = new ArrayList<>();
            List<Integer> statuses = new ArrayList<>();
            Page page = Chromium.patient(context.newPage());
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onPageError(said::add);
            page.onResponse(response -> {
                if (response.url().contains("/v1/") && response.request().method().equals("POST")) {
                    statuses.add(response.status());
                }
            });
            page.navigate(address);
            try {
                page.waitForCondition(() -> statuses.size() >= 2);
            } catch (RuntimeException never) {
                throw new AssertionError(address + " was answered " + statuses + " and said " + said, never);
            }
            assertThat(statuses).as(address).containsOnly(200);
        }
    }

    /// Serves the pages and the libraries, on another origin than the doors.
    private static HttpServer shop(Path folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
            boolean there = file.startsWith(folder) && Files.isRegularFile(file);
            byte[] bytes = there ? Files.readAllBytes(file) : new byte[0];
            exchange.getResponseHeaders().add("Content-Type",
                    file.toString().endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(there ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
        return server;
    }

    private List<Event> events() throws IOException {
        List<Event> events = new ArrayList<>();
        try (LocalLog log = LocalLog.open(data.resolve("log"), LogSettings.DEFAULT, Vaults.of(data));
                Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                assertThat(cursor.entry().kind()).as(new String(cursor.entry().body(), UTF_8))
                        .isEqualTo(Entry.Kind.EVENT);
                events.add((Event) FactCodec.decode(cursor.entry()));
            }
        }
        return events;
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
