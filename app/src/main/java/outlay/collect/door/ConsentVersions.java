package outlay.collect.door;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// With which texts and tools consent was given, as far as the signals say so themselves: read from them whenever
/// somebody asks, so that it cannot differ from what they say.
///
/// Sources: the IAB's "Consent string and vendor list formats v2" (GDPR-Transparency-and-Consent-Framework), and its
/// "Consent String Specification" (Global-Privacy-Platform).
public final class ConsentVersions {
    private static final String UNREADABLE = "cannot be read";
    private static final long MILLIS_PER_DECISECOND = 100;
    private static final int EUROPE = 2;
    private static final List<Integer> STATES = List.of(7, 8, 9, 10, 11, 12);

    private ConsentVersions() {}

    /// @param raw the signals as they came, by kind: tcf, gpp, us_privacy, gcs, gcd
    /// @return such as `tcf.cmp` or `gpp.sections`; a signal that cannot be read says so
    public static SortedMap<String, String> of(Map<String, String> raw) {
        SortedMap<String, String> versions = new TreeMap<>();
        raw.forEach((kind, text) -> {
            try {
                add(kind, text, versions);
            } catch (IllegalArgumentException unreadable) {
                versions.put(kind, UNREADABLE);
            }
        });
        return versions;
    }

    private static void add(String kind, String text, SortedMap<String, String> versions) {
        switch (kind) {
            case "tcf" -> tcf("tcf", text, versions);
            case "gpp" -> gpp(text, versions);
            case "us_privacy" -> versions.put("us_privacy.version", text.matches("\\d[YNyn-]{3}")
                    ? text.substring(0, 1)
                    : UNREADABLE);
            case "gcs" -> versions.put("gcs.format", text.matches("G\\d[01-][01-]")
                    ? text.substring(1, 2)
                    : UNREADABLE);
            // The leading digit; what stands behind is known from observation alone.
            case "gcd" -> versions.put("gcd.format", text.matches("\\d\\d[a-z].*") ? text.substring(0, 1) : UNREADABLE);
            default -> {
            }
        }
    }

    private static void tcf(String name, String text, SortedMap<String, String> versions) {
        SortedMap<String, String> read = new TreeMap<>();
        Bits bits = new Bits(text.split("\\.", 2)[0]);
        read.put(name + ".version", String.valueOf(bits.read(6)));
        read.put(name + ".created", time(bits));
        read.put(name + ".updated", time(bits));
        read.put(name + ".cmp", String.valueOf(bits.read(12)));
        read.put(name + ".cmp_version", String.valueOf(bits.read(12)));
        bits.skip(6);
        read.put(name + ".language", String.valueOf(new char[]{(char) ('A' + bits.read(6)),
                (char) ('A' + bits.read(6))}));
        read.put(name + ".vendor_list", String.valueOf(bits.read(12)));
        read.put(name + ".policy", String.valueOf(bits.read(6)));
        versions.putAll(read);
    }

    /// Tenths of seconds since 1970, in 36 bits.
    private static String time(Bits bits) {
        long high = bits.read(12);
        long low = bits.read(24);
        return Instant.ofEpochMilli((high << 24 | low) * MILLIS_PER_DECISECOND).toString();
    }

    private static void gpp(String text, SortedMap<String, String> versions) {
        String[] parts = text.split("~", -1);
        List<Integer> sections = ConsentStrings.gppSections(parts[0]);
        versions.put("gpp.version", String.valueOf(new Bits(parts[0]).skip(6).read(6)));
        versions.put("gpp.sections", String.join(" ", sections.stream().map(String::valueOf).toList()));
        for (int i = 0; i < sections.size() && i + 1 < parts.length; i++) {
            String name = "gpp." + sections.get(i);
            if (sections.get(i) == EUROPE) {
                tcf(name, parts[i + 1], versions);
            } else if (STATES.contains(sections.get(i))) {
                versions.put(name + ".version", String.valueOf(new Bits(parts[i + 1].split("\\.", 2)[0]).read(6)));
            }
        }
    }
}
