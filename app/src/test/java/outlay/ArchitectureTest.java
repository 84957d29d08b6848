package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import outlay.testkit.Checkout;

/// The picture in docs/ARCHITECTURE.md is the law: a package may use another only where an arrow is drawn.
class ArchitectureTest {
    private static final Pattern ARROW = Pattern.compile("(?m)^ *([a-z]+) --> ([a-z]+) *$");
    private static final Set<String> OPEN_TO_ALL = Set.of("base", "fact", "json", "text");
    private static final Set<String> SEES_EVERYTHING = Set.of("", "command", "testkit");
    private static final Set<String> MIDDLE = Set.of("base", "fact", "identity", "person", "journey", "attribution",
            "ledger", "metric", "funnel", "plan", "report", "reconcile", "tagging",
            "alert");
    /// Of the network's package one class writes names and reaches nobody.
    private static final Pattern OUTSIDE = Pattern.compile("java\\.(net|sql|nio\\.file|util\\.concurrent)\\.(?!IDN$).*"
            + "|java\\.util\\.Random|java\\.io\\.File.*|java\\.lang\\.(Thread|Process.*|Runtime)");
    private static final Pattern CLOCK = Pattern.compile(
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty)\\(.*"
                    + "|java\\.time\\.\\w+\\.now\\(.*|java\\.time\\.ZoneId\\.systemDefault\\(.*"
                    + "|java\\.util\\.Locale\\.getDefault\\(.*|java\\.util\\.UUID\\.randomUUID\\(.*"
                    + "|java\\.lang\\.Math\\.random\\(.*");

    /// Read once for all tests here: JUnit makes an object for each.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("outlay");

    @Test
    void packagesUseEachOtherOnlyWhereAnArrowIsDrawn() throws IOException {
        Set<String> drawn = arrows();
        List<String> forbidden = new ArrayList<>();
        for (JavaClass user : CLASSES) {
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                String from = stage(user);
                String to = stage(dependency.getTargetClass());
                boolean inside = dependency.getTargetClass().getPackageName().startsWith("outlay");
                if (inside && !from.equals(to) && !SEES_EVERYTHING.contains(from) && !OPEN_TO_ALL.contains(to)
                        && !drawn.contains(from + " --> " + to)) {
                    forbidden.add(from + " --> " + to + " is not drawn: " + dependency.getDescription());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void everyArrowIsUsedAndEveryPackageIsDrawn() throws IOException {
        Set<String> used = new TreeSet<>();
        Set<String> stages = new TreeSet<>();
        for (JavaClass user : CLASSES) {
            stages.add(stage(user));
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                if (dependency.getTargetClass().getPackageName().startsWith("outlay")) {
                    used.add(stage(user) + " --> " + stage(dependency.getTargetClass()));
                }
            }
        }
        assertThat(used).as("arrows that no code uses any more").containsAll(arrows());
        String document = Files.readString(Checkout.root().resolve("docs/ARCHITECTURE.md"));
        String picture = document.substring(document.indexOf("```mermaid"), document.indexOf("```\n\n## The stages"));
        stages.removeAll(OPEN_TO_ALL);
        stages.removeAll(SEES_EVERYTHING);
        assertThat(stages).as("packages missing from the picture").allMatch(stage -> picture.contains(stage));
    }

    @Test
    void platformsNeverUseEachOther() {
        for (JavaClass user : CLASSES) {
            String own = user.getPackageName();
            if (own.matches("outlay\\.platform\\.\\w+")) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    String other = dependency.getTargetClass().getPackageName();
                    assertThat(!other.matches("outlay\\.platform\\.\\w+") || other.equals(own))
                            .as(dependency.getDescription()).isTrue();
                }
            }
        }
    }

    @Test
    void theMiddleHasNoClockNetworkDatabaseOrThreads() {
        List<String> forbidden = new ArrayList<>();
        for (JavaClass user : CLASSES) {
            if (MIDDLE.contains(stage(user))) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> OUTSIDE.matcher(dependency.getTargetClass().getName()).matches())
                        .filter(dependency -> !asksForItsThread(dependency))
                        .forEach(dependency -> forbidden.add(dependency.getDescription()));
                user.getMethodCallsFromSelf().stream()
                        .filter(call -> CLOCK.matcher(call.getTarget().getFullName()).matches())
                        .forEach(call -> forbidden.add(call.getDescription()));
            }
        }
        assertThat(forbidden).isEmpty();
    }

    /// One class asks which thread it is on, so that it can rest: when a result comes depends on it, and no result.
    private static boolean asksForItsThread(Dependency dependency) {
        return dependency.getOriginClass().getName().equals("outlay.base.Pausing")
                && dependency.getTargetClass().getName().equals("java.lang.Thread");
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        List<String> forbidden = new ArrayList<>();
        for (JavaClass user : CLASSES) {
            if (Set.of("base", "fact", "ledger", "metric", "report").contains(stage(user))) {
                user.getFields().stream().filter(field -> floating(field.getRawType().getName()))
                        .forEach(field -> forbidden.add(field.getFullName()));
                user.getMethods().stream().filter(method -> floating(method.getRawReturnType().getName())
                        || method.getRawParameterTypes().stream().anyMatch(type -> floating(type.getName())))
                        .forEach(method -> forbidden.add(method.getFullName()));
                user.getCodeUnitCallsFromSelf().stream()
                        .filter(call -> floating(call.getTarget().getRawReturnType().getName()))
                        .forEach(call -> forbidden.add(call.getDescription()));
            }
        }
        assertThat(forbidden).isEmpty();
    }

    private static boolean floating(String type) {
        return type.equals("double") || type.equals("float") || type.equals("java.lang.Double")
                || type.equals("java.lang.Float");
    }

    /// The first package below `outlay`; "" for what lies in `outlay` itself.
    private static String stage(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 1 ? parts[1] : "";
    }

    private static Set<String> arrows() throws IOException {
        Matcher matcher = ARROW.matcher(Files.readString(Checkout.root().resolve("docs/ARCHITECTURE.md")));
        Set<String> arrows = new TreeSet<>();
        while (matcher.find()) {
            arrows.add(matcher.group(1) + " --> " + matcher.group(2));
        }
        assertThat(arrows).isNotEmpty();
        return arrows;
    }
}
