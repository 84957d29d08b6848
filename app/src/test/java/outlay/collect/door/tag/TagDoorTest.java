package outlay.collect.door.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.collect.door.Admission;
import outlay.collect.door.Key;
import outlay.fact.Event;
import outlay.web.Request;
import outlay.web.Response;

/// The door as any program can knock at it: raw requests, so that every header is what it says here.
class TagDoorTest {
    private static final String HOST = "collect.example.com";
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String CANDIDATE = "fedcba9876543210fedcba9876543210";

    @TempDir
    static Path folder;
    private static Collector collector;
    private static int calls;

    @BeforeAll
    static void open() throws IOException {
        collector = new Collector(folder, Set.of(HOST), Set.of("https://partner.example.org"));
    }

    @AfterAll
    static void close() {
        collector.close();
    }

    @ParameterizedTest
    @CsvSource({"https://www.example.com,own", "https://example.com,own", "https://collect.example.com,own",
            "https://collect.example.com:8443,own", "https://partner.example.org,own", "http://www.example.com,any",
            "https://www.partner.example.org,any", "http://partner.example.org,any",
            "https://partner.example.org.evil.example,any", "https://evil.example,any",
            "https://example.com.evil.example,any", "https://badexample.com,any",
            "https://example.com@evil.example,any",
            "https://EXAMPLE.com,own", "https://com,any", "https://example.org,any", "null,none", "file://,none",
            "chrome-extension://abcdefghijklmnop,none", "https://,none", "%00,none", "*,none"})
    void credentialsAreForOurOwnPagesOnly(String origin, String readers) throws IOException {
        String answer = post("Origin: " + origin + "\r\n", batch("\"analytics\":true"));
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(header(answer, "Access-Control-Allow-Origin"))
                .isEqualTo(readers.equals("own") ? origin : readers.equals("any") ? "*" : "");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo(readers.equals("own") ? "true" : "");
        assertThat(header(answer, "Vary")).contains("Origin");
    }

    /// A page that sends with credentials can read nothing else, and would not know that it has to wait.
    @ParameterizedTest
    @CsvSource({"https://www.example.com,own", "https://partner.example.org,own", "http://www.example.com,any",
            "https://evil.example,any", "https://partner.example.org.evil.example,any", "null,none"})
    void ourOwnPagesCanReadThatTheyAreRefused(String origin, String readers, @TempDir Path other) throws IOException {
        String header = "Origin: " + origin + "\r\nContent-Type: text/plain\r\n";
        List<String> refusals = new ArrayList<>(List.of(announce(header, 2 << 20),
                send("POST /o/e", header + "X-Many: y\r\n".repeat(80), ""),
                send("POST /o/e?" + "z".repeat(9_000), header, ""), send("POST /o/e?a=%ff", header, "")));
        try (Collector full = new Collector(other, Set.of(HOST), Set.of("https://partner.example.org"),
                new Full())) {
            refusals.add(send(full.port(), "POST /o/e", header, batch("")));
        }
        assertThat(refusals).extracting(answer -> answer.substring(9, 12)).containsExactly("413", "431", "414", "400",
                "503");
        assertThat(refusals).allSatisfy(answer -> {
            assertThat(header(answer, "Access-Control-Allow-Origin"))
                    .isEqualTo(readers.equals("own") ? origin : readers.equals("any") ? "*" : "");
            assertThat(header(answer, "Access-Control-Allow-Credentials"))
                    .isEqualTo(readers.equals("own") ? "true" : "");
            assertThat(header(answer, "Vary")).contains("Origin");
            assertThat(header(answer, "Set-Cookie")).isEmpty();
        });
    }

    /// There is room for nothing.
    private static final class Full implements Admission {
        private static final Response NO_ROOM = Response.text(503, "full").with("Retry-After", "3");

        @Override
        public Optional<Response> turnAway(Optional<Key> key, Request head) {
            return Optional.of(NO_ROOM);
        }

        @Override
        public Optional<Response> refuse(Key key, Request request, int bytes, int events) {
            return Optional.of(NO_ROOM);
        }
    }

    @Test
    void theCookieComesBeforeWhatThePageProposes() throws IOException {
        String known = post("Cookie: _outlay_id=" + ID + "\r\n", batch("\"analytics\":true"));
        assertThat(known).contains("\"id\":\"" + ID + "\"", "\"status\":\"stored\"");
        assertThat(header(known, "Set-Cookie")).startsWith("_outlay_id=" + ID + "; Max-Age=34128000;");
        String unknown = post("", batch("\"analytics\":true"));
        assertThat(unknown).contains("\"id\":\"" + CANDIDATE + "\"");
        String neither = post("", batch("\"analytics\":true").replace(CANDIDATE, "null"));
        assertThat(neither).containsPattern("\"id\":\"[0-9a-f]{32}\"").doesNotContain("\"id\":\"null\"");
    }

