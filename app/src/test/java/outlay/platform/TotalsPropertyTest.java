package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.Decimal;
import outlay.collect.FileReader.Reading;
import outlay.fact.SpendRow;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// However a file is written, its rows come in to the cent, and not at all where they are not what its total says.
final class TotalsPropertyTest {
    @TempDir
    private Path folder;

    private record Style(char separator, String grouping, String decimal, String eol) {
        String money(long cents) {
            String plain = Decimal.print(cents, 2);
            int point = plain.indexOf('.');
            StringBuilder whole = new StringBuilder(plain.substring(0, point));
            for (int at = whole.length() - 3; at > 0; at -= 3) {
                whole.insert(at, grouping);
            }
            String text = whole + decimal + plain.substring(point + 1);
            return text.indexOf(separator) >= 0 ? '"' + text + '"' : text;
        }
    }

    private record File(List<Long> cents, Style style, long total, int leftOut) {
        String text() {
            StringBuilder text = new StringBuilder("Some report" + style.eol);
            String line = "%s" + style.separator + "%s" + style.separator + "%s" + style.eol;
            text.append(String.format(Locale.ROOT, line, "Day", "Campaign", "Cost"));
            for (int i = 0; i < cents.size(); i++) {
                if (i != leftOut) {
                    text.append(String.format(Locale.ROOT, line, "2026-10-" + (10 + i), "C" + i,
                            style.money(cents.get(i))));
                }
            }
            return text.append(String.format(Locale.ROOT, line, "Total", "", style.money(total))).toString();
        }
    }

    @Test
    void whatAgreesComesInExactly() {
        Property.check(300, 20261124L, draw -> {
            File file = file(draw, 0, -1);
            Reading reading = read(file);
            assertThat(reading.wrong()).as(file.text() + reading.problems()).isFalse();
            long sum = reading.facts().stream().mapToLong(fact -> ((SpendRow) fact).spend().micros()).sum();
            assertThat(sum).isEqualTo(file.total * 10_000);
        });
    }

    @Test
    void aWrongTotalIsNeverAccepted() {
        Property.check(300, 20261125L, draw -> {
            File file = file(draw, draw.chance(50) ? draw.between(1, 1000) : -1, -1);
            assertThat(read(file).wrong()).as(file.text()).isTrue();
        });
    }

    @Test
    void aMissingRowIsNeverAccepted() {
        Property.check(300, 20261126L, draw -> {
            File whole = file(draw, 0, -1);
            File file = new File(whole.cents, whole.style, whole.total, draw.between(0, whole.cents.size() - 1));
            assertThat(read(file).wrong()).as(file.text()).isTrue();
        });
    }

    private static File file(Draw draw, long tooMuch, int leftOut) {
        // One amount with decimals that only one style can mean is in every file, as in any real one.
        List<Long> cents = new ArrayList<>(List.of(123_456_789L));
        cents.addAll(draw.list(1, 12, d -> (long) d.between(1, 5_000_000)));
        boolean comma = draw.chance(50);
        Style style = new Style(draw.pick(',', ';', '\t', '|'),
                comma ? draw.pick("", ".", "\u00a0", "\u202f", " ") : draw.pick("", ",", "'", "\u2019"),
                comma ? "," : ".", draw.pick("\n", "\r\n", "\r"));
        long sum = cents.stream().mapToLong(Long::longValue).sum();
        return new File(cents, style, sum + tooMuch, leftOut);
    }

    private Reading read(File file) {
        try {
            Path path = folder.resolve("report.csv");
            Files.writeString(path, file.text(), StandardCharsets.UTF_8);
            return Readings.read(Readings.source(path, "platform=radio", "currency=EUR")).orElseThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
