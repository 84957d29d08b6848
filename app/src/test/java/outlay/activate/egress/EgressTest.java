package outlay.activate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.activate.Call;
import outlay.testkit.SharedData;

/// Outgoing calls cannot be turned inwards. Beside every guarded call a listener of this machine counts who comes.
class EgressTest {
    private static final Limits PATIENT = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 10_000, 4);
    private static final Limits SHORT = new Limits(Duration.ofSeconds(5), Duration.ofMillis(1_500), 10_000, 4);
    private static final String PUBLIC = "93.184.216.34";

    @TempDir
    static Path folder;

    private static LocalTls tls;

    private final AtomicInteger reached = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private LocalTls.Running canary;

    @BeforeAll
    static void certify() throws Exception {
        tls = new LocalTls(folder);
    }

    @BeforeEach
    void listen() throws Exception {
        canary = tls.server("127.0.0.1", 0, exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        never.countDown();
        canary.close();
    }

    @Test
    void everyInwardAddressIsRefusedWhereItIsKeptAndWhereItIsCalled() throws Exception {
        List<String> targets = Files.readAllLines(SharedData.path("bad-input/own/ssrf-targets.txt")).stream()
                .filter(line -> !line.startsWith("# ")).map(line -> line.replaceFirst("   # .*", "")).toList();
        assertThat(targets).hasSizeGreaterThan(95);
        try (Egress egress = new Egress(EgressTest::resolved, Set.of(), tls.client(), PATIENT, Clock.systemUTC())) {
            for (String target : targets) {
                assertThat(PublicUrl.mistake(target)).as(target).isPresent();
                assertThat(egress.mistake(target)).as(target).isPresent();
                // With the right scheme, what is wrong is where it leads.
                String safe = target.replaceFirst("^(?i)http:", "https:");
                boolean looksPublic = safe.contains(".rebind.example/") || safe.contains("//public-then-302.example/");
                assertThat(egress.mistake(safe).isPresent()).as(safe).isNotEqualTo(looksPublic);
                if (!looksPublic && !uri(safe).isEmpty()) {
                    assertThat(egress.send(Call.get(safe, Map.of()))).as(safe).isInstanceOf(Outcome.Forbidden.class);
                }
            }
        }
        assertThat(reached).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.31.255.255", "192.168.0.1",
            "192.0.0.1", "198.18.0.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "0.0.0.0",
            "168.63.129.16", "::1", "::", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
            "2001:0:7f00:1::", "2001:db8::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1",
            "3fff::1", "5f00::1", "4000::1", "::ffff:10.0.0.1"})
    void whatIsNotTheWorldIsNotCalled(String address) {
        assertThat(World.has(LocalTls.address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "11.0.0.1", "198.20.0.1",
            "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2620:0:2d0:200::7", "::ffff:8.8.8.8"})
    void theWorldIs(String address) {
        assertThat(World.has(LocalTls.address(address))).isTrue();
    }

    @Test
    void anAddressThatWasCheckedIsTheOneThatIsCalled() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        try (LocalTls.Running server = tls.server("127.0.0.2", 0, exchange -> {
            good.incrementAndGet();
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }); LocalTls.Running other = tls.server("127.0.0.3", server.port(), exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
                Egress egress = new Egress(
                        name -> LocalTls.addresses(looks.getAndIncrement() % 2 == 0 ? "127.0.0.2" : "127.0.0.3"),
                        Set.of(server.address()), tls.client(), PATIENT, Clock.systemUTC())) {
            int answered = 0;
            for (int i = 0; i < 200; i++) {
                Outcome outcome = egress.send(call(other.port()));
                assertThat(outcome).isInstanceOfAny(Outcome.Answered.class, Outcome.Forbidden.class);
                answered += outcome instanceof Outcome.Answered ? 1 : 0;
            }
            assertThat(answered).isEqualTo(good.get()).isGreaterThan(50);
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void aNameThatLeadsOutsideAndInsideIsRefused() {
        try (Egress egress = new Egress(name -> LocalTls.addresses(PUBLIC, "127.0.0.1"), Set.of(), tls.client(),
                PATIENT,
                Clock.systemUTC())) {
            assertThat(egress.send(Call.get("https://allowed.example:8443/", Map.of())))
                    .isEqualTo(
                            new Outcome.Forbidden("the name allowed.example leads to an address of an inner network"));
            assertThat(egress.mistake("https://allowed.example/")).isPresent();
        }
    }

    @Test
    void aCallArrivesUnderItsNameWithWhatItHolds() throws Exception {
        try (LocalTls.Running server = tls.server("127.0.0.1", 0, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + exchange.getRequestHeaders().getFirst("X-Own") + " "
                    + exchange.getRequestHeaders().get("Content-Type") + " "
                    + exchange.getRequestHeaders().containsKey("Cookie") + " "
                    + exchange.getRequestHeaders().containsKey("Accept-Encoding") + " " + body)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(429, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        }); Egress egress = inwards(server)) {
            for (int i = 0; i < 2; i++) {
                assertThat(egress.send(Call.post("https://allowed.example:" + server.port() + "/in?x=1",
                        Map.of("x-own", "y"), "{\"a\":\"é\"}")))
                        .isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                            assertThat(answered.answer().status()).isEqualTo(429);
                            assertThat(answered.answer().retryAfter()).contains(Duration.ofSeconds(7));
                            assertThat(new String(answered.answer().body(), StandardCharsets.UTF_8))
                                    .isEqualTo("POST /in?x=1 allowed.example:" + server.port()
                                            + " y [application/json] false false {\"a\":\"é\"}");
                        });
            }
        }
    }

    @Test
    void aServerThatCannotProveItsNameGetsNothing() throws Exception {
        try (LocalTls.Running server = tls.server("127.0.0.1", 0, exchange -> reached.incrementAndGet());
                Egress egress = inwards(server)) {
            assertThat(egress.send(Call.get("https://other.example:" + server.port() + "/", Map.of())))
                    .isInstanceOf(Outcome.NotSent.class);
        }
        try (Egress egress = new Egress(name -> LocalTls.addresses("127.0.0.1"), Set.of(canary.address()),
                new SslContextFactory.Client(), PATIENT, Clock.systemUTC())) {
            assertThat(egress.send(call(canary.port()))).isInstanceOf(Outcome.NotSent.class);
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void redirectsAreAnswersAndNothingElse() throws Exception {
        try (LocalTls.Running server = tls.server("127.0.0.1", 0, exchange -> {
            exchange.getResponseHeaders().set("Location", "https://allowed.example:" + canary.port() + "/");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        }); Egress egress = inwards(server)) {
            assertThat(egress.send(call(server.port()))).isInstanceOfSatisfying(Outcome.Answered.class,
                    answered -> assertThat(answered.answer().status()).isEqualTo(307));
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void answersEnd() throws Exception {
        try (LocalTls.Running server = tls.server("127.0.0.1", 0, exchange -> {
            exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestURI().getPath()) {
                case "/stall" -> waitForNever();
                case "/close" -> exchange.close();
                case "/gzip" -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, 3);
                    exchange.getResponseBody().write("raw".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                }
                default -> endless(exchange.getResponseBody(), exchange);
            }
        });
                Egress egress = inwards(server);
                Egress hasty = new Egress(name -> LocalTls.addresses("127.0.0.1"), Set.of(server.address()),
                        tls.client(), SHORT, Clock.systemUTC())) {
            String base = "https://allowed.example:" + server.port();
            // Whether its time is over before or behind the handshake depends on the machine.
            assertThat(hasty.send(Call.post(base + "/stall", Map.of(), "{}")))
                    .isInstanceOfAny(Outcome.NoAnswer.class, Outcome.NotSent.class);
            assertThat(egress.send(Call.post(base + "/close", Map.of(), "{}"))).isInstanceOf(Outcome.NoAnswer.class);
            assertThat(egress.send(Call.post(base + "/much", Map.of(), "{}"))).isInstanceOf(Outcome.NoAnswer.class);
            assertThat(egress.send(Call.post(base + "/gzip", Map.of(), "{}"))).isInstanceOfSatisfying(
                    Outcome.Answered.class,
                    answered -> assertThat(answered.answer().body()).asString(StandardCharsets.UTF_8).isEqualTo("raw"));
        }
    }

    /// What is said not to have been sent is sent again.
    @Test
    void whereAServerHangsUpBeforeTheClientSaysThatItSentNobodyKnows() {
        var hungUp = new EOFException("closed");
        assertThat(Egress.failed(hungUp, true, true)).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(Egress.failed(hungUp, true, false)).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(Egress.failed(hungUp, false, false)).isInstanceOf(Outcome.NotSent.class);
        var unproven = new IOException(new SSLHandshakeException("not its name"));
        assertThat(Egress.failed(unproven, true, false)).isInstanceOf(Outcome.NotSent.class);
        assertThat(Egress.failed(unproven, true, true)).isInstanceOf(Outcome.NoAnswer.class);
    }

    @Test
    void whatNobodyTakesWasNotSent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        InetSocketAddress gone = new InetSocketAddress("127.0.0.1", free);
        try (Egress egress = new Egress(name -> LocalTls.addresses("127.0.0.1"), Set.of(gone), tls.client(), PATIENT,
                Clock.systemUTC())) {
            assertThat(egress.send(call(free))).isInstanceOf(Outcome.NotSent.class);
        }
        try (Egress egress = new Egress(name -> {
            throw new UnknownHostException(name);
        }, Set.of(), tls.client(), PATIENT, Clock.systemUTC())) {
            assertThat(egress.send(Call.get("https://nobody.example/", Map.of()))).isInstanceOf(Outcome.NotSent.class);
            assertThat(egress.mistake("https://nobody.example/")).contains(
                    "names a host that nobody knows: nobody.example");
        }
    }

    @Test
    void aSilentServerBeforeTheHandshakeHoldsNobodyUp() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, LocalTls.address("127.0.0.1"));
                Egress egress = new Egress(name -> LocalTls.addresses("127.0.0.1"),
                        Set.of((InetSocketAddress) mute.getLocalSocketAddress()), tls.client(), SHORT,
                        Clock.systemUTC())) {
            Thread taker = Thread.ofVirtual().start(() -> {
                try (Socket taken = mute.accept()) {
                    taken.getInputStream().readAllBytes();
                } catch (IOException closed) {
                    never.countDown();
                }
            });
            assertThat(egress.send(call(mute.getLocalPort()))).isInstanceOf(Outcome.NotSent.class);
            mute.close();
            taker.join(Duration.ofSeconds(20));
        }
    }

    private void waitForNever() {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endless(OutputStream out, HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[4_096];
        try (out) {
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
    }

    private Egress inwards(LocalTls.Running server) {
        return new Egress(name -> LocalTls.addresses("127.0.0.1"), Set.of(server.address()), tls.client(), PATIENT,
                Clock.systemUTC());
    }

    private static Call call(int port) {
        return Call.get("https://allowed.example:" + port + "/", Map.of());
    }

    /// The names of the list, as a resolver of an inner network would know them.
    private static List<InetAddress> resolved(String name) {
        return switch (name) {
            case "allowed.example", "public-then-302.example", "spoofed.rebind.example" -> LocalTls.addresses(PUBLIC);
            default -> LocalTls.addresses("127.0.0.1");
        };
    }

    private static String uri(String text) {
        try {
            return URI.create(text).toString();
        } catch (IllegalArgumentException none) {
            return "";
        }
    }
}
