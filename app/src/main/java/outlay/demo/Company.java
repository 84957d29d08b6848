package outlay.demo;

import java.text.Normalizer;
import java.util.Locale;

/// Where people work: one office, one address on the network, one domain.
record Company(long number, String name, String domain, String network, Region region) {
    /// Associations in the CRM name companies by these ids.
    String crmId() {
        return Long.toString(20_400_000_000L + number * 37);
    }

    /// The part of an e-mail address that a name becomes: only letters of ASCII.
    static String ascii(String name) {
        String spelled = name.toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
                .replace("ø", "o").replace("ß", "ss");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("[^a-z0-9]", "");
    }
}
