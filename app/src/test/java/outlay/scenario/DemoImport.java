package outlay.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.demo.DemoWorld;
import outlay.live.LiveBooks;
import outlay.log.Log;
import outlay.platform.Platforms;
import outlay.report.Answer;
import outlay.report.Books;
import outlay.report.Question;
import outlay.report.Question.By;
import outlay.web.AnswerJson;

/// The demo's company, brought in and asked as every client is.
final class DemoImport {
    static final ClientId CLIENT = new ClientId("demo");
    static final long SEED = 42;

    private DemoImport() {}

    /// The files of the company, in the order of their paths.
    static List<Path> written(Path folder) throws IOException {
        Path files = folder.resolve("files");
        DemoWorld.write(files, folder.resolve("truth"), SEED, DemoWorld.Size.SMALL);
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static Importer importer(Log log, Progress progress) {
        return new Importer(log, Platforms.readers(),
                Clock.fixed(Instant.parse("2026-10-01T00:00:00Z"), ZoneOffset.UTC), progress);
    }

    /// Fails unless every file could be imported.
    static ImportResult imported(Log log, List<Path> files) {
        ImportResult result = importer(log, Progress.NONE).importFiles(CLIENT, files, Importer.Options.NONE);
        if (!result.complete()) {
            throw new AssertionError("not everything was imported: " + result.files().stream()
                    .filter(file -> !file.problems().isEmpty())
                    .map(file -> file.file() + " " + file.state() + " " + file.problems()).toList());
        }
        return result;
    }

    static Books books(Log log) {
        return new LiveBooks(log).of(CLIENT);
    }

    static Question question(By by, Model model, Optional<Currency> currency) {
        return new Question(CLIENT, by, Optional.empty(), new Attribution(model, 30), ZoneOffset.UTC, currency,
                Question.Filter.ALL);
    }

    /// The reports that are compared byte by byte, by their names.
    static Map<String, String> reports(Log log) {
        Books books = books(log);
        Map<String, String> reports = new LinkedHashMap<>();
        for (By by : List.of(By.CHANNELS, By.CAMPAIGNS, By.DAYS)) {
            Answer answer = books.answer(question(by, Model.LINEAR, Optional.of(new Currency("USD"))));
            reports.put(by.name(), AnswerJson.text(answer));
        }
        return reports;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
