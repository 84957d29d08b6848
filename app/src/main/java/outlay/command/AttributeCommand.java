package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import outlay.attribution.path.Markov;
import outlay.attribution.path.PathModel;
import outlay.attribution.path.Credits;
import outlay.command.attribute.Hands;
import outlay.attribution.path.Paths;
import outlay.json.Json;
import outlay.text.Csv;
import outlay.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Divides the conversions of a file of paths among channels; needs no data folder.
@Command(name = "attribute", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Divides the conversions of a file of paths among its channels.",
        footer = {"", "The file has the columns path and total_conversions, and may have total_conversion_value and",
                "total_null, which the Markov model learns from."})
final class AttributeCommand implements Callable<Integer> {
    private static final String MARKOV = "markov";

    @Parameters(index = "0", paramLabel = "PATHS.csv", description = "Channels of a path are joined by \" > \".")
    private Path file = Path.of("");

    @Option(names = "--model", required = true, description = "first, last, linear, position, shapley or markov.")
    private String model = "";

    @Option(names = "--order", paramLabel = "K", defaultValue = "1",
            description = "How many channels a state of the Markov chain remembers, 1 (default) to 4.")
    private int order = 1;

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Optional<PathModel> rule = Arrays.stream(PathModel.values()).filter(one -> one.label().equals(model))
                .findFirst();
        if (rule.isEmpty() && !model.equals(MARKOV)) {
            throw new ParameterException(spec.commandLine(), "--model \"" + model + "\" is not known; there are "
                    + Arrays.stream(PathModel.values()).map(PathModel::label).collect(Collectors.joining(", "))
                    + " and "
                    + MARKOV + " (time decay needs times, which a file of paths does not have)");
        }
        if (order < 1 || order > Markov.MOST_ORDER) {
            throw new ParameterException(spec.commandLine(), "--order " + order + " must be from 1 to "
                    + Markov.MOST_ORDER);
        }
        Paths paths = outlay.command.attribute.PathsFile.read(
                outlay.command.attribute.Header.of(outlay.command.attribute.TextFile.of(file)), new Hands(2),
                (f, rows, percent) -> {});
        List<String> names = new ArrayList<>(List.of("channel"));
        List<double[]> columns = new ArrayList<>();
        if (rule.isPresent()) {
            add(names, columns, rule.get().credits(paths), "attributed_conv", "attributed_value");
        } else {
            Markov markov = new Markov(paths, order);
            add(names, columns, markov.removalEffects(), "removal_effect_conv", "removal_effect_value");
            add(names, columns, markov.credits(), "attributed_conv", "attributed_value");
        }
        print(paths.channels(), names, columns);
        return 0;
    }

    private static void add(List<String> names, List<double[]> columns, Credits credits, String conversions,
            String values) {
        names.add(conversions);
        names.add(values);
        columns.add(credits.conversions());
        columns.add(credits.values());
    }

    private void print(List<String> channels, List<String> names, List<double[]> columns) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> table(channels, names, columns, out);
            case CSV -> csv(channels, names, columns, out);
            case JSON -> json(channels, names, columns, out);
        }
        out.flush();
    }

    private static void table(List<String> channels, List<String> names, List<double[]> columns, PrintWriter out)
            throws IOException {
        List<Boolean> right = new ArrayList<>(Collections.nCopies(names.size(), true));
        right.set(0, false);
        TextTable table = new TextTable(names, right);
        for (int channel = 0; channel < channels.size(); channel++) {
            List<String> row = new ArrayList<>(List.of(channels.get(channel)));
            for (int column = 0; column < columns.size(); column++) {
                String form = names.get(column + 1).startsWith("removal") ? "%.6f" : "%,.3f";
                row.add(String.format(Locale.ROOT, form, columns.get(column)[channel]));
            }
            table.row(row);
        }
        table.print(out);
    }

    private static void csv(List<String> channels, List<String> names, List<double[]> columns, PrintWriter out)
            throws IOException {
        Csv.record(names, out);
        for (int channel = 0; channel < channels.size(); channel++) {
            List<String> row = new ArrayList<>(List.of(channels.get(channel)));
            for (double[] column : columns) {
                row.add(Double.toString(column[channel]));
            }
            Csv.record(row, out);
        }
    }

    private static void json(List<String> channels, List<String> names, List<double[]> columns, PrintWriter out) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int channel = 0; channel < channels.size(); channel++) {
            ObjectNode row = rows.addObject().put(names.getFirst(), channels.get(channel));
            for (int column = 0; column < columns.size(); column++) {
                row.put(names.get(column + 1), columns.get(column)[channel]);
            }
        }
        out.println(Json.indented(rows));
    }
}
