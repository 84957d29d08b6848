package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class GivingWayTest {
    /// Behind the name, which is in brackets and may hold blanks: the 19th field of the whole.
    private static final int NICE_BEHIND_NAME = 16;

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsThreadsAreLoweredAndNoOthers() throws Exception {
        int before = nice();
        try (ExecutorService threads = Executors.newFixedThreadPool(2, GivingWay.threads("giving-way-"))) {
            assertThat(threads.submit(GivingWayTest::nice).get()).isEqualTo(Math.max(before, GivingWay.NICE));
        }
        assertThat(nice()).isEqualTo(before);
    }

    private static int nice() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_BEHIND_NAME]);
    }
}
