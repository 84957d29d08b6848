package outlay.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a tracked link leads: an address whose query may hold macros such as `{click_id}`.
///
/// Law: whatever the macros stand for, scheme, host, port and path of every expansion are those of the template, and
/// every character of it is printable ASCII. Macros stand only in values of the query, and what they stand for is
/// percent-encoded but for letters, digits, `-`, `.`, `_` and `~`.
public final class Target {
    /// What a macro may be called, in the order of the manual. `sub1` to `sub5` and the utm and click-id names stand
    /// for the parameters of the same name in the link's own address.
    public static final Set<String> MACROS = macros();
    static final String CLICK_ID = "click_id";
    static final String LINK = "link";
    private static final int LONGEST = 2_048;
    private static final Pattern MACRO = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+");
    private static final String UNRESERVED = "-._~";

    private final String template;
    /// Literals and, between each two of them, the name of a macro.
    private final List<String> literals;
    private final List<String> names;

    private Target(String template, List<String> literals, List<String> names) {
        this.template = template;
        this.literals = literals;
        this.names = names;
    }

    /// @throws IllegalArgumentException naming what is wrong with it and the remedy
    public static Target of(String template) {
        check(template.length() <= LONGEST, "has " + template.length() + " characters; the most is " + LONGEST);
        check(PLAIN.matcher(template).matches(),
                "holds a blank, a control character or a letter beyond ASCII; write it percent-encoded");
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher macro = MACRO.matcher(template);
        int from = 0;
        while (macro.find()) {
            checkMacro(template, macro);
            literals.add(template.substring(from, macro.start()));
            names.add(macro.group(1));
            from = macro.end();
        }
        literals.add(template.substring(from));
        check(literals.stream().noneMatch(text -> text.contains("{") || text.contains("}")),
                "has a brace without its other half; write { as %7B and } as %7D where no macro is meant");
        checkAddress(String.join("x", literals));
        return new Target(template, List.copyOf(literals), List.copyOf(names));
    }

    /// As its owner wrote it.
    public String template() {
        return template;
    }

    public boolean hasMacros() {
        return !names.isEmpty();
    }

    /// The same with a parameter at the end of its query, unless the query has one of that name.
    ///
    /// @param value may be a macro
    public Target with(String name, String value) {
        int hash = template.indexOf('#');
        String before = hash < 0 ? template : template.substring(0, hash);
        int question = before.indexOf('?');
        String query = question < 0 ? "" : before.substring(question + 1);
        if (Stream.of(query.split("&", -1)).anyMatch(each -> each.equals(name) || each.startsWith(name + "="))) {
            return this;
        }
        String joint = question < 0 ? "?" : query.isEmpty() || query.endsWith("&") ? "" : "&";
        String written = MACRO.matcher(value).matches() ? value : encoded(value);
        return of(before + joint + name + "=" + written + (hash < 0 ? "" : template.substring(hash)));
    }

    /// The address for one click.
    ///
    /// @param values what the macros of the template stand for; "" where there is nothing
    String expand(UnaryOperator<String> values) {
        StringBuilder address = new StringBuilder(literals.getFirst());
        for (int i = 0; i < names.size(); i++) {
            address.append(encoded(values.apply(names.get(i)))).append(literals.get(i + 1));
        }
        return address.toString();
    }

    private static void checkMacro(String template, Matcher macro) {
        check(MACROS.contains(macro.group(1)), "has the macro " + macro.group() + ", which is not known; there are {"
                + String.join("}, {", MACROS) + "}");
        int question = template.indexOf('?');
        int hash = template.indexOf('#');
        check(question >= 0 && question < macro.start() && (hash < 0 || macro.end() <= hash),
                "has " + macro.group() + " outside of its query; put macros into values behind the ?");
        int parameter = Math.max(question, template.lastIndexOf('&', macro.start()));
        int equals = template.indexOf('=', parameter);
        check(equals >= 0 && equals < macro.start(),
                "has " + macro.group() + " as the name of a parameter; write name=" + macro.group());
    }

    private static void checkAddress(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("the link's target is not a URL: " + wrong.getReason()
                    + "; write one like https://shop.example/shoes", wrong);
        }
        String scheme = String.valueOf(uri.getScheme());
        check(scheme.equals("https") || scheme.equals("http"), "must begin with https:// or http://");
        check(uri.getHost() != null && !uri.getHost().isEmpty(),
                "names no host that can be read; write one like https://shop.example/shoes");
        check(uri.getPort() <= 65_535, "has a port beyond 65535");
        check(uri.getRawUserInfo() == null, "has a user name before its host; leave it out");
        check(address.startsWith(scheme + "://" + uri.getHost()), "has its host in a place where others read another");
    }

    private static void check(boolean holds, String mistake) {
        if (!holds) {
            throw new IllegalArgumentException("the link's target " + mistake);
        }
    }

    private static String encoded(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return text.toString();
    }

    private static Set<String> macros() {
        Set<String> names = new TreeSet<>(List.of(CLICK_ID, LINK, "sub1", "sub2", "sub3", "sub4", "sub5", "utm_source",
                "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "gclid", "gbraid", "wbraid",
                "dclid", "msclkid", "fbclid", "li_fat_id", "ttclid", "twclid", "rdt_cid"));
        return Collections.unmodifiableSet(names);
    }
}
