package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import outlay.testkit.Checkout;

/// What has become known of weak libraries, held against the times that SECURITY.md promises and against what is used.
class WeakLibrariesTest {
    private static final Pattern JAR = Pattern.compile("(?:.*/)?([A-Za-z0-9._-]+?)-(\\d[\\w.+-]*)\\.jar");
    private static final List<String> REACHES = List.of("network", "used", "no");

    /// @param before the first version without the weakness
    /// @param reach  "network": without signing in; "used": at all; "no": Outlay cannot be reached by it
    private record Weak(String library, String before, LocalDate known, String reach, Optional<LocalDate> mended) {
        static Weak read(String line) {
            String[] cells = line.split(",", 6);
            return new Weak(cells[0], cells[1], LocalDate.parse(cells[2]), cells[3],
                    Optional.of(cells[4]).filter(text -> !text.isEmpty()).map(LocalDate::parse));
        }
    }

    @Test
    void whatHasBecomeKnownWasMendedInTheTimeThatIsPromisedAndIsUsedNoMore() throws IOException {
        List<String> lines = Files.readAllLines(Checkout.root().resolve("etc/weak-libraries.csv"));
        assertThat(lines.getFirst()).isEqualTo("library,weak_before,known_on,reach,mended_on,what");
        List<Weak> weak = lines.stream().skip(1).map(Weak::read).toList();
        assertThat(used()).as("of the class path").containsKeys("picocli", "slf4j-api");
        assertThat(mistakes(weak, promised(), used())).isEmpty();
    }

    @Test
    void aTimeThatWasNotKeptAndAWeakVersionAreFound() throws IOException {
        Map<String, String> used = Map.of("pico", "4.9.1", "jet", "12.1.10");
        assertThat(mistakes(List.of(Weak.read("pico,4.9.0,2026-10-01,network,2026-10-08,fits"),
                Weak.read("jet,12.1.9,2026-10-01,used,2026-10-31,fits"),
                Weak.read("pico,4.10.0,2026-10-01,no,,no template of others is read")), promised(), used)).isEmpty();
        assertThat(mistakes(List.of(Weak.read("gone,1.0,2026-10-01,network,2026-10-09,a day late"),
                Weak.read("gone,1.0,2026-10-01,used,,open"), Weak.read("jet,12.1.11,2026-10-01,used,2026-10-02,weak"),
                Weak.read("jet,1.0,2026-10-01,perhaps,,unknown")), promised(), used)).hasSize(4)
                .anyMatch(wrong -> wrong.contains("more than 7 days")).anyMatch(wrong -> wrong.contains("not mended"))
                .anyMatch(wrong -> wrong.contains("jet 12.1.10 is used")).anyMatch(wrong -> wrong.contains("perhaps"));
    }

    private static List<String> mistakes(List<Weak> all, Map<String, Integer> promised, Map<String, String> used) {
        List<String> wrong = new ArrayList<>();
        for (Weak weak : all) {
            if (!REACHES.contains(weak.reach)) {
                wrong.add(weak.library + ": reach \"" + weak.reach + "\" is none of " + REACHES);
            } else if (!weak.reach.equals("no")) {
                int days = promised.getOrDefault(weak.reach, 0);
                if (weak.mended.isEmpty()) {
                    wrong.add(weak.library + " is not mended: ship " + weak.before);
                } else if (weak.mended.get().isAfter(weak.known.plusDays(days))) {
                    wrong.add(weak.library + " took more than " + days + " days");
                }
                Optional.ofNullable(used.get(weak.library))
                        .filter(version -> Version.parse(version).compareTo(Version.parse(weak.before)) < 0)
                        .ifPresent(version -> wrong.add(weak.library + " " + version + " is used, and weak before "
                                + weak.before));
            }
        }
        return wrong;
    }

    /// The days that SECURITY.md names.
    private static Map<String, Integer> promised() throws IOException {
        String text = Files.readString(Checkout.root().resolve("SECURITY.md")).replaceAll("\\s+", " ");
        return Map.of("network", days(text, "within (\\d+) days where it can be used from the network"), "used",
                days(text, "within (\\d+) days where it can be used at all"));
    }

    private static int days(String text, String sentence) {
        Matcher found = Pattern.compile(sentence).matcher(text);
        assertThat(found.find()).as("SECURITY.md says: " + sentence).isTrue();
        return Integer.parseInt(found.group(1));
    }

    /// Versions by the names of jars, those of the tests too.
    private static Map<String, String> used() {
        Map<String, String> used = new TreeMap<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        for (String entry : path.split(Pattern.quote(File.pathSeparator))) {
            Matcher jar = JAR.matcher(entry.replace('\\', '/'));
            if (jar.matches()) {
                used.put(jar.group(1), jar.group(2));
            }
        }
        return used;
    }
}
