package outlay.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// A file of made-up paths: ten channels of different weight, four touches a path on average; one in five converts.
final class SamplePaths {
    static final String[] CHANNELS = {"Paid Search", "Paid Social", "Email", "Direct", "Organic Search", "Display",
            "Affiliates", "Referral", "Paid Video", "Audio"};
    private static final int LONGEST = 30;
    private static final int GO_ON_PERCENT = 76;
    private static final int CONVERT_PERCENT = 20;
    private static final byte[] BETWEEN = " > ".getBytes(StandardCharsets.UTF_8);

    private SamplePaths() {}

    static void write(Path file, int paths, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] names = new byte[CHANNELS.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = CHANNELS[i].getBytes(StandardCharsets.UTF_8);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("path,total_conversions,total_conversion_value,total_null\n".getBytes(StandardCharsets.UTF_8));
            for (int path = 0; path < paths; path++) {
                out.write(names[channel(random)]);
                for (int touch = 1; touch < LONGEST && random.nextInt(100) < GO_ON_PERCENT; touch++) {
                    out.write(BETWEEN);
                    out.write(names[channel(random)]);
                }
                boolean converts = random.nextInt(100) < CONVERT_PERCENT;
                String end = converts
                        ? ",1," + random.nextInt(1, 500) + "." + random.nextInt(10, 100) + ",0\n"
                        : ",0,0,1\n";
                out.write(end.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// The smaller of two draws, so that the first channels are the most frequent ones.
    private static int channel(SplittableRandom random) {
        return Math.min(random.nextInt(CHANNELS.length), random.nextInt(CHANNELS.length));
    }
}
