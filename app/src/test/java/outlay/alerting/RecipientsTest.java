package outlay.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.egress.Outcome;
import outlay.alerting.MailRecipient.Login;
import outlay.alerting.MailRecipient.Mail;
import outlay.alerting.MailRecipient.Tls;
import outlay.base.ClientId;
import outlay.platform.webhook.Signature;
import outlay.testkit.HostileTexts;
import outlay.web.Request;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Alerts on their way out, to a mail server and a program of the test's own.
class RecipientsTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final List<KeptAlert> ALERTS = List.of(
            KeptAlert.opened(new ClientId("acme"), AlertBookTest.alert("Brand – DE\r\nBcc: all@example.com", "12.50"),
                    NOON),
            KeptAlert.opened(new ClientId("acme"), AlertBookTest.alert("generic", "1"), NOON));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void startServer() {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void aMailNamesEveryAlertAndNobodyElseGetsIt() throws Exception {
        mail(Tls.NONE, Optional.empty()).tell(ALERTS);
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(message -> {
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.com",
                    "bob@example.com");
            assertThat(message.getSubject()).doesNotContain("\n").startsWith(
                    "Outlay, acme: spend without conversions: Brand – DE").endsWith("and 1 more");
            assertThat(message.getContent().toString()).contains("at stake: USD 12.50", "generic");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        });
    }

    @Test
    void whatSomebodyWroteIsTextInAMailAndNothingElse() throws Exception {
        mail(Tls.NONE, Optional.empty()).tell(ALERTS);
        List<KeptAlert> hostile = HostileTexts.all().stream().map(
                text -> KeptAlert.opened(new ClientId("acme"), AlertBookTest.alert(text, "1"), NOON)).toList();
        for (int i = 0; i < hostile.size(); i += 50) {
            mail(Tls.NONE, Optional.empty()).tell(hostile.subList(i, Math.min(i + 50, hostile.size())));
        }
        List<String> usual = headers(server.getReceivedMessages()[0]);
        assertThat(server.getReceivedMessages()).hasSizeGreaterThan(20).allSatisfy(message -> {
            assertThat(message.isMimeType("text/plain")).isTrue();
            assertThat(headers(message)).isEqualTo(usual);
            assertThat(message.getAllRecipients()).hasSize(2);
            assertThat(message.getSubject()).matches("\\P{Cntrl}+");
            assertThat(message.getContent().toString()).doesNotContain("\u001b", "\u0007")
                    .doesNotContainPattern("(?m)^Bcc");
        });
    }

    private static List<String> headers(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream().map(Header::getName).sorted().toList();
    }

    @Test
    void aTestReachesWhoeverCanBeReachedAndSaysWhoCannot(@TempDir Path folder) throws Exception {
        AlertTrial trial = new AlertTrial(List.of(mail(Tls.NONE, Optional.empty()), mail(Tls.TLS, Optional.empty())),
                CLOCK);
        Router routes = new AlertsApi(AlertBook.open(folder), trial).addTo(new Router());
        Request asked = new Request("POST", AlertsApi.TEST, Map.of(), Map.of(),
                Map.of("content-type", "application/json"), "{\"client\":\"acme\"}".getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
        JsonNode told = JsonMapper.shared().readTree(routes.handle(asked).body()).path("told");
        assertThat(told).hasSize(2);
        assertThat(told.path(0).path("failed").isNull()).isTrue();
        assertThat(told.path(1).path("failed").stringValue()).contains("did not take it");
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(
                message -> assertThat(message.getContent().toString()).contains("this is a test"));
        assertThat(AlertBook.open(folder).list()).isEmpty();
    }

    @Test
    void aUserSignsIn() throws Exception {
        server.setUser("outlay@example.com", "outlay", "right");
        mail(Tls.NONE, Optional.of(new Login("outlay", "right"))).tell(ALERTS);
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThatThrownBy(() -> mail(Tls.NONE, Optional.of(new Login("outlay", "wrong"))).tell(ALERTS))
                .isInstanceOf(IOException.class).hasMessageContaining("did not take it")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void whereTheServerCannotEncryptNothingIsSaid() {
        assertThatThrownBy(() -> mail(Tls.STARTTLS, Optional.empty()).tell(ALERTS)).isInstanceOf(IOException.class)
                .hasMessageContaining("STARTTLS");
        assertThatThrownBy(() -> mail(Tls.TLS, Optional.empty()).tell(ALERTS)).isInstanceOf(IOException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWebhookIsSignedAndKeepsItsIdWhenItIsRepeated() throws Exception {
        List<Call> calls = new ArrayList<>();
        WebhookRecipient hook = new WebhookRecipient("https://hooks.example.com/in", SECRET, call -> {
            calls.add(call);
            return answered(204);
        }, CLOCK);
        hook.tell(ALERTS);
        hook.tell(ALERTS);
        Call call = calls.getFirst();
        String id = call.headers().getOrDefault("webhook-id", "");
        assertThat(call.headers()).containsEntry("webhook-signature",
                Signature.of(SECRET, id, Long.toString(NOON.getEpochSecond()), call.body()));
        assertThat(calls.get(1).headers()).containsEntry("webhook-id", id);
        JsonNode body = JsonMapper.shared().readTree(call.body());
        assertThat(body.at("/type").asString()).isEqualTo("alert.opened");
        assertThat(body.at("/data/0/at_stake").asString()).isEqualTo("12.50");
        assertThat(body.at("/data")).hasSize(2);
        assertThat(hook.toString()).doesNotContain(SECRET);
    }

    @Test
    void whatAWebhookDoesNotTakeIsSaid() {
        for (Outcome outcome : List.of(answered(500), new Outcome.Forbidden("no"), new Outcome.NotSent("down"),
                new Outcome.NoAnswer("late"))) {
            assertThatThrownBy(
                    () -> new WebhookRecipient("https://hooks.example.com/in", SECRET, call -> outcome, CLOCK)
                            .tell(ALERTS))
                    .isInstanceOf(IOException.class);
        }
    }

    private static Outcome answered(int status) {
        return new Outcome.Answered(new Answer(status, Map.of(), "".getBytes(StandardCharsets.UTF_8), NOON));
    }

    private MailRecipient mail(Tls tls, Optional<Login> login) {
        return new MailRecipient(new Mail("127.0.0.1", server.getSmtp().getPort(), tls, login, "outlay@example.com",
                List.of("ann@example.com", "bob@example.com")), CLOCK);
    }
}
