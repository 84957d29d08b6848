package outlay.alerting;

import java.util.List;
import java.util.Optional;

/// One e-mail.
///
/// @param subject a line
/// @param text    for who reads no HTML
/// @param html    the same for everybody else; may show `inline` as `cid:` and its name
/// @param inline  pictures in the HTML
public record Letter(List<String> to, String subject, String text, Optional<String> html, List<Part> inline,
        List<Part> attached) {
    public Letter {
        to = List.copyOf(to);
        inline = List.copyOf(inline);
        attached = List.copyOf(attached);
    }

    public static Letter plain(List<String> to, String subject, String text) {
        return new Letter(to, subject, text, Optional.empty(), List.of(), List.of());
    }

    /// What somebody wrote, on one line: what ends a line would forge another one, what turns it another meaning.
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\u202a-\u202e\u2066-\u2069]", " ");
    }

    /// @param name of the file
    public record Part(String name, String mediaType, byte[] bytes) {}
}
