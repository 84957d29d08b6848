package outlay.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.log.RealDisk;

class ErasureJobTest {
    private static final byte[] SEAL = new byte[32];

    @TempDir
    Path data;

    @Test
    void anEndThatIsCutOffAtAnyStepLeavesAJobThatOpensOrNone() throws IOException {
        List<Integer> left = new ArrayList<>();
        int steps = 0;
        for (boolean ended = false; !ended; steps++) {
            Path folder = data.resolve("after-" + steps);
            job("er-1").write(folder, SEAL);
            job("er-2").write(folder, SEAL);
            ended = delete(new CutOff(steps), folder);

            left.add(ErasureJob.read(folder, SEAL).size());
            ErasureJob.deleteUnfinished(new RealDisk(), folder);
            List<ErasureJob> jobs = ErasureJob.read(folder, SEAL);
            assertThat(jobs).hasSize(left.getLast()).last().extracting(ErasureJob::id).isEqualTo("er-2");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(jobs.size());
            }
        }
        assertThat(steps).isGreaterThan(5);
        assertThat(left).startsWith(2, 1).endsWith(1).isSortedAccordingTo((a, b) -> b - a);
    }

    /// Whether it came to its end.
    private static boolean delete(CutOff disk, Path folder) {
        try {
            ErasureJob.delete(disk, folder, "er-1");
            return true;
        } catch (IOException cut) {
            assertThat(cut).hasMessage("cut off");
            return false;
        }
    }

    private static ErasureJob job(String id) {
        return ErasureJob.begin(id, new Subject(new ClientId("acme"),
                new TreeSet<>(List.of(new Identifier(Identifier.Type.EMAIL, "ada@example.com"))), new TreeSet<>(),
                new TreeSet<>(), new TreeSet<>()));
    }

    /// Takes some steps, and the next one not; of a write that is not taken, one byte is.
    private static final class CutOff extends RealDisk {
        private int left;

        CutOff(int steps) {
            left = steps;
        }

        private void step() throws IOException {
            if (left-- <= 0) {
                throw new IOException("cut off");
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            step();
            super.rename(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            step();
            super.delete(path);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            step();
            super.forceFolder(folder);
        }

        @Override
        public DiskFile open(Path path) throws IOException {
            return new FileAround(super.open(path)) {
                @Override
                public void write(ByteBuffer from, long offset) throws IOException {
                    if (left == 0) {
                        super.write(from.slice(0, 1), offset);
                    }
                    step();
                    super.write(from, offset);
                }

                @Override
                public void force() throws IOException {
                    step();
                    super.force();
                }
            };
        }
    }
}
