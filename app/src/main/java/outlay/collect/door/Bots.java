package outlay.collect.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import outlay.fact.Seen;

/// Tells programs from people by what they call themselves, and suspects what comes from a data centre. It finds those
/// that do not hide.
///
/// The list is looked through once for each user agent and remembered, because a site sees few of them again and again.
public final class Bots {
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 2_000;

    private final List<String> names;
    private final Map<String, Seen.Bot> known = new ConcurrentHashMap<>();

    private final DataCentres centres;

    private Bots(List<String> names, DataCentres centres) {
        this.names = names;
        this.centres = centres;
    }

    /// Without any data centre.
    public static Bots load() {
        return load(DataCentres.NONE);
    }

    public static Bots load(DataCentres centres) {
        try (InputStream in = Objects.requireNonNull(Bots.class.getResourceAsStream("crawlers.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Bots(text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList(),
                    centres);
        } catch (IOException missing) {
            throw new UncheckedIOException("the list of crawlers in the jar cannot be read", missing);
        }
    }

    /// @param userAgent as it was sent; a browser always sends one
    /// @param address   where it was sent from, or ""
    public Seen.Bot grade(String userAgent, String address) {
        Seen.Bot byName = grade(userAgent);
        return byName == Seen.Bot.NO && centres.contain(address) ? Seen.Bot.SUSPECTED : byName;
    }

    private Seen.Bot grade(String userAgent) {
        if (userAgent.isBlank() || userAgent.length() > LONGEST) {
            return Seen.Bot.SUSPECTED;
        }
        Seen.Bot before = known.get(userAgent);
        if (before != null) {
            return before;
        }
        Seen.Bot grade = names.stream().anyMatch(userAgent::contains) ? Seen.Bot.YES : Seen.Bot.NO;
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(userAgent, grade);
        return grade;
    }
}
