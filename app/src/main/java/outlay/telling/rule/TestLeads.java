package outlay.telling.rule;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// People who do not exist: whom testers, monitors and developers make up. They are never told of.
public final class TestLeads {
    /// RFC 2606 and RFC 6761: names that are kept for examples and tests.
    private static final Set<String> KEPT_TOP = Set.of("test", "example", "invalid", "localhost");
    private static final Set<String> KEPT = Set.of("example.com", "example.org", "example.net", "example.edu");
    private static final Set<String> TESTERS = Set.of("test.com", "testing.com", "test.de", "mailinator.com",
            "yopmail.com", "ethereal.email", "mailtrap.io");
    private static final Set<String> WORDS = Set.of("test", "tests", "tester", "testing", "testuser", "testlead",
            "testaccount", "demo", "dummy", "fake", "asdf", "qwerty", "foo", "foobar", "noone", "nobody", "noreply",
            "donotreply");
    private static final Pattern NUMBERED = Pattern.compile("(test|tester|testuser|testlead|dummy|demo)[._-]?\\d+");
    private static final Pattern PARTS = Pattern.compile("[.+_-]");

    private TestLeads() {}

    /// @param email as it came, or ""
    public static boolean email(String email) {
        String plain = email.strip().toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return false;
        }
        String local = plain.substring(0, at);
        String domain = plain.substring(at + 1);
        String top = domain.substring(domain.lastIndexOf('.') + 1);
        boolean nowhere = KEPT_TOP.contains(top) || KEPT.stream().anyMatch(kept -> under(domain, kept))
                || TESTERS.stream().anyMatch(kept -> under(domain, kept));
        return nowhere || WORDS.contains(PARTS.matcher(local).replaceAll("")) || NUMBERED.matcher(local).matches()
                || tagged(local);
    }

    /// Somebody called Test Test, or Test Lead.
    public static boolean name(String first, String last) {
        String one = first.strip().toLowerCase(Locale.ROOT);
        String other = last.strip().toLowerCase(Locale.ROOT);
        return one.equals("test") && (other.equals("test") || WORDS.contains(one + other) || other.isEmpty())
                || other.equals("test") && one.isEmpty();
    }

    /// `ann+test@shop.com`, `test+7@shop.com`, `test.order@shop.com`.
    private static boolean tagged(String local) {
        String[] parts = local.split("\\+", -1);
        for (int i = 1; i < parts.length; i++) {
            if (WORDS.contains(parts[i]) || NUMBERED.matcher(parts[i]).matches() || parts[i].startsWith("test-")
                    || parts[i].startsWith("test.") || parts[i].startsWith("test_")) {
                return true;
            }
        }
        return parts.length > 1 && (WORDS.contains(parts[0]) || NUMBERED.matcher(parts[0]).matches())
                || local.startsWith("test.") || local.startsWith("test_") || local.startsWith("test-");
    }

    private static boolean under(String domain, String kept) {
        return domain.equals(kept) || domain.endsWith("." + kept);
    }
}
