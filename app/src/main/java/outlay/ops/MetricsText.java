package outlay.ops;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import outlay.web.Response;

/// A page of metrics in the text format of Prometheus, version 0.0.4. Names and labels are words of the program, never
/// of a sender, so that there are as many of them as the program has.
public final class MetricsText {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final StringBuilder text = new StringBuilder();

    /// What only grows; the name gets `outlay_` before it and `_total` behind.
    public MetricsText counter(String name, String help, long value) {
        return series("counter", word(name) + "_total", help, "", Map.of("", value));
    }

    /// Likewise, for each value of a label.
    public MetricsText counters(String name, String help, String label, Map<String, Long> values) {
        return series("counter", word(name) + "_total", help, word(label), values);
    }

    /// What goes up and down.
    public MetricsText gauge(String name, String help, long value) {
        return series("gauge", word(name), help, "", Map.of("", value));
    }

    /// Likewise, for each value of a label.
    public MetricsText gauges(String name, String help, String label, Map<String, Long> values) {
        return series("gauge", word(name), help, word(label), values);
    }

    /// A histogram of seconds.
    ///
    /// @param bounds upper bounds of all columns of `counts` but the last, in nanoseconds
    /// @param nanos  all that was measured, together
    public MetricsText histogram(String name, String help, long[] bounds, long[] counts, long nanos) {
        return header("histogram", word(name) + "_seconds", help).columns(word(name) + "_seconds", "", bounds, counts,
                nanos);
    }

    /// The lines that introduce a histogram of several labels, each of which follows by [#columns].
    public MetricsText histograms(String name, String help) {
        return header("histogram", word(name) + "_seconds", help);
    }

    /// One label's part of a histogram.
    public MetricsText histogramOf(String name, String label, String value, long[] bounds, long[] counts, long nanos) {
        return columns(word(name) + "_seconds", word(label) + "=\"" + word(value) + "\"", bounds, counts, nanos);
    }

    public Response response() {
        return Response.of(200, "text/plain; version=0.0.4; charset=utf-8",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private MetricsText columns(String name, String label, long[] bounds, long[] counts, long nanos) {
        String comma = label.isEmpty() ? "" : ",";
        long below = 0;
        for (int i = 0; i < bounds.length; i++) {
            below += counts[i];
            line(name + "_bucket", label + comma + "le=\"" + bounds[i] / NANOS + "\"", Long.toString(below));
        }
        long all = Arrays.stream(counts).sum();
        line(name + "_bucket", label + comma + "le=\"+Inf\"", Long.toString(all));
        line(name + "_sum", label, Double.toString(nanos / NANOS));
        line(name + "_count", label, Long.toString(all));
        return this;
    }

    private MetricsText series(String type, String name, String help, String label, Map<String, Long> values) {
        header(type, name, help);
        new TreeMap<>(values).forEach((value, number) -> line(name,
                label.isEmpty() ? "" : label + "=\"" + word(value) + "\"", Long.toString(number)));
        return this;
    }

    private MetricsText header(String type, String name, String help) {
        text.append("# HELP outlay_").append(name).append(' ').append(help).append("\n# TYPE outlay_").append(name)
                .append(' ').append(type).append('\n');
        return this;
    }

    private void line(String name, String labels, String value) {
        text.append("outlay_").append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    private static String word(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" is not a word of ours: lower-case letters, digits and _");
        }
        return word;
    }
}
