package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outlay.RetentionSettings;
import outlay.Settings;
import outlay.json.Json;
import outlay.local.RunningServer;
import outlay.privacy.PrivacyApi;
import outlay.privacy.PrivacyApi.Retained;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionRecord;
import outlay.privacy.RetentionTimes;
import outlay.privacy.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Ends what was kept for its time.
@Command(name = "retention", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Counts or ends what is past its time; the server does so by itself once a day.",
        footer = {"", "Times are settings: retention_details, retention_events, retention_contacts,",
                "retention_quarantine, retention_erasures, like \"25 months\". A class without a time is kept.",
                "What is set on the page Settings is in settings/retention.csv of the data folder.",
                "Beside a running server its settings hold."})
final class RetentionCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 200;

    @Parameters(paramLabel = "WHAT", description = "status (count only) or run.")
    private String what = "";

    @Option(names = "--details-days", paramLabel = "N", description = "Details of events (default: the setting).")
    private @Nullable Integer details;

    @Option(names = "--events-days", paramLabel = "N", description = "Whose events were (default: the setting).")
    private @Nullable Integer events;

    @Option(names = "--contacts-days", paramLabel = "N",
            description = "Whose records of a CRM were (default: the setting).")
    private @Nullable Integer contacts;

    @Option(names = "--quarantine-days", paramLabel = "N", description = "Bytes in quarantine (default: the setting).")
    private @Nullable Integer quarantine;

    @Option(names = "--erasures-days", paramLabel = "N", description = "Records of erasures (default: the setting).")
    private @Nullable Integer erasures;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (!what.equals("status") && !what.equals("run")) {
            throw new ParameterException(spec.commandLine(), "\"" + what + "\" is neither status nor run");
        }
        Map<RetentionClass, Span> given = given();
        Settings settings = data.settings();
        try (Interrupt interrupt = Interrupt.listen()) {
            Optional<RunningServer> server = RunningServer.of(settings.data());
            if (server.isPresent() && !given.isEmpty()) {
                throw new Failure("a server runs over this data folder with times of its own; change its settings ("
                        + RetentionSettings.key(RetentionClass.EVENTS) + " and the like), or stop it first.");
            }
            Retained told = server.isPresent() ? byServer(server.get(), interrupt) : here(settings, given, interrupt);
            print(told);
            return told.working() || what.equals("run") && told.latest().filter(each -> !each.done()).isPresent()
                    ? 1
                    : 0;
        } catch (IOException failed) {
            throw new Failure("what is past its time could not be ended: " + failed.getMessage() + ". Run it again.",
                    failed);
        }
    }

    private Map<RetentionClass, Span> given() {
        Map<RetentionClass, Span> given = new EnumMap<>(RetentionClass.class);
        put(RetentionClass.DETAILS, details, given);
        put(RetentionClass.EVENTS, events, given);
        put(RetentionClass.CONTACTS, contacts, given);
        put(RetentionClass.QUARANTINE, quarantine, given);
        put(RetentionClass.ERASURES, erasures, given);
        return given;
    }

    private void put(RetentionClass kind, @Nullable Integer days, Map<RetentionClass, Span> given) {
        if (days != null && days < 1) {
            throw new ParameterException(spec.commandLine(), "every class is kept for at least one day");
        }
        if (days != null) {
            given.put(kind, Span.days(days));
        }
    }

    private Retained here(Settings settings, Map<RetentionClass, Span> given, Interrupt interrupt)
            throws IOException {
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        spans.putAll(settings.retention().times(Clock.systemUTC().instant()).spans());
        spans.putAll(given);
        RetentionTimes times = new RetentionTimes(spans);
        try (PrivacyFolder folder = PrivacyFolder.open(settings)) {
            SortedMap<String, String> words = RetentionRecord.words(times);
            if (what.equals("status")) {
                return new Retained(false, words, folder.retention().status(times), Optional.empty());
            }
            RetentionRecord record = folder.retention().run(times, interrupt::asked);
            return new Retained(false, words, record.pastAt(Clock.systemUTC().instant(), times), Optional.of(record));
        }
    }

    /// It goes on where this command is stopped.
    private Retained byServer(RunningServer server, Interrupt interrupt) throws IOException, InterruptedException {
        Retained told = ask(server, what);
        while (told.working() && !interrupt.asked() && what.equals("run")) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            told = ask(server, "progress");
        }
        return told;
    }

    private static Retained ask(RunningServer server, String what) throws IOException, InterruptedException {
        return Json.records().readValue(server.post(PrivacyApi.LOCAL_RETENTION,
                Json.records().writeValueAsBytes(Map.of("what", what))), Retained.class);
    }

    private void print(Retained told) throws IOException {
        Map<String, Long> ended = told.latest().map(RetentionRecord::ended).map(Map::copyOf).orElse(Map.of());
        List<List<String>> rows = new ArrayList<>();
        for (RetentionClass kind : RetentionClass.values()) {
            String label = kind.label();
            rows.add(List.of(label, told.times().getOrDefault(label, "no time is set"),
                    String.valueOf(told.past().getOrDefault(label, 0L)),
                    String.valueOf(what.equals("run") ? ended.getOrDefault(label, 0L) : 0L)));
        }
        List<String> columns = List.of("class", "kept", "past", "ended");
        new Listing(columns, rows).print(format, spec.commandLine().getOut());
        if (format == Format.TABLE) {
            told.latest().filter(record -> !record.done()).ifPresent(record -> spec.commandLine().getOut()
                    .println(record.filesDone() + " of " + record.files() + " files of the log are written anew; "
                            + "\"outlay retention run\" goes on"));
            spec.commandLine().getOut().flush();
        }
    }
}
