package outlay.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import outlay.base.Decimal;

/// Writes invented rates of the euro, one a business day like a central bank's, so that the demo can add up currencies.
final class RateFile {
    private static final int KIND = 8;
    private static final Table.Form FORM = new Table.Form(StandardCharsets.UTF_8, false, ',', "\n", false);

    private RateFile() {}

    static void write(Path folder, long seed) throws IOException {
        Dice dice = Dice.of(seed, KIND, 0);
        long dollar = 11_640;
        long pound = 86_520;
        try (Table table = new Table(folder.resolve("rates.csv"), FORM)) {
            table.row("date", "base", "quote", "rate", "source");
            // From the day before the first, because accounts east of UTC begin their day earlier.
            for (int day = -1; day <= Clock.DAYS; day++) {
                if (Clock.weekend(day)) {
                    continue;
                }
                dollar = Math.clamp(dollar + dice.between(-58, 60), 11_200, 12_100);
                pound = Math.clamp(pound + dice.between(-240, 240), 84_500, 88_500);
                String date = Clock.date(day).toString();
                table.row(date, "EUR", "USD", Decimal.print(dollar, 4), "demo");
                table.row(date, "EUR", "GBP", Decimal.print(pound, 5), "demo");
            }
        }
    }
}
