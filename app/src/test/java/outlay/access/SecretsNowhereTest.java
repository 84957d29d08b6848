package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// What lets somebody in is in no log and no file, in no form that could be used.
class SecretsNowhereTest {
    private static final String PASSWORD = "canary of a password, 4711";
    private static final String WRONG = "canary of a wrong password, 0815";
    @TempDir
    private Path data;
    private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, WRONG));
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory())
            .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = root.getLoggerContext().getLogger("outlay");
    private final @Nullable Level before = ours.getLevel();

    @BeforeEach
    void listen() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.start();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(logged);
        appender.start();
        root.addAppender(appender);
        ours.setLevel(Level.DEBUG);
    }

    @AfterEach
    void hearNoMore() {
        root.detachAppender(appender);
        ours.setLevel(before);
    }

    @Test
    void areInNoLogAndNoFile() throws Exception {
        try (Signed signed = new Signed(data)) {
            use(signed);
            assertNowhere();
        }
        assertNowhere();
        String state = new String(Files.readAllBytes(data.resolve("state.db")), StandardCharsets.ISO_8859_1);
        assertThat(state).as("the files that were looked into").contains("ann@example.com", "$argon2id$");
    }

    private void use(Signed signed) throws Exception {
        String token = secret(signed.server.setUp().orElseThrow());
        Shown ann = keep(Signed.signedIn("ann", signed.post("/api/v1/set-up", "{\"token\":\"" + token
                + "\",\"email\":\"ann@example.com\",\"password\":\"" + PASSWORD + "\"}", Shown.NOTHING)));
        signed.post("/api/v1/session", "{\"email\":\"ann@example.com\",\"password\":\"" + WRONG + "\"}",
                Shown.NOTHING);
        signed.post("/api/v1/session", "{\"email\":\"ann@example.com\",\"password\":\"" + WRONG + "\"", Shown.NOTHING);
        JsonNode invited = json(signed.post("/api/v1/invitations",
                "{\"client\":\"acme\",\"email\":\"bob@example.com\",\"role\":\"viewer\"}", ann));
        secret(invited.path("link").stringValue());
        String program = json(signed.post("/api/v1/tokens",
                "{\"client\":\"acme\",\"role\":\"machine\",\"purpose\":\"export\"}", ann)).path("token").stringValue();
        secrets.add(program);
        signed.get("/api/v1/imports?client=acme", Shown.bearer("program", program));
        signed.get("/api/v1/imports?client=other", Shown.bearer("program", program));
        secrets.add(signed.peopleKey(new ClientId("acme")).header("Authorization").substring(7));
        String factor = json(signed.post("/api/v1/session/second-factor", "{}", ann)).path("secret").stringValue();
        secrets.add(factor);
        byte[] key = Totp.fromBase32(factor);
        secrets.add(HexFormat.of().formatHex(key));
        secrets.add(Base64.getEncoder().encodeToString(key));
        secrets.add(new String(key, StandardCharsets.ISO_8859_1));
        json(signed.post("/api/v1/session/second-factor/confirm", "{\"password\":\"" + PASSWORD + "\",\"secret\":\""
                + factor + "\",\"code\":\"" + Totp.code(key, Instant.now().getEpochSecond() / 30, 6) + "\"}", ann))
                .path("recovery_codes").forEach(code -> secrets.add(code.stringValue().replace("-", "")));
        assertThat(secrets).hasSizeGreaterThan(18);
    }

    private Shown keep(Shown shown) {
        String cookie = shown.header("Cookie");
        secrets.add(cookie.substring(cookie.indexOf('=') + 1));
        secrets.add(shown.header(Guard.CSRF_HEADER));
        return shown;
    }

    private String secret(String link) {
        String secret = link.substring(link.lastIndexOf('=') + 1);
        secrets.add(secret);
        return secret;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), 100_000);
    }

    private void assertNowhere() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String secret : secrets) {
                assertThat(text.contains(secret)).as("%s is in %s", secret, file.getFileName()).isFalse();
            }
        }
        String log = logged.toString(StandardCharsets.UTF_8);
        for (String secret : secrets) {
            assertThat(log.contains(secret)).as("%s is logged", secret).isFalse();
        }
    }
}
