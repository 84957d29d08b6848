package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.fact.Event;
import outlay.gate.TestKeys;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.store.KeptLink;
import outlay.store.Store;
import outlay.vault.Vaults;

/// The header of a visitor's country, over the wire: from whom it is believed.
class CountryHeaderTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String PAGE = "{\"type\":\"page\",\"messageId\":\"1\",\"anonymousId\":\"a\"}";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void fromAProxyOfOursItIsTheVisitorsCountry() throws Exception {
        assertThat(countries("127.0.0.1", "CF-IPCountry: de\r\n")).containsExactly("DE", "DE");
        assertThat(countries("127.0.0.1", "CF-IPCountry: US\r\ncf-ipcountry: AT\r\n")).containsExactly("AT", "AT");
        assertThat(countries("127.0.0.1", "X-Country-Code: DE\r\n")).containsExactly("", "");
    }

    @Test
    void fromAnybodyElseItIsNotRead() throws Exception {
        assertThat(countries("10.0.0.0/8", "CF-IPCountry: DE\r\nX-Forwarded-For: 10.0.0.1\r\n"))
                .containsExactly("", "");
    }

    /// Of a page view and of a click on a tracked link, both sent from this machine.
    private List<String> countries(String trusted, String headers) throws Exception {
        Path data = Files.createTempDirectory(folder, "data");
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            store.gates().add(new KeptLink("link", ACME, "https://shop.example/", Instant.EPOCH, Optional.empty()));
        }
        String key = TestKeys.keep(data, ACME, Key.Kind.BROWSER, "site", "a browser's key");
        EdgeSettings edge = EdgeSettings.read(Map.of("trusted_proxies", new Settings.Value(trusted, "here"),
                "country_header", new Settings.Value("CF-IPCountry", "here")), new ArrayList<>());
        try (Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty(),
                Optional.empty(), edge))) {
            int port = server.uri().getPort();
            assertThat(answer(port, "POST /v1/page", headers + "Authorization: Bearer " + key + "\r\n", PAGE))
                    .startsWith("HTTP/1.1 200");
            assertThat(answer(port, "GET /c/link", headers, "")).startsWith("HTTP/1.1 302");
        }
        List<String> countries = new ArrayList<>();
        try (Log log = LocalLog.openReadOnly(data.resolve("log"), Vaults.of(data)); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                countries.add(((Event) FactCodec.decode(cursor.entry())).visitorCountry());
            }
        }
        return countries;
    }

    private static String answer(int port, String line, String headers, String body) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 Firefox/140.0\r\n" + headers
                + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
