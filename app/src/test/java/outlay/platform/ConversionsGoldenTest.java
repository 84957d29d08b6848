package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.ConversionsOut;
import outlay.activate.Conversion;
import outlay.activate.Destination;
import outlay.activate.Feed;
import outlay.activate.Later;
import outlay.activate.Prepared;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.activate.Verdict;
import outlay.json.Json;

/// What each destination is sent for the sample conversions (`<sample>.request.txt`), and what is made of its answers:
/// `<name>.answer.txt` holds status, headers and body as its documents show them, `<name>.verdicts.txt` what they mean
/// for a call of three. `-Dgolden.write=true` writes what is made of them now; a person then reads the difference.
final class ConversionsGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/outlay/conversions");
    private static final int SENT = 3;

    @TestFactory
    Stream<DynamicTest> everyRequestIsAsWritten() {
        return Destinations.all().stream().flatMap(destination -> SampleConversions.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(destination.label() + " " + sample.getKey(),
                        () -> check(CASES.resolve(destination.label()).resolve(sample.getKey() + ".request.txt"),
                                request(destination, sample.getValue())))));
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerMeansWhatIsWritten() throws IOException {
        List<Path> answers;
        try (Stream<Path> files = Files.walk(CASES)) {
            answers = files.filter(file -> file.getFileName().toString().endsWith(".answer.txt")).sorted().toList();
        }
        assertThat(answers).hasSizeGreaterThan(40);
        return answers.stream().map(file -> DynamicTest.dynamicTest(CASES.relativize(file).toString(), () -> {
            String name = file.getFileName().toString().replace(".answer.txt", "");
            Destination destination = Destinations.of(CASES.relativize(file).getName(0).toString()).orElseThrow();
            Answer answer = answer(Files.readString(file, StandardCharsets.UTF_8));
            List<Verdict> verdicts = name.startsWith("later-")
                    ? ((Later) destination).settle(answer, "req-1", SENT)
                    : ((ConversionsOut) destination).read(answer, SENT);
            check(file.resolveSibling(name + ".verdicts.txt"), lines(verdicts));
        }));
    }

    private static String request(Destination destination, Conversion conversion) {
        Account account = SampleConversions.account(destination);
        return switch (Preparing.prepare(destination, conversion, account, SampleConversions.NOW)) {
            case Ready ready when destination instanceof Feed feed -> feed.write(List.of(ready)).replace("\r\n", "\n");
            case Ready ready -> written(((ConversionsOut) destination).call(List.of(ready), account,
                    SampleConversions.NOW));
            case Prepared.Wrong wrong -> "wrong\n" + lines(wrong.problems());
            case Prepared.Unsupported none -> "unsupported: " + none.what().label() + "\n";
            case Prepared.Withheld withheld -> "withheld: " + withheld.why() + "\n";
            case Prepared.TooOld old -> "too old: " + old + "\n";
            case Prepared.TooEarly early -> "too early: " + early + "\n";
        };
    }

    private static String written(Call call) {
        StringBuilder text = new StringBuilder(call.method() + " " + call.uri() + "\n");
        call.headers().forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').append(Json.indented(Json.records().readTree(call.body()))).append('\n').toString();
    }

    private static Answer answer(String text) {
        String[] parts = text.split("\n\n", 2);
        List<String> head = parts[0].lines().toList();
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
        }
        String body = parts.length == 2 ? parts[1].strip() : "";
        return new Answer(Integer.parseInt(head.getFirst()), headers, body.getBytes(StandardCharsets.UTF_8),
                SampleConversions.NOW);
    }

    private static String lines(List<?> values) {
        List<String> lines = new ArrayList<>();
        values.forEach(value -> lines.add(value + "\n"));
        return String.join("", lines);
    }

    private static void check(Path expected, String made) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, made, StandardCharsets.UTF_8);
        }
        assertThat(made).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }
}
