package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Folders;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.command.Crowd.Person;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.privacy.Erasures;
import outlay.vault.Vaults;

/// Keys are renewed between an erasure's promise and its end, and the renewal dies at each of its steps: the folder
/// opens, the erasure ends, and whoever was erased is still known again.
class RotateWhileErasingTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String KEY = "secret.key";
    private static final String NEXT = "secret.key.next";
    private static final String BOOK = "vault.json";

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final List<Person> people = Crowd.people(30);
    private final Person asked = people.get(9);

    @BeforeEach
    void halfErased() throws Exception {
        Crowd.files(elsewhere, people);
        run(data, 0, "import", elsewhere.toString(), "--client", "acme");
        try (PrivacyFolder folder = PrivacyFolder.open(settings(data))) {
            folder.erasures().begin(new Erasures.Order(ACME, List.of("email:" + asked.email()), "asked", "test"));
        }
        assertThat(data.resolve("erasures")).isNotEmptyDirectory();
    }

    private static Settings settings(Path data) {
        return new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    }

    @Test
    void everyStepOfARenewalLeavesAnErasureThatEnds() throws Exception {
        Path before = copy(data, "before");
        run(data, 0, "vault", "rotate");
        ends(copy(data, "after"));
        Path next = copy(before, "next");
        Files.copy(data.resolve(KEY), next.resolve(NEXT));
        ends(next);
        Path unfinished = copy(before, "unfinished");
        Files.copy(data.resolve(KEY), unfinished.resolve(NEXT));
        Files.writeString(unfinished.resolve(BOOK + ".new"), Files.readString(data.resolve(BOOK)).substring(0, 100));
        ends(unfinished);
        Path booked = copy(before, "booked");
        Files.copy(data.resolve(KEY), booked.resolve(NEXT));
        Files.copy(data.resolve(BOOK), booked.resolve(BOOK), StandardCopyOption.REPLACE_EXISTING);
        ends(booked);
        Path twice = copy(data, "twice");
        run(twice, 0, "vault", "rotate");
        ends(twice);
    }

    /// The erasure ends, nothing of them is left, and a file that brings them again does not bring them back.
    private void ends(Path folder) throws Exception {
        String report = run(folder, 0, "report", "channels", "--client", "acme", "--format", "json");
        assertThat(run(folder, 0, "erase", "--resume", "--client", "acme")).contains("done");
        gone(folder);
        Path again = Files.createDirectories(elsewhere.resolve("again"));
        Files.writeString(again.resolve("contacts.csv"),
                Files.readString(elsewhere.resolve("contacts.csv")).replace("10:05", "10:06"));
        run(folder, 0, "import", again.resolve("contacts.csv").toString(), "--client", "acme");
        gone(folder);
        String after = run(folder, 0, "report", "days", "--client", "acme", "--format", "json");
        assertThat(List.of(report, after)).allMatch(each -> each.contains("\"holds\" : true"));
    }

    private void gone(Path folder) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Log log = LocalLog.openReadOnly(folder.resolve("log"), Vaults.of(folder));
                Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                all.append(cursor.entry().id()).append(new String(cursor.entry().body(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        String opened = all.toString().toLowerCase(Locale.ROOT);
        assertThat(opened).contains(people.get(1).device());
        assertThat(asked.forms()).noneMatch(opened::contains);
    }

    @Test
    void withoutTheRightKeyNothingIsChangedAndTheRemedyIsSaid() throws Exception {
        for (String broken : List.of("lost", "wrong", "empty")) {
            Path folder = copy(data, broken);
            switch (broken) {
                case "lost" -> Files.delete(folder.resolve(KEY));
                case "wrong" -> Files.writeString(folder.resolve(KEY), "ab".repeat(32) + "\n");
                default -> Files.writeString(folder.resolve(KEY), "");
            }
            List<String> were = listing(folder);
            for (List<String> words : List.of(List.of("erase", "--resume", "--client", "acme"),
                    List.of("report", "channels", "--client", "acme"), List.of("vault", "rotate"),
                    List.of("retention", "run"),
                    List.of("access", asked.email(), "--client", "acme", "--out", elsewhere.resolve("x").toString()))) {
                assertThat(run(folder, 1, words.toArray(String[]::new))).as("%s %s", broken, words)
                        .contains("secret.key", "from").containsAnyOf("backup", "restore");
            }
            assertThat(run(folder, 1, "doctor")).contains("secret.key");
            assertThat(listing(folder)).isEqualTo(were);
            Files.copy(data.resolve(KEY), folder.resolve(KEY), StandardCopyOption.REPLACE_EXISTING);
            ends(folder);
        }
    }

    /// What lies in the folder, but for locks.
    private static List<String> listing(Path folder) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(each -> !each.toString().endsWith("lock"))
                    .filter(each -> !each.toString().contains("state.db")).sorted().toList()) {
                all.add(file + " " + Files.size(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = elsewhere.resolve("copies").resolve(name);
        Folders.copy(from, to);
        return to;
    }

    private static String run(Path data, int status, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isEqualTo(status);
        return out.toString();
    }
}
