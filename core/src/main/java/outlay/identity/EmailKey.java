package outlay.identity;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What of an e-mail address tells one mailbox from another, so that its spellings are one identifier.
final class EmailKey {
    /// Gmail reads no dots before the at sign: https://support.google.com/mail/answer/7436150
    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");
    /// Mailboxes that several people read, or none: RFC 2142 and what businesses add to it, by the part before the at
    /// sign without digits and punctuation.
    private static final Set<String> ROLES = Set.of("abuse", "accounting", "accounts", "admin", "administration",
            "administrator", "ap", "ar", "billing", "booking", "bookings", "buchhaltung", "career", "careers",
            "compras", "contact", "contacto", "contactus", "customercare", "customerservice", "datenschutz", "dev",
            "donotreply",
            "einkauf", "email", "enquiries", "enquiry", "facturacion", "finance", "frontdesk", "hello", "help",
            "helpdesk", "hi", "hostmaster", "hr", "info", "infos", "inquiries", "inquiry", "invoice", "invoices", "it",
            "jobs", "kontakt", "legal", "mail", "mailerdaemon", "management", "marketing", "media", "news",
            "newsletter", "noc", "noreply", "office", "operations", "ops", "order", "orders", "payments", "post",
            "postmaster", "press", "privacy", "procurement", "purchasing", "rechnung", "reception", "recruiting",
            "reservations", "returns", "root", "sales", "security", "service", "shop", "spam", "staff", "store",
            "support", "team", "tech", "test", "usenet", "ventas", "vertrieb", "webmaster", "welcome", "www");

    private static final int LONGEST_REGION = 3;

    private EmailKey() {}

    /// The address trimmed, in lower case and composed, its domain in ASCII, without what follows a plus sign; of
    /// Gmail's without dots and in one spelling of the domain. What is no address comes back trimmed and in lower case.
    static String of(String text) {
        String plain = plain(text);
        int at = plain.lastIndexOf('@');
        if (at <= 0 || at == plain.length() - 1) {
            return plain;
        }
        String domain = ascii(plain.substring(at + 1));
        String local = plain.substring(0, at);
        int plus = local.indexOf('+');
        local = plus > 0 ? local.substring(0, plus) : local;
        if (DOTLESS.contains(domain)) {
            domain = "gmail.com";
            String joined = local.replace(".", "");
            local = joined.isEmpty() ? local : joined;
        }
        return local + "@" + domain;
    }

    /// The texts that a sender may have for the mailbox of an address: as it was typed, without a +tag, and its key.
    static Set<String> spellings(String text) {
        String plain = plain(text);
        int plus = plain.indexOf('+');
        int at = plain.lastIndexOf('@');
        String untagged = plus > 0 && plus < at ? plain.substring(0, plus) + plain.substring(at) : plain;
        return new TreeSet<>(List.of(text, untagged, of(text)));
    }

    /// As those hash an address who send it in a link: trimmed and in lower case, and nothing else.
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder(64);
            for (byte one : digest) {
                hex.append(Character.forDigit(one >> 4 & 15, 16)).append(Character.forDigit(one & 15, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Whether a key is the address of a role, whom nobody is: `info@`, `no-reply@`, `sales-eu@`, `support2@`.
    static boolean role(String key) {
        String[] words = key.substring(0, Math.max(0, key.lastIndexOf('@'))).split("[^\\p{L}]+");
        if (ROLES.contains(String.join("", words))) {
            return true;
        }
        for (int i = 0; i < words.length; i++) {
            boolean region = i > 0 && words[i].length() <= LONGEST_REGION;
            if (!region && !ROLES.contains(words[i])) {
                return false;
            }
        }
        return words.length > 0;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static String ascii(String domain) {
        for (int i = 0; i < domain.length(); i++) {
            if (domain.charAt(i) > 127) {
                try {
                    return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
                } catch (IllegalArgumentException noDomain) {
                    return domain;
                }
            }
        }
        return domain;
    }
}
