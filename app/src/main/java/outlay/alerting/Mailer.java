package outlay.alerting;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import outlay.alerting.MailRecipient.Login;
import outlay.alerting.MailRecipient.Mail;
import outlay.alerting.MailRecipient.Tls;

/// Sends letters over a mail server of the user's own.
public record Mailer(Mail mail, Clock clock) {
    private static final String PATIENCE_MILLIS = "10000";

    /// @param subject a line
    /// @throws IOException saying what is wrong, where it is not sure that it was sent
    public void send(List<String> to, String subject, String text) throws IOException {
        try {
            MimeMessage message = new MimeMessage(session());
            message.setFrom(new InternetAddress(mail.from(), true));
            for (String each : to) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(each, true));
            }
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(text, StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(message);
        } catch (MessagingException failed) {
            throw new IOException("the mail server " + mail.host() + ":" + mail.port() + " did not take it: "
                    + failed.getMessage(), failed);
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", mail.host());
        properties.put("mail.smtp.port", Integer.toString(mail.port()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(mail.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(mail.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(mail.tls() == Tls.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail.smtp." + wait, PATIENCE_MILLIS);
        }
        properties.put("mail.smtp.auth", Boolean.toString(mail.login().isPresent()));
        if (mail.login().isEmpty()) {
            return Session.getInstance(properties);
        }
        Login login = mail.login().get();
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(login.user(), login.password());
            }
        });
    }
}
