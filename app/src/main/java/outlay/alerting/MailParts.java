package outlay.alerting;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;

/// A letter with HTML, pictures or files, as mail programs take them apart.
final class MailParts {
    private MailParts() {}

    static Multipart of(Letter letter) throws MessagingException {
        MimeMultipart readings = new MimeMultipart("alternative");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        readings.addBodyPart(text);
        if (letter.html().isPresent()) {
            readings.addBodyPart(html(letter, letter.html().get()));
        }
        MimeMultipart all = new MimeMultipart("mixed");
        all.addBodyPart(around(readings));
        for (Letter.Part part : letter.attached()) {
            MimeBodyPart file = file(part);
            file.setFileName(part.name());
            all.addBodyPart(file);
        }
        return all;
    }

    private static BodyPart html(Letter letter, String html) throws MessagingException {
        MimeBodyPart page = new MimeBodyPart();
        page.setText(html, StandardCharsets.UTF_8.name(), "html");
        if (letter.inline().isEmpty()) {
            return page;
        }
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(page);
        for (Letter.Part part : letter.inline()) {
            MimeBodyPart picture = file(part);
            picture.setContentID("<" + part.name() + ">");
            picture.setDisposition(MimeBodyPart.INLINE);
            related.addBodyPart(picture);
        }
        return around(related);
    }

    private static MimeBodyPart file(Letter.Part part) throws MessagingException {
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(part.bytes(), part.mediaType())));
        return file;
    }

    private static BodyPart around(Multipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }
}
