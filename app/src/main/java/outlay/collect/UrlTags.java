package outlay.collect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import outlay.fact.Clue;
import outlay.identity.NullLike;

/// What the addresses of a visit say about where it came from: campaign parameters and click ids, by canonical names.
///
/// The one reader of query strings in the product. It never fails: what is malformed stays as it came. Of a name that
/// stands several times the first value that says something wins; what was added first wins over what is added later.
public final class UrlTags {
    private static final String UTM = "utm_";
    private static final int LONGEST_UTM = 44;
    /// Parameters that carry ids of campaigns, ad groups and ads, or a keyword, besides utm_*.
    private static final Map<String, String> TAGS = Map.ofEntries(Map.entry("gad_campaignid", "gad_campaignid"),
            Map.entry("gad_source", "gad_source"), Map.entry("ol_cid", "ol_cid"), Map.entry("ol_agid", "ol_agid"),
            Map.entry("ol_adid", "ol_adid"), Map.entry("hsa_cam", "hsa_cam"), Map.entry("hsa_grp", "hsa_grp"),
            Map.entry("hsa_ad", "hsa_ad"), Map.entry("hsa_kw", "hsa_kw"),
            Map.entry("mtm_source", "utm_source"), Map.entry("mtm_medium", "utm_medium"),
            Map.entry("mtm_campaign", "utm_campaign"), Map.entry("mtm_keyword", "utm_term"),
            Map.entry("mtm_kwd", "utm_term"), Map.entry("mtm_content", "utm_content"), Map.entry("mtm_cid", "utm_id"),
            Map.entry("pk_source", "utm_source"), Map.entry("pk_medium", "utm_medium"),
            Map.entry("pk_campaign", "utm_campaign"), Map.entry("pk_keyword", "utm_term"),
            Map.entry("pk_kwd", "utm_term"), Map.entry("pk_content", "utm_content"), Map.entry("pk_cid", "utm_id"));
    /// Click ids by their names in lower case; the platforms' own spelling is the canonical one.
    private static final Map<String, String> CLICK_IDS = Map.ofEntries(Map.entry("gclid", "gclid"),
            Map.entry("gbraid", "gbraid"), Map.entry("wbraid", "wbraid"), Map.entry("dclid", "dclid"),
            Map.entry("msclkid", "msclkid"), Map.entry("fbclid", "fbclid"), Map.entry("li_fat_id", "li_fat_id"),
            Map.entry("ttclid", "ttclid"), Map.entry("twclid", "twclid"), Map.entry("rdt_cid", "rdt_cid"),
            Map.entry("sccid", "ScCid"), Map.entry("epik", "epik"), Map.entry("oppref", "oppref"),
            Map.entry("awc", "awc"), Map.entry("ransiteid", "ranSiteID"), Map.entry("irclickid", "irclickid"),
            Map.entry("clickid", "clickid"),
            // Of our own tracked links.
            Map.entry("outlay_click", "outlay_click"));

    private static final Set<String> SPELLINGS = Set.copyOf(CLICK_IDS.values());

    /// Of links in newsletters and sales e-mails: who the e-mail went to.
    static final String EMAIL_HASH = "outlay_eid";
    static final String USER = "outlay_uid";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final SortedMap<String, String> tags = new TreeMap<>();
    /// What came under another tool's name; a utm parameter of the same meaning comes before it.
    private final SortedMap<String, String> aliased = new TreeMap<>();
    private final SortedMap<String, String> clickIds = new TreeMap<>();

    private String emailHash = "";
    private String user = "";

    public UrlTags() {}

    /// Takes what the query of an address says, then what its fragment says.
    public UrlTags url(String url) {
        int hash = url.indexOf('#');
        String before = hash < 0 ? url : url.substring(0, hash);
        int question = before.indexOf('?');
        if (question >= 0) {
            query(before.substring(question + 1));
        }
        if (hash >= 0) {
            String fragment = url.substring(hash + 1);
            query(fragment.substring(fragment.indexOf('?') + 1));
        }
        return this;
    }

