package outlay.bench;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import outlay.attribution.Model;
import outlay.attribution.Sweep;
import outlay.attribution.TimeDecay;
import outlay.journey.JourneyColumns;
import outlay.journey.RawJourneys;
import outlay.live.Hands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How many touches a second are credited, to the cent: in columns that are grouped already, and from raw touches in
/// the order of time, beside DuckDB over the same rows with the same threads, and beside the plain computation in
/// numbers of any size. All three must agree.
@Command(name = "attribution", mixinStandardHelpOptions = true,
        description = "Touches credited a second by five models, beside DuckDB and the plain computation.")
final class AttributionBench implements Callable<Integer> {
    private static final List<Model> MODELS = List.of(Model.FIRST, Model.LAST, Model.LINEAR, Model.POSITION,
            Model.TIME_DECAY);
    private static final int LOOKBACK_DAYS = 30;
    private static final int PLAIN_TOUCHES = 400_000;

    @Option(names = "--touches", defaultValue = "10000000", description = "Touches (default: 10000000).")
    private int touches = 10_000_000;

    @Option(names = "--rounds", defaultValue = "9", description = "Rounds of each (default: 9).")
    private int rounds = 9;

    @Option(names = "--threads", defaultValue = "2", description = "Threads of each (default: 2).")
    private int threads = 2;

    @Option(names = "--growth", split = ",", defaultValue = "1000000,3000000,10000000,30000000,50000000",
            description = "Touches at which growth is measured.")
    private List<Integer> growth = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// What was measured of one thing.
    private record Timed<T>(T result, double best, double median) {}

    @Override
    public Integer call() throws SQLException {
        try (Hands hands = new Hands(threads)) {
            RawJourneys raw = TouchWorld.raw(touches, 1);
            Timed<long[][]> ours = grouped(raw, hands);
            boolean agrees = fromRaw(raw, hands, ours.result());
            agrees &= plainly(hands);
            grow(hands);
            return agrees ? 0 : 1;
        }
    }

    private Timed<long[][]> grouped(RawJourneys raw, Hands hands) {
        JourneyColumns columns = raw.grouped(hands);
        Sheet sheet = new Sheet(spec.commandLine().getOut(),
                String.format(Locale.ROOT, "%,d touches in grouped columns", touches), "best M/s", "median M/s",
                "best s");
        for (Model model : MODELS) {
            row(sheet, model.label(), touches, timed(() -> sweep(columns, List.of(model), hands)));
        }
        Timed<long[][]> five = timed(() -> sweep(columns, MODELS, hands));
        row(sheet, "all five in one pass", touches, five);
        spec.commandLine().getOut().println();
        return five;
    }

    private boolean fromRaw(RawJourneys raw, Hands hands, long[][] expected) throws SQLException {
        Sheet sheet = new Sheet(spec.commandLine().getOut(), "raw touches: group, lookback, five models", "best s",
                "median s", "x Outlay");
        Timed<long[][]> ours = timed(() -> sweep(raw.grouped(hands), MODELS, hands));
        sheet.row("Outlay", Sheet.decimals(ours.best()), Sheet.decimals(ours.median()), "1.00");
        boolean agrees = Arrays.deepEquals(ours.result(), expected);
        try (SqlAttribution sql = new SqlAttribution(threads)) {
            sql.load(raw);
            long halfLife = ((TimeDecay) Model.TIME_DECAY).halfLife().toMillis();
            Timed<double[][]> theirs = timed(() -> asked(sql, halfLife));
            sheet.row("DuckDB, one query", Sheet.decimals(theirs.best()), Sheet.decimals(theirs.median()),
                    Sheet.decimals(theirs.median() / ours.median()));
            agrees &= compare(ours.result(), theirs.result());
        }
        spec.commandLine().getOut().println();
        return agrees;
    }

    private double[][] asked(SqlAttribution sql, long halfLife) {
        try {
            return sql.sums(LOOKBACK_DAYS, halfLife);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// First and last to the unit; of the others SQL keeps fractions, so they may differ by what rounding moved.
    private boolean compare(long[][] ours, double[][] theirs) {
        boolean agrees = true;
        for (int model = 0; model < theirs.length; model++) {
            double most = 0;
            for (int channel = 0; channel < theirs[model].length; channel++) {
                most = Math.max(most, Math.abs(ours[model][channel] / theirs[model][channel] - 1));
            }
            boolean fits = model < 2 ? most == 0 : most < 1e-4;
            agrees &= fits;
            spec.commandLine().getOut().printf(Locale.ROOT, "  %s: greatest relative difference %.1e%s%n",
                    SqlAttribution.models().get(model), most, fits ? "" : ", which is too much");
        }
        return agrees;
    }

    private boolean plainly(Hands hands) {
        RawJourneys raw = TouchWorld.raw(Math.min(touches, PLAIN_TOUCHES), 2);
        Sheet sheet = new Sheet(spec.commandLine().getOut(),
                String.format(Locale.ROOT, "%,d raw touches, linear and position", raw.person().length), "best s",
                "x Outlay", "equal");
        Timed<long[][]> ours = timed(() -> sweep(raw.grouped(hands), List.of(Model.LINEAR, Model.POSITION), hands));
        long start = System.nanoTime();
        long[][] plain = PlainAttribution.sums(raw, LOOKBACK_DAYS);
        double seconds = (System.nanoTime() - start) / 1e9;
        boolean equal = IntStream.range(0, plain.length).allMatch(model -> Arrays.equals(plain[model],
                Arrays.copyOf(ours.result()[model], TouchWorld.CHANNELS)));
        sheet.row("Outlay", Sheet.decimals(ours.best()), "1.00", "");
        sheet.row("sort, filter, BigInteger", Sheet.decimals(seconds), Sheet.decimals(seconds / ours.best()),
                equal ? "to the unit" : "NO");
        spec.commandLine().getOut().println();
        return equal;
    }

    private void grow(Hands hands) {
        Sheet sheet = new Sheet(spec.commandLine().getOut(), "growth: touches", "group s", "five models s", "M/s",
                "bytes/touch");
        for (int size : growth) {
            RawJourneys raw = TouchWorld.raw(size, 3);
            long before = used();
            Timed<JourneyColumns> columns = timed(() -> raw.grouped(hands));
            long bytes = used() - before;
            Timed<long[][]> five = timed(() -> sweep(columns.result(), MODELS, hands));
            sheet.row(String.format(Locale.ROOT, "%,d", size), Sheet.decimals(columns.best()),
                    Sheet.decimals(five.best()), Sheet.whole(size / five.best() / 1e6),
                    Sheet.decimals((double) bytes / size));
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long[][] sweep(JourneyColumns columns, List<Model> models, Hands hands) {
        int[] channels = IntStream.range(0, TouchWorld.CHANNELS).toArray();
        return new Sweep(columns, models, LOOKBACK_DAYS, channels, channels.length).sums(columns::minor, hands);
    }

    private static void row(Sheet sheet, String what, long count, Timed<?> timed) {
        sheet.row(what, Sheet.whole(count / timed.best() / 1e6), Sheet.whole(count / timed.median() / 1e6),
                Sheet.decimals(timed.best()));
    }

    private <T> Timed<T> timed(Supplier<T> work) {
        double[] seconds = new double[rounds];
        T result = work.get();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            result = work.get();
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return new Timed<>(result, seconds[0], seconds[rounds / 2]);
    }
}
