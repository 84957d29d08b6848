package outlay.collect.door;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.fact.Consent.State;

/// Reads the consent strings of the IAB (TCF 2, GPP, US privacy) and of Google (gcs, gcd), as far as this product
/// decides by them. What cannot be read counts as a denial, and lies beside the decision as it came.
final class ConsentStrings {
    private static final Pattern GCD = Pattern.compile("1\\d([a-z])\\d([a-z])\\d([a-z])\\d([a-z])\\d.*");
    private static final int TCF_PURPOSES_AT = 152;
    private static final int TCF_PURPOSES = 24;
    private static final int GPP_TYPE = 3;
    private static final int OPTED_OUT = 1;

    private ConsentStrings() {}

    /// What one signal says of the four permissions, and whether it objects to a sale.
    record Said(State analytics, State ads, State adUserData, State personalisation, boolean saleOptOut) {
        static final Said NOTHING = new Said(State.UNKNOWN, State.UNKNOWN, State.UNKNOWN, State.UNKNOWN, false);
        static final Said NO = new Said(State.DENIED, State.DENIED, State.DENIED, State.DENIED, true);
        static final Said SALE_OPT_OUT = new Said(State.UNKNOWN, State.UNKNOWN, State.UNKNOWN, State.UNKNOWN, true);

        Said and(Said other) {
            return new Said(analytics.and(other.analytics), ads.and(other.ads), adUserData.and(other.adUserData),
                    personalisation.and(other.personalisation), saleOptOut || other.saleOptOut);
        }
    }

    /// TCF 2: storage (purpose 1) is the ground of everything; measuring needs 7, personalised ads 3 and 4. Which
    /// vendors were allowed is decided where something is sent, from the string itself.
    static Said tcf(String text) {
        try {
            Bits bits = new Bits(text.substring(0, text.indexOf('.') < 0 ? text.length() : text.indexOf('.')));
            if (bits.read(6) != 2) {
                return Said.NO;
            }
            bits.skip(TCF_PURPOSES_AT - 6);
            boolean[] purpose = new boolean[TCF_PURPOSES + 1];
            for (int i = 1; i <= TCF_PURPOSES; i++) {
                purpose[i] = bits.read(1) == 1;
            }
            return new Said(state(purpose[1] && purpose[7]), state(purpose[1]), state(purpose[1] && purpose[7]),
                    state(purpose[1] && purpose[3] && purpose[4]), false);
        } catch (IllegalArgumentException unreadable) {
            return Said.NO;
        }
    }

    /// GPP: the sections of the US states and of Europe; a section that is not known is read as an objection.
    static Said gpp(String text) {
        String[] parts = text.split("~", -1);
        try {
            List<Integer> sections = gppSections(parts[0]);
            if (sections.size() != parts.length - 1) {
                return Said.NO;
            }
            Said said = Said.NOTHING;
            for (int i = 0; i < sections.size(); i++) {
                said = said.and(gppSection(sections.get(i), parts[i + 1]));
            }
            return said;
        } catch (IllegalArgumentException unreadable) {
            return Said.NO;
        }
    }

    static List<Integer> gppSections(String header) {
        Bits bits = new Bits(header);
        if (bits.read(6) != GPP_TYPE) {
            throw new IllegalArgumentException("this is no GPP header");
        }
        bits.skip(6);
        List<Integer> sections = new ArrayList<>();
        int last = 0;
        for (int left = bits.read(12); left > 0; left--) {
            boolean range = bits.read(1) == 1;
            int from = last + bits.fibonacci();
            last = range ? from + bits.fibonacci() : from;
            for (int section = from; section <= last && sections.size() < 64; section++) {
                sections.add(section);
            }
        }
        return sections;
    }

    private static Said gppSection(int section, String text) {
        String[] parts = text.split("\\.", -1);
        return switch (section) {
            case 2 -> tcf(text);
            case 6 -> usPrivacy(text);
            // Behind the version: six notices and then sale, sharing, targeted advertising; California has no third.
            case 7 -> us(new Bits(parts[0]).skip(6 + 6 * 2), 3, parts);
            case 8 -> us(new Bits(parts[0]).skip(6 + 3 * 2), 2, parts);
            case 9, 10, 12 -> us(new Bits(parts[0]).skip(6 + 3 * 2), 2, parts);
            case 11 -> us(new Bits(parts[0]).skip(6 + 4 * 2), 2, parts);
            default -> Said.SALE_OPT_OUT;
        };
    }

    private static Said us(Bits bits, int fields, String[] parts) {
        boolean out = false;
        for (int i = 0; i < fields; i++) {
            out |= bits.read(2) == OPTED_OUT;
        }
        for (int i = 1; i < parts.length; i++) {
            Bits part = new Bits(parts[i]);
            out |= part.read(2) == 1 && part.read(1) == 1;
        }
        return out ? Said.SALE_OPT_OUT : Said.NOTHING;
    }

    /// "1YYN": version, notice given, opted out, covered.
    static Said usPrivacy(String text) {
        if (!text.matches("1[YNyn-]{3}")) {
            return Said.NO;
        }
        return Character.toUpperCase(text.charAt(2)) == 'Y' ? Said.SALE_OPT_OUT : Said.NOTHING;
    }

    /// "G101": ads denied, analytics granted.
    static Said gcs(String text) {
        if (!text.matches("G1[01-][01-]")) {
            return Said.NO;
        }
        State ads = bit(text.charAt(2));
        return new Said(bit(text.charAt(3)), ads, State.UNKNOWN, State.UNKNOWN, false);
    }

    /// One letter for each of ad storage, analytics, ad user data and personalisation. The letters are known from
    /// observation, not from Google's documentation.
    static Said gcd(String text) {
        Matcher matcher = GCD.matcher(text);
        if (!matcher.matches()) {
            return Said.NO;
        }
        return new Said(letter(matcher.group(2)), letter(matcher.group(1)), letter(matcher.group(3)),
                letter(matcher.group(4)), false);
    }

    private static State letter(String letter) {
        return switch (letter) {
            case "l" -> State.UNKNOWN;
            case "r", "t", "v", "n" -> State.GRANTED;
            default -> State.DENIED;
        };
    }

    private static State bit(char c) {
        return c == '1' ? State.GRANTED : c == '0' ? State.DENIED : State.UNKNOWN;
    }

    static State state(boolean granted) {
        return granted ? State.GRANTED : State.DENIED;
    }
}
