package outlay.scenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Texts that occur nowhere else, to be looked for wherever a person's might have been left behind.
final class Canaries {
    private final List<String> all = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    String email() {
        return kept("Canary.E" + all.size() + "@Mail-" + all.size() + ".net");
    }

    String phone() {
        return kept("+1415555" + (7_000 + all.size()));
    }

    String user() {
        return kept("Uid-canary-" + all.size() + "-x7f3");
    }

    String name() {
        return kept("Zebulon" + all.size() + " Quagmire");
    }

    /// Something that Outlay has no reason to keep.
    String token() {
        all.add("Tok_canary_9f8e" + all.size() + "a7");
        return all.getLast();
    }

    private String kept(String text) {
        all.add(text);
        kept.add(text);
        return text;
    }

    List<String> all() {
        return all;
    }

    /// Those that Outlay is meant to keep, sealed.
    List<String> kept() {
        return kept;
    }

    /// Which of `secrets` are in `text`, a character a byte, in any of the forms in which somebody could read them.
    static List<String> found(List<String> secrets, String text) {
        List<String> found = new ArrayList<>();
        for (String secret : secrets) {
            forms(secret).forEach((form, bytes) -> {
                if (text.contains(bytes)) {
                    found.add(secret + " as " + form);
                }
            });
        }
        return found;
    }

    private static Map<String, String> forms(String secret) {
        Map<String, String> forms = new LinkedHashMap<>();
        for (String text : List.of(secret, secret.toLowerCase(Locale.ROOT))) {
            String which = text.equals(secret) ? "" : ", lower-cased";
            forms.put("it is" + which, text);
            forms.put("UTF-16" + which, new String(text.getBytes(StandardCharsets.UTF_16LE),
                    StandardCharsets.ISO_8859_1));
            forms.put("URL" + which, text.replace("@", "%40").replace("+", "%2B").replace(" ", "%20"));
            for (int offset = 0; offset < 3; offset++) {
                forms.put("base64 at " + offset + which, base64(text, offset));
            }
            forms.put("SHA-256" + which, sha256(text));
        }
        return forms;
    }

    /// The letters that do not depend upon what stands before and behind.
    private static String base64(String text, int offset) {
        byte[] bytes = ("x".repeat(offset) + text).getBytes(StandardCharsets.UTF_8);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int from = (offset * 8 + 5) / 6;
        return whole.substring(from, bytes.length / 3 * 4);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
