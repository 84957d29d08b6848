package outlay.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.Mac;
import outlay.identity.Identifier;
import outlay.identity.NullLike;

/// The identifiers that a person's facts get in place of their own, so that the journey stays one journey. They are
/// made under a key that is random, belongs to one erasure and is destroyed with its end; from then on nothing leads
/// from one to the other.
///
/// Equal texts get equal ones whatever they are used for, because the rules of identity compare them across kinds. The
/// addresses of one person get addresses that differ in one letter.
final class StandIns {
    private static final int BYTES = 12;
    private static final long NUMBERS = 10_000_000_000L;
    private static final int VERSION_BYTES = 8;
    private static final String NOWHERE = "erased.invalid";
    private final Mac mac;
    private final List<String> emails;
    private final Set<String> sharedDomains;
    private final String base;
    private final Map<String, String> hashes = new HashMap<>();

    /// Domains at which others have addresses too stay: they say where somebody worked, not who it was.
    StandIns(byte[] key, Subject person) {
        this.mac = Marks.mac(key);
        this.sharedDomains = Set.copyOf(person.sharedDomains());
        SortedSet<String> addresses = new TreeSet<>();
        person.identifiers().forEach(identifier -> {
            if (identifier.value().indexOf('@') > 0) {
                addresses.add(key(identifier.value()));
            }
        });
        this.emails = new ArrayList<>(addresses);
        this.base = digest("");
        person.spellings().forEach(spelling -> {
            if (spelling.indexOf('@') > 0) {
                hashes.put(Marks.sha256(spelling), Marks.sha256(of(spelling)));
            }
        });
    }

    private static String key(String address) {
        return Identifier.normal(Identifier.Type.EMAIL, address);
    }

    /// In place of an identifier, a click id or the like; a text that names nobody stays what it is.
    String of(String text) {
        if (NullLike.saysNothing(text)) {
            return text;
        }
        int number = text.indexOf('@') > 0 ? emails.indexOf(key(text)) : -1;
        return number < 0 ? Marks.ERASED + digest(text) : address(number);
    }

    /// In place of a hash of an address: that of the address that takes the address's place.
    String hash(String sha256) {
        return hashes.getOrDefault(sha256, Marks.sha256(of(sha256)));
    }

    /// In place of a phone number; a number of no country, and of none that there will be soon.
    String phone(String number) {
        if (NullLike.reason(number).isPresent()) {
            return "";
        }
        byte[] digest = mac.doFinal(Identifier.normal(Identifier.Type.PHONE, number).getBytes(StandardCharsets.UTF_8));
        long digits = Math.floorMod(ByteBuffer.wrap(digest).getLong(), NUMBERS);
        return "+999" + (NUMBERS + digits);
    }

    /// In place of the path of an address: two that differed still differ.
    String path(String path) {
        return path.isEmpty() || path.equals("/") ? path : "/" + digest("path " + path);
    }

    /// In place of a digest of something that was known of the person.
    String version(String version) {
        return digest("version " + version).substring(0, 2 * VERSION_BYTES);
    }

    private String address(int number) {
        String domain = domain(emails.get(number));
        return Marks.ERASED + base + Integer.toString(number, Character.MAX_RADIX) + "@"
                + (sharedDomains.contains(domain) ? domain : NOWHERE);
    }

    static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    private String digest(String text) {
        return Marks.hex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), BYTES);
    }
}