    @Test
    void withoutAPlainYesNothingIsSet() throws IOException {
        for (String preference : new String[]{"", "\"analytics\":\"true\"", "\"analytics\":1", "\"other\":true"}) {
            String answer = post("Origin: https://www.example.com\r\n", batch(preference));
            assertThat(header(answer, "Set-Cookie")).as(preference).isEmpty();
            assertThat(answer).as(preference).contains("\"id\":\"\"");
        }
    }

    @Test
    void aPlainNoTakesTheCookieBackAndKeepsNoId() throws IOException {
        String cookie = "Origin: https://www.example.com\r\nCookie: _outlay_id=" + ID + "\r\n";
        String empty = post(cookie, "{\"writeKey\":\"key-door\",\"batch\":[],\"context\":{\"consent\":"
                + "{\"categoryPreferences\":{\"analytics\":false}}}}");
        assertThat(header(empty, "Set-Cookie")).startsWith("_outlay_id=; Max-Age=0; Path=/; Domain=example.com");
        int before = collector.events("door").size();
        String denied = post(cookie, batch("\"analytics\":false"));
        assertThat(header(denied, "Set-Cookie")).startsWith("_outlay_id=; Max-Age=0");
        assertThat(collector.events("door").stream().skip(before).map(Event::anonymousId)).doesNotContain(ID);
        String nobody = post("Origin: https://www.example.com\r\n", batch("\"analytics\":false"));
        assertThat(header(nobody, "Set-Cookie")).as("who has none needs none taken back").isEmpty();
    }

    @Test
    void aRepetitionIsADuplicate() throws IOException {
        String body = batch("\"analytics\":true");
        assertThat(post("Cookie: _outlay_id=" + ID + "\r\n", body)).contains("\"status\":\"stored\"");
        assertThat(post("Cookie: _outlay_id=" + ID + "\r\n", body)).contains("\"status\":\"duplicate\"");
    }

    @Test
    void whoHasNoKeyIsToldSoAndGetsNoCookie() throws IOException {
        String answer = post("Origin: https://www.example.com\r\n",
                batch("\"analytics\":true").replace("key-door", "none"));
        assertThat(answer).startsWith("HTTP/1.1 401");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://www.example.com");
    }

    @Test
    void theScriptIsKeptAWhileAndAskedForByItsTag() throws IOException {
        String first = send("GET /o/o.js", "", "");
        assertThat(first).startsWith("HTTP/1.1 200");
        assertThat(header(first, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(first, "Cache-Control")).contains("public", "max-age=3600");
        assertThat(header(first, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(first, "Set-Cookie")).isEmpty();
        String again = send("GET /o.js", "If-None-Match: " + header(first, "ETag") + "\r\n", "");
        assertThat(again).startsWith("HTTP/1.1 304");
    }

    private static String batch(String preferences) {
        return "{\"writeKey\":\"key-door\",\"sentAt\":\"2026-11-26T04:00:00.000Z\",\"batch\":[{\"type\":\"page\","
                + "\"messageId\":\"m" + ++calls + "\",\"timestamp\":\"2026-11-26T04:00:00.000Z\",\"context\":{\"page\":"
                + "{\"url\":\"https://www.example.com/\"},\"consent\":{\"categoryPreferences\":{" + preferences
                + "}}}}],\"context\":{\"candidateId\":\"" + CANDIDATE + "\"}}";
    }

    private static String post(String headers, String body) throws IOException {
        return send("POST /o/e", headers + "Content-Type: text/plain;charset=UTF-8\r\n", body);
    }

    private static String send(String line, String headers, String body) throws IOException {
        return send(collector.port(), line, headers, body);
    }

    private static String send(int port, String line, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write((line + " HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: close\r\n" + headers + "Content-Length: "
                    + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Says how long the body will be, and waits for what is said to that.
    private static String announce(String headers, int bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", collector.port())) {
            socket.getOutputStream().write(("POST /o/e HTTP/1.1\r\nHost: " + HOST + "\r\n" + headers
                    + "Content-Length: " + bytes + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(String answer, String name) {
        Matcher matcher = Pattern.compile("(?mi)^" + name + ": (.*)$").matcher(answer);
        return matcher.find() ? matcher.group(1) : "";
    }
}
