package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.testkit.Checkout;
import outlay.command.Outlay;
import picocli.CommandLine;

/// What the documents name exists: files, classes and commands.
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern COMMAND = Pattern
            .compile("(?m)(?:^|`)(?:\\$ )?(?:bin/)?outlay ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)?)");
    private static final Pattern PATH = Pattern.compile("(?:core|app|ui|bench|docs|bin|etc|\\.ci)/[\\w./-]*\\w");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|Contract))`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+[A-Za-z]*(?:Test|Contract)?");

    @Test
    void linksAndPathsExist() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path document : documents()) {
            String text = Files.readString(document);
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    wrong.add(document + " links to " + link.group(1));
                }
            }
            Matcher code = CODE.matcher(text);
            while (code.find()) {
                String word = code.group(1);
                if (PATH.matcher(word).matches() && !word.contains("/target/")
                        && !Files.exists(Checkout.root().resolve(word))) {
                    wrong.add(document + " names " + word);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void classesNamedInTheArchitectureExist() throws IOException {
        Set<String> known = javaFiles();
        List<String> wrong = new ArrayList<>();
        for (Path document : documents()) {
            if (document.toString().contains("ARCHITECTURE") || document.toString().contains("CONTRIBUTING")
                    || document.toString().contains("GLOSSARY")) {
                Matcher code = CODE.matcher(Files.readString(document));
                while (code.find()) {
                    String word = code.group(1);
                    if (CLASS.matcher(word).matches() && !known.contains(word)) {
                        wrong.add(document + " names the class " + word);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void testsNamedAnywhereExist() throws IOException {
        Set<String> known = javaFiles();
        List<String> wrong = new ArrayList<>();
        for (Path document : documents()) {
            Matcher code = TEST.matcher(Files.readString(document));
            while (code.find()) {
                if (!known.contains(code.group(1))) {
                    wrong.add(document + " names the test " + code.group(1));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void commandsExist() throws IOException {
        CommandLine outlay = Outlay.commandLine();
        List<String> wrong = new ArrayList<>();
        for (Path document : documents()) {
            Matcher command = COMMAND.matcher(Files.readString(document));
            while (command.find()) {
                String[] words = command.group(1).split(" ");
                CommandLine found = outlay.getSubcommands().get(words[0]);
                if (found == null && !Set.of("test", "bench", "help").contains(words[0])) {
                    wrong.add(document + " names the command " + command.group(1));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root())) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules|data|src/test)/.*"))
                    .sorted().toList();
        }
    }

    private static Set<String> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
