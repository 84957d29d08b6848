package outlay.alerting;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Tells somebody by e-mail, over a mail server of the user's own.
public record MailRecipient(Mail mail, Clock clock) implements Recipient {
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
        new Mailer(mail, clock).send(mail.to, subject(alerts), text(alerts));
    }

    private static String subject(List<KeptAlert> alerts) {
        KeptAlert first = alerts.getFirst();
        String about = "Outlay, " + first.client() + ": " + first.kind().replace('_', ' ') + ": " + first.subject();
        String line = Letter.line(about);
        return alerts.size() == 1 ? line : line + " and " + (alerts.size() - 1) + " more";
    }

    private static String text(List<KeptAlert> alerts) {
        StringBuilder text = new StringBuilder();
        for (KeptAlert alert : alerts) {
            text.append(alert.client()).append(": ").append(alert.kind().replace('_', ' ')).append(": ")
                    .append(Letter.line(alert.subject())).append("\r\n  ").append(Letter.line(alert.detail()))
                    .append("\r\n");
            if (!alert.amount().isEmpty()) {
                text.append("  at stake: ").append(alert.currency()).append(' ').append(alert.amount()).append("\r\n");
            }
            text.append("\r\n");
        }
        return text.append("Each is told once while it is open. outlay alerts lists them.\r\n").toString();
    }
}
