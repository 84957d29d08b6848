package outlay.bench.signal;

import java.util.List;
import java.util.Locale;

/// The accuracies as bars, with the 5th to 95th percentile as a line.
final class SummaryChart {
    private static final int LEFT = 130;
    private static final int WIDTH = 520;
    private static final int BAR = 16;
    private static final int GAP = 26;

    private record Series(Stack stack, String name, String colour) {}

    private static final List<Series> SERIES = List.of(new Series(Stack.PIXEL, "cookie-only pixel", "#b0b7c3"),
            new Series(Stack.OUTLAY, "Outlay", "#2f6fde"), new Series(Stack.ORACLE, "all lawful evidence", "#cfe0ff"));

    private SummaryChart() {}

    static String of(Summary summary) {
        int block = SERIES.size() * BAR + GAP;
        int height = 96 + Rule.values().length * block;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 %d\" font-family=\"sans-serif\" "
                        + "font-size=\"13\" role=\"img\" aria-label=\"Attribution accuracy by rule\">\n"
                        + "<rect width=\"700\" height=\"%d\" fill=\"#ffffff\"/>\n",
                height, height));
        text(svg, 16, 26, "start", "#1c2430", "Revenue credited to the channel that complete data would credit, preset "
                + summary.preset().name() + ", " + summary.draws() + " draws");
        int x = LEFT;
        for (Series series : SERIES) {
            svg.append(String.format(Locale.ROOT,
                    "<rect x=\"%d\" y=\"42\" width=\"12\" height=\"12\" fill=\"%s\"/>\n", x, series.colour()));
            text(svg, x + 18, 53, "start", "#1c2430", series.name());
            x += 170;
        }
        int y = 74;
        for (Rule rule : Rule.values()) {
            text(svg, LEFT - 12, y + SERIES.size() * BAR / 2 + 5, "end", "#1c2430", rule.label());
            for (Series series : SERIES) {
                bar(svg, y, series, summary.spread(rule, series.stack(), "accuracy"));
                y += BAR;
            }
            y += GAP;
        }
        text(svg, LEFT, height - 12, "start", "#5b6675", "bars: median; lines: 5th to 95th percentile");
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, int y, Series series, Summary.Spread spread) {
        double end = LEFT + spread.median() * WIDTH;
        svg.append(String.format(Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", LEFT, y,
                spread.median() * WIDTH, BAR - 3, series.colour()));
        svg.append(String.format(Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#1c2430\" stroke-width=\"1.5\"/>\n",
                LEFT + spread.low() * WIDTH, LEFT + spread.high() * WIDTH, y + BAR / 2 - 1, y + BAR / 2 - 1));
        text(svg, (int) Math.max(end, LEFT + spread.high() * WIDTH) + 6, y + BAR - 4, "start", "#1c2430",
                String.format(Locale.ROOT, "%.0f %%", spread.median() * 100));
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String colour, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n", x,
                y, anchor, colour, words));
    }
}
