package outlay.live;

import com.google.common.net.InternetDomainName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import outlay.journey.WorkDomains;

/// The company of an address by the [Public Suffix List](https://publicsuffix.org), never one of a mail provider.
public final class CompanyMail implements WorkDomains {
    /// The lists do not change while the program runs.
    public static final CompanyMail SHARED = new CompanyMail();
    private static final int MOST_KEPT = 100_000;

    private final Set<String> providers = new HashSet<>();
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private CompanyMail() {
        try (InputStream in = Objects.requireNonNull(CompanyMail.class.getResourceAsStream("mail-providers.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> providers.addAll(Set.of(line.split("\\s+"))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String of(String email) {
        String host = email.substring(email.lastIndexOf('@') + 1);
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(host, this::registered);
    }

    private String registered(String host) {
        if (!InternetDomainName.isValid(host)) {
            return "";
        }
        InternetDomainName name = InternetDomainName.from(host);
        if (!name.isUnderPublicSuffix()) {
            return "";
        }
        String domain = name.topPrivateDomain().toString();
        boolean everywhere = providers.contains(domain.substring(0, domain.indexOf('.')) + ".*");
        return everywhere || providers.contains(domain) ? "" : domain;
    }
}
