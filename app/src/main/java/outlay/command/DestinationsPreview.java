package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.Settings;
import outlay.activate.outbox.Accounts;
import outlay.base.ClientId;
import outlay.log.Log;
import outlay.telling.LogIndex;
import outlay.telling.LogTelling;
import outlay.telling.Preview;
import outlay.telling.RuleWishes;
import outlay.telling.rule.Rules;
import outlay.telling.rule.RulesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an account would have been told.
@Command(name = "preview", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows which conversions of the past would be told to an account, exactly as they would be sent, "
                + "and why the others would not. Nothing is sent or kept.")
final class DestinationsPreview implements Callable<Integer> {
    private static final int MOST_LINES = 200;

    @Option(names = "--client", required = true, description = "Whose conversions.")
    private String client = "";

    @Option(names = "--account", required = true, paramLabel = "NAME", description = "Which account.")
    private String account = "";

    @Option(names = "--from", description = "The first day (default: the first there is).")
    private LocalDate from = LocalDate.of(1970, 1, 1);

    @Option(names = "--to", description = "The last day (default: the last there is).")
    private LocalDate to = LocalDate.of(9999, 12, 30);

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules to try instead of those of the settings.")
    private @Nullable Path file;

    @Option(names = "--format", defaultValue = "table",
            description = "table (default, the first 200), csv or json (all, with what would be sent).")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Settings settings = data.settings();
        Rules rules = file == null ? settings.rules() : read(file);
        ClientId owner = GateFolder.client(spec, client);
        Accounts.Connected connected = new DestinationsFolder(settings)
                .read(book -> book.of(DestinationsFolder.existing(book, owner, account).client(), account)
                        .orElseThrow(() -> new Failure("the account " + account
                                + " is a feed, or cannot be used; see: outlay destinations list")));
        List<Preview.Line> lines = new ArrayList<>();
        try (Log log = Workspace.read(settings)) {
            Instant now = Clock.systemUTC().instant();
            LogIndex index = new LogIndex(log, () -> rules, LogIndex.USUAL_AGE, System::nanoTime, System.nanoTime());
            Accounts accounts = (whose, name) -> whose.equals(owner) && name.equals(account)
                    ? Optional.of(connected)
                    : Optional.empty();
            new Preview(log, new RuleWishes(() -> rules, index), new LogTelling(() -> rules, index, accounts)).of(
                    owner, connected, from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), now, lines::add);
        }
        print(lines, spec.commandLine().getOut());
        return 0;
    }

    private static Rules read(Path file) throws IOException {
        List<String> mistakes = new ArrayList<>();
        Rules rules = RulesFile.parse(file.toString(), Files.readString(file), mistakes);
        if (!mistakes.isEmpty()) {
            throw new Failure("the rules are wrong:\n" + String.join("\n", mistakes));
        }
        return rules;
    }

    private void print(List<Preview.Line> lines, PrintWriter out) throws IOException {
        Map<String, Long> counts = lines.stream().collect(
                Collectors.groupingBy(Preview.Line::outcome, TreeMap::new, Collectors.counting()));
        if (format == Format.JSON) {
            out.println(json(lines, counts));
            out.flush();
            return;
        }
        List<Preview.Line> shown = format == Format.TABLE && lines.size() > MOST_LINES
                ? lines.subList(0, MOST_LINES)
                : lines;
        new Listing(List.of("happened", "conversion", "change", "rule", "outcome", "detail", "payload"),
                shown.stream().map(this::row).toList()).print(format, out);
        if (format == Format.TABLE) {
            out.println();
            counts.forEach((outcome, count) -> out.println(outcome + ": " + count));
            long late = lines.stream().filter(line -> line.outcome().equals("told") && line.lateNow()).count();
            if (late > 0) {
                out.println(late + " of the told are too old to be told from now on.");
            }
            if (lines.isEmpty()) {
                out.println("No rule for " + account + " found anything.");
            }
            out.flush();
        }
    }

    private List<String> row(Preview.Line line) {
        String payload = format == Format.TABLE ? "" : line.payload().map(ObjectNode::toString).orElse("");
        return List.of(line.wish().happened().toString(), line.wish().conversion(),
                line.wish().change() == 0 ? "" : "yes", line.wish().rule(), line.outcome(), line.detail(), payload);
    }

    private static ObjectNode json(List<Preview.Line> lines, Map<String, Long> counts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode sums = node.putObject("counts");
        counts.forEach(sums::put);
        ArrayNode list = node.putArray("conversions");
        for (Preview.Line line : lines) {
            ObjectNode each = list.addObject().put("happened", line.wish().happened().toString())
                    .put("conversion", line.wish().conversion()).put("change", line.wish().change())
                    .put("rule", line.wish().rule()).put("outcome", line.outcome()).put("detail", line.detail())
                    .put("evidence", line.evidence()).put("too_old_now", line.lateNow());
            line.payload().ifPresent(payload -> each.set("payload", payload));
        }
        return node;
    }
}
