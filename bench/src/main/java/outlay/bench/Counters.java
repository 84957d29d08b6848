package outlay.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that has nothing to do with Outlay, asks nothing and only counts, on what is left of all processors: what
/// comes to be late beside it is late because no processor is ever idle, on this machine and under its hypervisor.
final class Counters implements AutoCloseable {
    private final Child process;

    private Counters(Child process) {
        this.process = process;
    }

    static Counters start() throws IOException, InterruptedException {
        Counters counters = new Counters(Child.startOnWhatIsLeft(
                List.of("-cp", System.getProperty("java.class.path"), Counting.class.getName())));
        while (counters.process.printed().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return counters;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    static final class Counting {
        private Counting() {}

        /// Until whoever started this is gone.
        public static void main(String[] args) throws IOException {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        Thread.onSpinWait();
                    }
                });
            }
            System.out.println("counting");
            System.in.read();
            System.exit(0);
        }
    }
}
