package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Settings;
import outlay.access.Signed.Shown;

/// Invitations by e-mail, over a mail server of the test's own.
class InvitationMailTest {
    private static final String BOB = "{\"client\":\"acme\",\"email\":\"bob@example.com\",\"role\":\"viewer\"}";
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void startServer() {
        mail.start();
    }

    @AfterEach
    void stopServer() {
        mail.stop();
    }

    private Settings settings(Path data, String server) throws Settings.Wrong {
        return Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(), "OUTLAY_LISTEN", "127.0.0.1:0",
                "OUTLAY_ALERT_MAIL_SERVER", server, "OUTLAY_ALERT_MAIL_TLS", "none", "OUTLAY_ALERT_MAIL_FROM",
                "outlay@example.com", "OUTLAY_ALERT_MAIL_TO", "alarm@example.com"));
    }

    @Test
    void theLinkGoesToWhomItIsForAndToNobodyElse(@TempDir Path data) throws Exception {
        try (Signed signed = new Signed(settings(data, "127.0.0.1:" + mail.getSmtp().getPort()))) {
            Shown ann = signed.user("ann", "owner", Map.of());
            HttpResponse<String> invited = signed.post("/api/v1/invitations", BOB, ann);
            assertThat(invited.body()).contains("\"mailed\":true");
            assertThat(mail.getReceivedMessages()).hasSize(1);
            MimeMessage message = mail.getReceivedMessages()[0];
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("bob@example.com");
            assertThat(message.getSubject()).isEqualTo("Outlay: you are invited to acme");
            String link = invited.body().replaceAll("(?s).*\"link\":\"([^\"]+)\".*", "$1");
            assertThat(message.getContent().toString()).contains(link, "ann@example.com invites you");
        }
    }

    @Test
    void whereThereIsNoMailServerWhoeverInvitesHasTheLink(@TempDir Path data) throws Exception {
        int gone = mail.getSmtp().getPort();
        mail.stop();
        try (Signed signed = new Signed(settings(data, "127.0.0.1:" + gone))) {
            Shown ann = signed.user("ann", "owner", Map.of());
            HttpResponse<String> invited = signed.post("/api/v1/invitations", BOB, ann);
            assertThat(invited.statusCode()).isEqualTo(201);
            assertThat(invited.body()).contains("\"mailed\":false", "#invitation=");
        }
    }
}
