package outlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyOutputTest {
    @TempDir
    private Path folder;

    @Test
    void everythingIsWrittenInItsOrderHoweverItComes() throws IOException {
        byte[] all = new byte[3 * SteadyOutput.PIECE_BYTES + 17];
        new Random(11).nextBytes(all);
        Path file = folder.resolve("file");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                SteadyOutput out = new SteadyOutput(channel)) {
            out.write(all[0]);
            out.write(all, 1, SteadyOutput.PIECE_BYTES - 1);
            int from = SteadyOutput.PIECE_BYTES;
            out.write(all, from, 5);
            out.write(Arrays.copyOfRange(all, from + 5, all.length));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(all);
    }
}
