package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class GivingWayTest {
    /// Behind the name, which is in brackets and may hold blanks: the 19th and the 41st field of the whole.
    private static final int NICE_BEHIND_NAME = 16;
    private static final int POLICY_BEHIND_NAME = 38;

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsThreadsAreLoweredAndNoOthers() throws Exception {
        int before = nice();
        try (ExecutorService threads = Executors.newFixedThreadPool(2, GivingWay.threads("giving-way-"))) {
            assertThat(threads.submit(GivingWayTest::nice).get()).isEqualTo(Math.max(before, GivingWay.NICE));
        }
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void inARushTheyTakeWhatIsLeftOverAndAfterItTheirShareAgain() throws Exception {
        var rush = new AtomicBoolean();
        int usual = policy();
        GivingWay.Pool pool = new GivingWay.Pool("giving-way-", 1, rush::get);
        assertThat(pool.submit(GivingWayTest::policy).get()).isEqualTo(usual);
        rush.set(true);
        assertThat(pool.submit(GivingWayTest::policy).get()).isEqualTo(GivingWay.IDLE);
        rush.set(false);
        assertThat(pool.submit(GivingWayTest::policy).get()).isEqualTo(usual);
        assertThat(policy()).isEqualTo(usual);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void inARushTheyLeaveOneProcessorFreeWhereThereAreSeveral() throws Exception {
        BitSet all = processors();
        BitSet left = new GivingWay.Pool("giving-way-", 1, () -> true).submit(GivingWayTest::processors).get();
        if (all.cardinality() > 1) {
            all.clear(Interrupts.most(all));
        }
        assertThat(left).isEqualTo(all);
    }

    /// Those that the calling thread may run on, such as "Cpus_allowed_list:	0-3,8".
    private static BitSet processors() throws Exception {
        String list = Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst().orElseThrow();
        var processors = new BitSet();
        for (String range : list.substring(list.indexOf(':') + 1).strip().split(",")) {
            String[] ends = range.split("-");
            processors.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
        }
        return processors;
    }

    private static int nice() throws Exception {
        return stat(NICE_BEHIND_NAME);
    }

    private static int policy() throws Exception {
        return stat(POLICY_BEHIND_NAME);
    }

    private static int stat(int field) throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[field]);
    }
}
