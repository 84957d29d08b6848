package outlay.command.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.attribution.path.Markov;
import outlay.attribution.path.Paths;
import outlay.base.Crew;
import outlay.command.Failure;
import outlay.live.Hands;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class PathsFileTest {
    private static final News NO_NEWS = (file, rows, percent) -> {};

    @TempDir
    Path folder;

    /// Whatever the cells hold, wherever the cuts fall: the parts of several hands are what one hand reads.
    @Test
    void severalHandsReadWhatOneDoes() {
        Property.check(300, 21, draw -> {
            String text = "path,note,total_conversions,total_conversion_value,total_null" + end(draw)
                    + String.join("", draw.list(1, 40, PathsFileTest::row));
            Path file = folder.resolve("paths.csv");
            write(file, text);
            String one = read(file, Crew.ALONE);
            try (Hands hands = new Hands(draw.between(2, 5))) {
                assertThat(read(file, hands)).as(text).isEqualTo(one);
            }
        });
    }

    @Test
    void mistakesAreFoundInThePartThatHoldsThem() {
        StringBuilder text = new StringBuilder("path,total_conversions\n");
        for (int i = 2; i < 1_000; i++) {
            text.append("\"a\n > b\",1\n");
        }
        Path file = folder.resolve("paths.csv");
        write(file, text + "a,x\n");
        try (Hands hands = new Hands(4)) {
            assertThat(read(file, hands)).contains(", line 1998 has \"x\" in total_conversions");
        }
    }

    /// The results with every digit, or the mistake.
    private static String read(Path file, Crew crew) {
        try {
            Paths paths = PathsFile.read(Header.of(TextFile.of(file)), crew, NO_NEWS, 1);
            Markov markov = new Markov(paths, 2, crew);
            return paths.channels() + " " + List.of(Arrays.toString(markov.credits().conversions()),
                    Arrays.toString(markov.credits().values()), paths.nulls());
        } catch (Failure failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    private static String row(Draw draw) {
        List<String> path = new ArrayList<>(draw.list(1, 5,
                one -> one.pick("a", "b", "Paid, Search", "\u00e9", "x\ny", "say \"\"hi\"\"")));
        String cell = '"' + String.join(" > ", path) + '"';
        String note = draw.pick("", "\"\"", "\"one\ntwo,3\r\n\"", "plain", "\"\"\"\n\"\"\"", "it's");
        return cell + "," + note + "," + draw.between(0, 9) + "," + draw.between(0, 999) / 100.0 + ","
                + draw.pick("", "0", "3", draw.chance(2) ? "x" : "1") + end(draw);
    }

    private static String end(Draw draw) {
        return draw.pick("\n", "\r\n", "\r", "\n\n");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
