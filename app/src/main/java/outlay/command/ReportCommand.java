package outlay.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.PlanSettings;
import outlay.Settings;
import outlay.alerting.AlertBook;
import outlay.base.ClientId;
import outlay.live.LiveBooks;
import outlay.log.Log;
import outlay.privacy.RetentionRecord;
import outlay.report.Rollup;
import outlay.web.Mistakes;
import outlay.web.RollupReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Answers a question about one client.
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What each channel, campaign and ad cost and earned.", footer = {"",
                "stages and tactics are what campaigns are for, keywords what search ads were shown for; countries,",
                "industries, company_sizes and segments what the companies earned that deals were won from, as the CRM",
                "describes them, and visitor_countries what visits from each country earned, without spend.",
                "journeys lists the conversions behind the rows, and opens one of them; spend the rows of reports that",
                "their spend is made of; why says what has changed a report since; funnel what each stage of the",
                "funnel cost and earned, and unit-economics what new customers cost and bring in; marginal-cpa what",
                "one more conversion costs; reconcile lays what the platforms say beside the books, and tagging says",
                "what is wrong with the tags of ads; clients lays all clients side by side."})
final class ReportCommand implements Callable<Integer> {
    private static final String CLIENTS = "clients";
    private static final String REPORTS = "days, platforms, channels, campaigns, ad_groups, ads; stages,%n"
            + "tactics, keywords, countries, industries, company_sizes, segments,%n"
            + "visitor_countries;%n"
            + "journeys, spend; why; funnel, unit-economics, marginal-cpa;%n"
            + "reconcile, tagging; clients.";

    @Parameters(index = "0", paramLabel = "BY",
            description = REPORTS)
    private String by = "";

    @Option(names = "--client", description = "Whose books; of every report but clients, which is of all of them.")
    private @Nullable String client;

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

    @Option(names = "--calibrated", description = "channels: what lift tests make of the credit, beside it.")
    private boolean calibrated;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private OpeningOptions opening = new OpeningOptions();

    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), "outlay report: " + sentence);
    }

    @Override
    public Integer call() {
        Settings settings = data.settings();
        if (by.equals(CLIENTS)) {
            return clients(settings);
        }
        if (client == null) {
            throw wrong("--client is missing; say whose books");
        }
        Optional<Instant> keptFrom = keptFrom(settings);
        Printing printing = read(keptFrom);
        try (Log log = Workspace.read(settings)) {
            LiveBooks books = Workspace.books(settings, log);
            ClientId asked = printing.question().client();
            if (!books.clients().contains(asked)) {
                String known = books.clients().stream().map(Object::toString).collect(Collectors.joining(", "));
                throw new Failure("there is nothing of client \"" + asked + "\" in " + data.settings().data()
                        + (known.isEmpty() ? "; import something first." : "; there are " + known + "."));
            }
            boolean holds = printing.print(log, books, format, spec.commandLine().getOut());
            if (format == Format.TABLE && keptFrom.isPresent()) {
                spec.commandLine().getOut().println("Whose visits were that came in before " + keptFrom.get()
                        + " is not known any more: their time is over. What they led to is unattributed.");
            }
            spec.commandLine().getOut().flush();
            return holds ? 0 : 1;
        } catch (IllegalArgumentException unanswerable) {
            throw new Failure(String.valueOf(unanswerable.getMessage()), unanswerable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int clients(Settings settings) {
        PlanSettings plans = plan.read(data);
        try (Log log = Workspace.read(settings)) {
            RollupReader asked = RollupReader.read(texts());
            LiveBooks books = Workspace.books(settings, log);
            Rollup rollup = Rollup.of(books.clients(), asked::of, books::edition, plans::funnelOf, plans.targets());
            RollupText.print(asked, rollup, AlertBook.open(settings.data())::open, format, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return 0;
        } catch (Mistakes mistaken) {
            throw wrong(String.valueOf(mistaken.getMessage()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Instant> keptFrom(Settings settings) {
        try {
            return RetentionRecord.of(settings.data()).flatMap(RetentionRecord::eventsKeptFrom);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Printing read(Optional<Instant> keptFrom) {
        try {
            return Printing.read(by, texts(), opening, plan.read(data), keptFrom);
        } catch (Mistakes | IllegalArgumentException mistaken) {
            throw wrong(String.valueOf(mistaken.getMessage()));
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
        TouchOptions.put(texts, "calibrated", calibrated ? "true" : null);
        texts.putAll(plan.texts());
        texts.putAll(opening.ofReport());
        return texts;
    }
}
