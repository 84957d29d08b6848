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
import java.util.Optional;
import java.util.Properties;

/// Tells somebody by e-mail, over a mail server of the user's own.
public record MailRecipient(Mail mail, Clock clock) implements Recipient {
    private static final String PATIENCE_MILLIS = "10000";

    /// How a connection to a mail server is kept private.
    public enum Tls {
        /// Begun plain and encrypted before anything is said, or given up.
        STARTTLS,
        /// Encrypted from the first byte.
        TLS,
        /// Not at all: for a server on this machine.
        NONE
    }

    /// @param login user and password, where the server asks for them
    /// @param from  the sender's address
    /// @param to    whom to tell
    public record Mail(String host, int port, Tls tls, Optional<Login> login, String from, List<String> to) {}

    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    @Override
    public String label() {
        return "e-mail";
    }

    @Override
    public void tell(List<KeptAlert> alerts) throws IOException {
        try {
            MimeMessage message = new MimeMessage(session());
            message.setFrom(new InternetAddress(mail.from, true));
            for (String to : mail.to) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            }
            message.setSubject(subject(alerts), StandardCharsets.UTF_8.name());
            message.setText(text(alerts), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(message);
        } catch (MessagingException failed) {
            throw new IOException("the mail server " + mail.host + ":" + mail.port + " did not take it: "
                    + failed.getMessage(), failed);
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", mail.host);
        properties.put("mail.smtp.port", Integer.toString(mail.port));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(mail.tls == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(mail.tls == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(mail.tls == Tls.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail.smtp." + wait, PATIENCE_MILLIS);
        }
        properties.put("mail.smtp.auth", Boolean.toString(mail.login.isPresent()));
        if (mail.login.isEmpty()) {
            return Session.getInstance(properties);
        }
        Login login = mail.login.get();
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(login.user, login.password);
            }
        });
    }

    /// A line of words: a campaign's name may hold anything, and a subject must be one line.
    private static String subject(List<KeptAlert> alerts) {
        KeptAlert first = alerts.getFirst();
        String about = "Outlay, " + first.client() + ": " + first.kind().replace('_', ' ') + ": " + first.subject();
        String line = about.replaceAll("\\p{Cntrl}", " ");
        return alerts.size() == 1 ? line : line + " and " + (alerts.size() - 1) + " more";
    }

    private static String text(List<KeptAlert> alerts) {
        StringBuilder text = new StringBuilder();
        for (KeptAlert alert : alerts) {
            text.append(alert.client()).append(": ").append(alert.kind().replace('_', ' ')).append(": ")
                    .append(alert.subject()).append("\r\n  ").append(alert.detail()).append("\r\n");
            if (!alert.amount().isEmpty()) {
                text.append("  at stake: ").append(alert.currency()).append(' ').append(alert.amount()).append("\r\n");
            }
            text.append("\r\n");
        }
        return text.append("Each is told once while it is open. outlay alerts lists them.\r\n").toString();
    }
}
