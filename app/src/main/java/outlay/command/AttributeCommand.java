package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import outlay.attribution.Eligibility;
import outlay.attribution.Eligibility.Dedupe;
import outlay.attribution.Model;
import outlay.attribution.path.Game;
import outlay.attribution.path.Markov;
import outlay.attribution.path.Paths;
import outlay.command.attribute.DataDriven;
import outlay.command.attribute.GameFile;
import outlay.live.Hands;
import outlay.command.attribute.Header;
import outlay.command.attribute.PathsFile;
import outlay.command.attribute.Printout;
import outlay.command.attribute.TextFile;
import outlay.command.attribute.TouchData;
import outlay.command.attribute.TouchFiles;
import outlay.command.attribute.TouchModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Divides the conversions of files from elsewhere among channels; needs no data folder.
@Command(name = "attribute", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Divides the conversions of a file of paths or of touches among its channels.",
        footer = {"", "What the file is shows in its header:",
                "paths    path,total_conversions[,total_conversion_value][,total_null]; channels joined by \" > \"",
                "touches  person,ts,channel[,kind] with --conversions person,ts[,value][,currency]; a file in the",
                "         layout of the Criteo attribution data, or cookie,time,interaction,conversion,",
                "         conversion_value,channel, holds both",
                "a game   coalition,worth; players joined by \" + \"; --model " + GameFile.MODEL,
                "Models of paths: first, last, linear, position, shapley, shapley-ordered, shao-li, markov.",
                "Of touches: all (every rule), a rule model by its name, shapley, shapley-ordered, shao-li, markov,",
                "hazard."})
final class AttributeCommand implements Callable<Integer> {
    private static final int MOST_HANDS = 4;
    private static final int MANY_CHANNELS = 30;

    @Parameters(index = "0", paramLabel = "FILE",
            description = "A table with a header, in UTF-8 or UTF-16.")
    private Path file = Path.of("");

    @Option(names = "--model", required = true, description = "See below.")
    private String model = "";

    @Option(names = "--order", paramLabel = "K", defaultValue = "1",
            description = "How many channels a state of the Markov chain remembers, 1 (default) to 4.")
    private int order = 1;

    @Option(names = "--conversions", paramLabel = "FILE", description = "The conversions beside a file of touches.")
    private Optional<Path> conversions = Optional.empty();

    @Option(names = "--lookback-days", paramLabel = "N", defaultValue = "30",
            description = "How old a touch may be when its conversion happens (default: 30).")
    private int lookbackDays = 30;

    @Option(names = "--view-days", paramLabel = "N", defaultValue = "1",
            description = "How old a view may be, where no click counts (default: 1).")
    private int viewDays = Eligibility.USUAL_VIEW_DAYS;

    @Option(names = "--dedupe", defaultValue = "none",
            description = "none (default), consecutive or unique: which repetitions of a channel count.")
    private Dedupe dedupe = Dedupe.NONE;

    @Option(names = "--half-life-days", paramLabel = "D", defaultValue = "7",
            description = "How fast a touch fades in the hazard model (default: 7).")
    private double halfLifeDays = 7;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (order < 1 || order > Markov.MOST_ORDER) {
            throw usage("--order " + order + " must be from 1 to " + Markov.MOST_ORDER);
        }
        if (lookbackDays < 0 || viewDays < 0 || !(halfLifeDays > 0)) {
            throw usage("--lookback-days and --view-days must not be negative, and --half-life-days must be above 0");
        }
        attribute(Header.of(TextFile.of(file)));
        return 0;
    }

    private void attribute(Header header) throws IOException {
        try (Hands hands = new Hands(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_HANDS));
                ProgressLine progress = ProgressLine.reading(System.err)) {
            Printout out;
            if (PathsFile.is(header)) {
                out = paths(header, hands, progress);
            } else if (GameFile.is(header)) {
                out = game(header);
            } else if (TouchFiles.is(header)) {
                out = touches(header, hands, progress);
            } else {
                throw header.needs("path and total_conversions for a file of paths, person, ts and channel for one of"
                        + " touches, or coalition and worth for a game");
            }
            progress.clear();
            print(out);
        }
    }

    private Printout paths(Header header, Hands hands, ProgressLine progress) {
        known(DataDriven.labels(), "of a file of paths",
                " (the others need times, which a file of paths does not have)");
        if (conversions.isPresent()) {
            throw usage("--conversions belongs to a file of touches; " + file + " is one of paths");
        }
        Paths paths = PathsFile.read(header, hands, progress::share);
        progress.clear();
        if (model.equals(DataDriven.MARKOV) && order > 1 && paths.channels().size() > MANY_CHANNELS) {
            say(String.format(Locale.ROOT, "%,d channels have very many windows of %d; this may take minutes, and most"
                    + " windows will have been seen once. Order 1 suits so many channels better.",
                    paths.channels().size(), order));
        }
        return DataDriven.print(paths, model, order, hands);
    }

    private Printout game(Header header) {
        known(List.of(GameFile.MODEL), "of a game", "");
        Game game = GameFile.read(header);
        if (game.missing() > 0) {
            say(String.format(Locale.ROOT, "%,d of %,d coalitions are not in the file; each was taken to be worth what"
                    + " the most valuable of its parts is.", game.missing(), (1 << game.players().size()) - 1));
        }
        Printout out = new Printout("player", "value");
        for (int player = 0; player < game.players().size(); player++) {
            out.text(game.players().get(player)).amount(game.values()[player]).endRow();
        }
        return out;
    }

    private Printout touches(Header header, Hands hands, ProgressLine progress) {
        List<Model> rules = TouchModels.looksAtPaths(model) ? List.of() : rules();
        TouchData data = TouchFiles.read(header, conversions, progress::share);
        progress.clear();
        data.notes().forEach(this::say);
        TouchModels models = new TouchModels(data,
                new Eligibility(lookbackDays, viewDays, dedupe, false, false, new TreeSet<>()));
        if (!rules.isEmpty()) {
            return models.rules(rules, hands);
        }
        Printout out = model.equals(TouchModels.HAZARD)
                ? models.hazard(halfLifeDays)
                : models.dataDriven(model, order, hands);
        say(String.format(Locale.ROOT, "%,d conversions have no touch in their window and are not in the table.",
                models.unattributed()));
        return out;
    }

    private List<Model> rules() {
        if (model.equals(TouchModels.ALL)) {
            return TouchModels.rules();
        }
        try {
            return List.of(Model.parse(model));
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(),
                    "--model \"" + model + "\" is not one of a file of touches;"
                            + " there are " + String.join(", ", TouchModels.labels()) + " (" + unknown.getMessage()
                            + ")",
                    unknown);
        }
    }

    private void known(List<String> labels, String whose, String why) {
        if (!labels.contains(model)) {
            throw usage("--model \"" + model + "\" is not one " + whose + "; there are " + String.join(", ", labels)
                    + why);
        }
    }

    private void print(Printout printout) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> printout.table(out);
            case CSV -> printout.csv(out);
            case JSON -> printout.json(out);
        }
        out.flush();
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println("outlay: " + sentence);
        spec.commandLine().getErr().flush();
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
