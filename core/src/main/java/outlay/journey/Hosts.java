package outlay.journey;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import outlay.journey.SourceCategories.Category;

/// What the host of an address says: whose site it is, and what kind of site.
final class Hosts {
    static final String AI_MEDIUM = "ai-assistant";

    private static final Map<String, String> ASSISTANTS = Map.ofEntries(Map.entry("chatgpt.com", "chatgpt.com"),
            Map.entry("chat.openai.com", "chatgpt.com"), Map.entry("openai.com", "chatgpt.com"),
            Map.entry("perplexity.ai", "perplexity.ai"), Map.entry("claude.ai", "claude.ai"),
            Map.entry("gemini.google.com", "gemini.google.com"), Map.entry("bard.google.com", "gemini.google.com"),
            Map.entry("copilot.microsoft.com", "copilot.microsoft.com"), Map.entry("copilot.com", "copilot.com"),
            Map.entry("grok.com", "grok.com"), Map.entry("chat.deepseek.com", "deepseek.com"),
            Map.entry("deepseek.com", "deepseek.com"), Map.entry("chat.mistral.ai", "mistral.ai"),
            Map.entry("meta.ai", "meta.ai"), Map.entry("you.com", "you.com"), Map.entry("poe.com", "poe.com"),
            Map.entry("phind.com", "phind.com"), Map.entry("chatgpt", "chatgpt.com"),
            Map.entry("perplexity", "perplexity.ai"), Map.entry("claude", "claude.ai"),
            Map.entry("gemini", "gemini.google.com"), Map.entry("copilot", "copilot.microsoft.com"));

    /// People pass through these to pay or to sign in and come back: they sent nobody.
    private static final Set<String> PASSAGES = Set.of("paypal.com", "paypalobjects.com", "stripe.com", "klarna.com",
            "adyen.com", "pay.google.com", "payments.google.com", "accounts.google.com", "appleid.apple.com",
            "login.microsoftonline.com", "login.live.com", "shop.app", "checkout.shopify.com", "mollie.com",
            "afterpay.com", "affirm.com", "pay.amazon.com", "payments.amazon.com", "auth0.com", "okta.com");

    private static final Set<String> WEBMAIL = Set.of("mail.google.com", "outlook.live.com", "outlook.office.com",
            "outlook.office365.com", "mail.yahoo.com", "mail.aol.com", "mail.proton.me", "mail.ru", "e.mail.ru",
            "webmail.freenet.de", "navigator.gmx.net", "com.google.android.gm");

    private static final Set<String> ENGINES = Set.of("google", "bing", "yahoo", "yandex", "baidu", "duckduckgo",
            "ecosia", "qwant", "startpage", "ask", "aol", "naver", "seznam", "sogou", "kagi");
    private static final Set<String> SECOND_LEVELS = Set.of("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne",
            "go", "gob", "gouv", "nom", "ltd", "plc", "me", "sch");
    private static final Set<String> SHARED = Set.of("github.io", "gitlab.io", "blogspot.com", "myshopify.com",
            "herokuapp.com", "netlify.app", "vercel.app", "pages.dev", "workers.dev", "web.app", "firebaseapp.com",
            "wordpress.com", "wixsite.com", "webflow.io", "squarespace.com", "azurewebsites.net", "cloudfront.net",
            "amazonaws.com", "substack.com", "medium.com", "tumblr.com", "hubspotpagebuilder.com", "carrd.co");

    private Hosts() {}

    /// The host of an address in lower case without `www.`, port and user; "" where there is none.
    static String of(String address) {
        int start = afterScheme(address);
        if (start < 0) {
            return "";
        }
        int end = start;
        while (end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = address.substring(start, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':', host.indexOf(']') + 1);
        host = port < 0 ? host : host.substring(0, port);
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return withoutWww(host.toLowerCase(Locale.ROOT));
    }

    /// Where the host begins, or -1 where the text is no whole address. A path may hold another address.
    private static int afterScheme(String address) {
        int slashes = address.indexOf("//");
        if (slashes == 0) {
            return 2;
        }
        for (int i = 0; i < slashes - 1; i++) {
            if ("/?#:".indexOf(address.charAt(i)) >= 0) {
                return -1;
            }
        }
        return slashes > 1 && address.charAt(slashes - 1) == ':' ? slashes + 2 : -1;
    }

    static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /// Whether both belong to one owner, as far as the names tell: the same registrable domain.
    static boolean sameSite(String one, String other) {
        return !one.isEmpty() && site(one).equals(site(other));
    }

    static boolean passage(String host) {
        return belongs(host, PASSAGES);
    }

    static boolean webmail(String host) {
        return WEBMAIL.contains(host);
    }

    /// Whether a source, by its name or host, is an AI assistant.
    static boolean assistant(String source) {
        return ASSISTANTS.containsKey(source);
    }

    static String assistantName(String host) {
        return ASSISTANTS.getOrDefault(host, host);
    }

    /// The search engine's name where the host is one ("google" for google.de), else "".
    static String engine(String host) {
        if (SourceCategories.of(host) == Category.SEARCH) {
            return host;
        }
        if (host.equals("com.google.android.googlequicksearchbox")) {
            return "google";
        }
        String site = site(host);
        String name = site.substring(0, Math.max(0, site.indexOf('.')));
        String below = host.length() > site.length() ? host.substring(0, host.length() - site.length() - 1) : "";
        boolean searching = below.isEmpty() || below.equals("m") || below.equals("cn") || below.equals("html")
                || below.equals("images") || below.contains("search");
        return searching && ENGINES.contains(name) ? name : "";
    }

    /// The host, or the site that it belongs to, by which the list of social, video and shopping sources knows it.
    static String listed(String host) {
        for (String at = host; at.indexOf('.') > 0; at = at.substring(at.indexOf('.') + 1)) {
            Category category = SourceCategories.of(at);
            if (category != Category.OTHER && (category != Category.SEARCH || at.equals(host))) {
                return at;
            }
        }
        return host;
    }

    private static boolean belongs(String host, Set<String> names) {
        for (String at = host; !at.isEmpty(); at = at.substring(at.indexOf('.') + 1)) {
            if (names.contains(at)) {
                return true;
            }
            if (at.indexOf('.') < 0) {
                return false;
            }
        }
        return false;
    }

    /// The last two labels, or three where the last two are everybody's ("co.uk", "github.io"). A rule of thumb in
    /// place of the public suffix list: it only decides which referrers are the site itself.
    private static String site(String host) {
        if (host.isEmpty() || host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1))) {
            return host;
        }
        int last = host.lastIndexOf('.');
        int second = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        if (second < 0) {
            return host;
        }
        String two = host.substring(second + 1);
        boolean country = host.length() - last - 1 == 2 && SECOND_LEVELS.contains(host.substring(second + 1, last));
        return country || SHARED.contains(two) ? host.substring(host.lastIndexOf('.', second - 1) + 1) : two;
    }
}
