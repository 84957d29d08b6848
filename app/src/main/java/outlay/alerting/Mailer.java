package outlay.alerting;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
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
        send(Letter.plain(to, subject, text));
    }

    /// @throws NotSent     where nobody has got it
    /// @throws IOException saying what is wrong, where it is not sure that it was sent
    public void send(Letter letter) throws IOException {
        try {
            MimeMessage message = message(letter);
            try (Transport transport = session().getTransport("smtp")) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (SendFailedException refused) {
            if (refused.getValidSentAddresses() == null || refused.getValidSentAddresses().length == 0) {
                throw new NotSent(failure(refused), refused);
            }
            throw new IOException(failure(refused), refused);
        } catch (MessagingException failed) {
            throw new IOException(failure(failed), failed);
        }
    }

    private void connect(Transport transport) throws NotSent {
        try {
            transport.connect();
        } catch (MessagingException unreached) {
            throw new NotSent(failure(unreached), unreached);
        }
    }

    private String failure(MessagingException failed) {
        return "the mail server " + mail.host() + ":" + mail.port() + " did not take it: " + failed.getMessage();
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress(mail.from(), true));
        for (String each : letter.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(each, true));
        }
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        if (letter.html().isEmpty() && letter.attached().isEmpty()) {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
        } else {
            message.setContent(MailParts.of(letter));
        }
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
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