    /// Takes a query without its question mark.
    UrlTags query(String query) {
        // Most have nothing to decode; then no part of them has to be looked at for it.
        boolean encoded = query.indexOf('%') >= 0 || query.indexOf('+') >= 0;
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            if (end < 0) {
                end = query.length();
            }
            int equals = query.indexOf('=', from);
            if (equals > from && equals < end) {
                String name = query.substring(from, equals);
                String value = query.substring(equals + 1, end);
                add(encoded ? decoded(name) : name, encoded ? decoded(value) : value);
            }
            from = end + 1;
        }
        return this;
    }

    /// Takes one parameter whose name and value are decoded; names without a meaning for campaigns are left out.
    public UrlTags add(String name, String value) {
        String key = plain(name);
        if (utm(key)) {
            putFirst(tags, key, tagValue(value));
            return this;
        }
        String clickId = CLICK_IDS.get(key);
        if (clickId != null) {
            putFirst(clickIds, clickId, Ids.clean(value));
            return this;
        }
        if (personal(key)) {
            person(key, Ids.clean(value));
            return this;
        }
        String tag = TAGS.get(key);
        if (key.equals(tag)) {
            putFirst(tags, key, tagValue(value));
        } else if (tag != null) {
            putFirst(aliased, tag, tagValue(value));
        }
        return this;
    }

    public SortedMap<String, String> tags() {
        SortedMap<String, String> all = new TreeMap<>(tags);
        aliased.forEach(all::putIfAbsent);
        return all;
    }

    public SortedMap<String, String> clickIds() {
        return new TreeMap<>(clickIds);
    }

    /// Who the link says it was made for.
    public List<Clue> clues() {
        return emailHash.isEmpty() && user.isEmpty()
                ? List.of()
                : Clue.sorted(List.of(new Clue(Clue.Kind.EMAIL_HASH, emailHash), new Clue(Clue.Kind.USER, user)));
    }

    /// The address without the parameters that say who somebody is, which are clues and are not kept in addresses.
    public static String impersonal(String url) {
        if (!url.contains("outlay_") && !url.contains("%")) {
            return url;
        }
        int hash = url.indexOf('#');
        String before = hash < 0 ? url : url.substring(0, hash);
        int question = before.indexOf('?');
        String whole = question < 0
                ? before
                : before.substring(0, question) + unnamed("?", before.substring(question + 1));
        if (hash < 0) {
            return whole;
        }
        String fragment = url.substring(hash + 1);
        int inner = fragment.indexOf('?') + 1;
        String path = fragment.substring(0, Math.max(0, inner - 1));
        return whole + (inner == 0 ? unnamed("#", fragment) : "#" + path + unnamed("?", fragment.substring(inner)));
    }

    private static String unnamed(String lead, String query) {
        StringJoiner kept = new StringJoiner("&", lead, "").setEmptyValue("");
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!personal(plain(decoded(equals < 0 ? pair : pair.substring(0, equals))))) {
                kept.add(pair);
            }
        }
        return kept.toString();
    }

    private static boolean personal(String key) {
        return key.equals(EMAIL_HASH) || key.equals(USER);
    }

    private void person(String key, String value) {
        if (key.equals(USER)) {
            user = user.isEmpty() ? value : user;
        } else if (emailHash.isEmpty() && SHA_256.matcher(value).matches()) {
            emailHash = value.toLowerCase(Locale.ROOT);
        }
    }

    /// Whether a parameter of that name says something about the campaign, and nothing about the person.
    public static boolean campaignTag(String name) {
        String key = plain(name);
        return utm(key) || TAGS.containsKey(key);
    }

    /// "utm_" and up to 40 letters, digits or underscores.
    private static boolean utm(String key) {
        boolean plain = key.startsWith(UTM) && key.length() > UTM.length() && key.length() <= LONGEST_UTM;
        for (int i = UTM.length(); plain && i < key.length(); i++) {
            char c = key.charAt(i);
            plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
        }
        return plain;
    }

    /// The platform's own spelling of a click id's name, whatever the case; empty where it is none.
    public static Optional<String> clickIdName(String name) {
        return Optional.ofNullable(CLICK_IDS.get(plain(name)));
    }

    /// Whether the name is a click id's in the platform's own spelling.
    static boolean spellsClickId(String name) {
        return SPELLINGS.contains(name);
    }

    /// Without what pages that escape their links twice or use PHP's arrays put around a name.
    private static String plain(String name) {
        String key = Ids.trimmed(name).toLowerCase(Locale.ROOT);
        if (key.startsWith("amp;")) {
            key = key.substring("amp;".length());
        }
        return key.endsWith("[]") ? key.substring(0, key.length() - 2) : key;
    }

    private static String tagValue(String value) {
        String text = Ids.trimmed(value);
        return NullLike.macro(text) || text.equalsIgnoreCase("null") || text.equalsIgnoreCase("undefined") ? "" : text;
    }

    private static void putFirst(SortedMap<String, String> into, String name, String value) {
        if (!value.isEmpty()) {
            into.putIfAbsent(name, value);
        }
    }

    /// Percent-decoded as UTF-8, `+` as a blank. Where the escapes are malformed or are not UTF-8 the text stays raw,
    /// so that nothing is invented.
    public static String decoded(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw.indexOf('+') < 0 ? raw : raw.replace('+', ' ');
        }
        byte[] from = raw.getBytes(StandardCharsets.UTF_8);
        ByteBuffer to = ByteBuffer.allocate(from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != '%') {
                to.put(from[i] == '+' ? (byte) ' ' : from[i]);
                continue;
            }
            int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = i + 2 < from.length ? Character.digit(from[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return raw;
            }
            to.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(to.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return raw;
        }
    }
}
