package outlay.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the devices of this machine report to, as `/proc/interrupts` has it: what the kernel does to end a write is
/// bound to such a processor and cannot go to another one that is idle.
final class Interrupts {
    private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);
    private static final Path COUNTED = Path.of("/proc/interrupts");

    private Interrupts() {}

    /// The one of the processors that devices have interrupted most since the machine began; of equals the first.
    static int most(BitSet processors) {
        return most(Kept.LINES, processors);
    }

    static int most(List<String> lines, BitSet processors) {
        long[] counts = new long[processors.length()];
        List<String> columns = lines.isEmpty() ? List.of() : words(lines.getFirst());
        for (String line : lines) {
            List<String> words = words(line);
            if (ofADevice(line, words)) {
                for (int i = 0; i < columns.size() && i + 1 < words.size(); i++) {
                    int processor = Integer.parseInt(columns.get(i).substring("CPU".length()));
                    if (processors.get(processor)) {
                        counts[processor] += Long.parseLong(words.get(i + 1));
                    }
                }
            }
        }
        return processors.stream().reduce((best, next) -> counts[next] > counts[best] ? next : best).orElseThrow();
    }

    /// Those have a number; what processors tell each other has a name. Clocks tick on all.
    private static boolean ofADevice(String line, List<String> words) {
        return words.getFirst().matches("\\d+:") && !line.contains("timer");
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    /// Read once, so that all threads keep off the same processor.
    private static final class Kept {
        static final List<String> LINES = read();

        private Kept() {}

        private static List<String> read() {
            try {
                return Files.isReadable(COUNTED) ? Files.readAllLines(COUNTED) : List.of();
            } catch (IOException wrong) {
                LOG.debug("{} cannot be read, so the first processor is left free", COUNTED, wrong);
                return List.of();
            }
        }
    }
}
