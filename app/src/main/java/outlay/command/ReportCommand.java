package outlay.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.ledger.UnknownRate;
import outlay.live.LiveBooks;
import outlay.log.Log;
import outlay.report.Answer;
import outlay.report.Question;
import outlay.web.Mistakes;
import outlay.web.QuestionReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Answers a question about one client.
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What each channel, campaign and ad cost and earned.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BY", description = "days, platforms, channels, campaigns or ads.")
    private String by = "";

    @Option(names = "--client", required = true, description = "Whose books.")
    private String client = "";

    @Option(names = "--from", paramLabel = "DAY", description = "First day, like 2026-07-01 (default: all there is).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
    private @Nullable String to;

    @Option(names = "--model", description = "first, last, last-non-direct, linear (default), linear-unique,%n"
            + "time-decay[:14d], position[:30/40/30], w-shaped, full-path, custom:...")
    private @Nullable String model;

    @Mixin
    private TouchOptions touches = new TouchOptions();

    @Option(names = "--currency", paramLabel = "CODE",
            description = "Convert everything to it (default: a row per currency, nothing converted).")
    private @Nullable String currency;

    @Option(names = "--zone", description = "Whose days conversions are counted in, like Europe/Berlin (default: UTC).")
    private @Nullable String zone;

    @Option(names = "--platform", description = "Only this platform.")
    private @Nullable String platform;

    @Option(names = "--channel", description = "Only this channel.")
    private @Nullable String channel;

    @Option(names = "--campaign", paramLabel = "KEY", description = "Only this campaign: platform/id.")
    private @Nullable String campaign;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Question question = question();
        try (Log log = Workspace.read(data.settings())) {
            LiveBooks books = new LiveBooks(log, LiveBooks.snapshot(data.settings().data()));
            if (!books.clients().contains(question.client())) {
                String known = books.clients().stream().map(Object::toString).collect(Collectors.joining(", "));
                throw new Failure(
                        "there is nothing of client \"" + question.client() + "\" in " + data.settings().data()
                                + (known.isEmpty() ? "; import something first." : "; there are " + known + "."));
            }
            Answer answer = books.of(question.client()).answer(question);
            AnswerText.print(answer, format, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return answer.balances().stream().allMatch(Answer.Balance::holds) ? 0 : 1;
        } catch (UnknownRate missing) {
            throw new Failure(String.valueOf(missing.getMessage()), missing);
        }
    }

    private Question question() {
        Question.By rows = QuestionReader.by(by).orElseThrow(() -> wrong("there is no report \"" + by + "\"; there are "
                + Stream.of(Question.By.values()).map(QuestionReader::nameOf).collect(Collectors.joining(", "))));
        try {
            return QuestionReader.read(rows, texts());
        } catch (Mistakes mistakes) {
            throw wrong(String.valueOf(mistakes.getMessage()));
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        TouchOptions.put(texts, "client", client);
        TouchOptions.put(texts, "from", from);
        TouchOptions.put(texts, "to", to);
        TouchOptions.put(texts, "model", model);
        touches.putInto(texts);
        TouchOptions.put(texts, "currency", currency);
        TouchOptions.put(texts, "zone", zone);
        TouchOptions.put(texts, "platform", platform);
        TouchOptions.put(texts, "channel", channel);
        TouchOptions.put(texts, "campaign", campaign);
        return texts;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), "outlay report: " + sentence);
    }
}
