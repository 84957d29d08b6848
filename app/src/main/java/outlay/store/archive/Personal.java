package outlay.store.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.ClientId;
import outlay.vault.Pseudonyms;

/// What of a client's texts the archive gets to see, which anybody who may look at reports can read: no e-mail address,
/// no phone number and no user id, but pseudonyms by which tables can be joined.
final class Personal {
    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}._%+'-]{1,64}+(?:@|%40)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}",
            Pattern.CASE_INSENSITIVE);
    /// With its plus only: the ids of campaigns look like numbers without one.
    private static final Pattern PHONE = Pattern.compile("(?:\\+|%2B)\\d(?:[ ().-]{0,2}\\d){6,14}",
            Pattern.CASE_INSENSITIVE);

    private final ClientId client;
    private final Pseudonyms pseudonyms;

    Personal(ClientId client, Pseudonyms pseudonyms) {
        this.client = client;
        this.pseudonyms = pseudonyms;
    }

    /// Of what names a person, or may.
    String pseudonym(String text) {
        return pseudonyms.of(client, text);
    }

    /// An identifier with its type before it, as reports write it: the type stays.
    String identifier(String typed) {
        int value = typed.indexOf(':') + 1;
        return typed.substring(0, value) + pseudonym(typed.substring(value));
    }

    /// A text about something else, in which somebody's address or number may stand by mistake.
    String masked(String text) {
        String first = text.indexOf('@') < 0 && text.indexOf('%') < 0 ? text : replaced(ADDRESS, text);
        return first.indexOf('+') < 0 && first.indexOf('%') < 0 ? first : replaced(PHONE, first);
    }

    private String replaced(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher
                .quoteReplacement(pseudonyms.of(client, found.group().replaceFirst("(?i)%40", "@"))));
    }

    /// An address of a page up to its path: what else it says is in the columns of tags and click ids.
    String page(String url) {
        int end = 0;
        while (end < url.length() && "?#;".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String page = url.substring(0, end);
        int slashes = page.indexOf("//");
        int path = slashes < 0 ? -1 : page.indexOf('/', slashes + 2);
        int at = page.lastIndexOf('@', path < 0 ? page.length() : path);
        return masked(slashes < 0 || at < slashes ? page : page.substring(0, slashes + 2) + page.substring(at + 1));
    }
}
