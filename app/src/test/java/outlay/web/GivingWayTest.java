package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
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
    void inARushTheyLeaveOneProcessorFreeWhereThereAreSeveralAndAfterItNone() throws Exception {
        BitSet all = processors();
        BitSet butOne = (BitSet) all.clone();
        if (all.cardinality() > 1) {
            butOne.clear(Interrupts.most(all));
        }
        var rest = new AtomicLong(Rush.REST_NANOS);
        GivingWay.Pool pool = new GivingWay.Pool("giving-way-", 1, rest::get);
        assertThat(pool.submit(GivingWayTest::processors).get()).isEqualTo(butOne);
        rest.set(0);
        assertThat(pool.submit(GivingWayTest::processors).get()).isEqualTo(all);
        assertThat(processors()).isEqualTo(all);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatOneOfThemBeginsInARushMayRunAnywhere() throws Exception {
        BitSet begun = new GivingWay.Pool("giving-way-", 1, () -> Rush.REST_NANOS).submit(() -> {
            try (ExecutorService threads = Executors.newFixedThreadPool(1, GivingWay.threads("begun-"))) {
                return threads.submit(GivingWayTest::processors).get();
            }
        }).get();
        assertThat(begun).isEqualTo(processors());
    }

    /// One that gets no processor would hold up all others whenever Java stops them.
    @Test
    @EnabledOnOs(OS.LINUX)
    void inARushTheyKeepTheShareThatTheyHave() throws Exception {
        assertThat(new GivingWay.Pool("giving-way-", 1, () -> Rush.REST_NANOS).submit(GivingWayTest::policy).get())
                .isEqualTo(policy());
        assertThat(new GivingWay.Pool("giving-way-", 1, () -> Rush.REST_NANOS).submit(GivingWayTest::nice).get())
                .isEqualTo(Math.max(nice(), GivingWay.NICE));
    }

    /// Whoever wakes a virtual thread may begin one that runs virtual threads.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whoWaitsIsToldByAThreadThatIsNotLowered() throws Exception {
        int before = nice();
        var pool = new GivingWay.Pool("giving-way-", 1, () -> Rush.REST_NANOS);
        var asked = new CountDownLatch(1);
        CompletableFuture<Integer> told = pool.submit(() -> {
            asked.await();
            return nice();
        });
        CompletableFuture<Integer> teller = told.thenApply(answer -> unchecked(GivingWayTest::nice));
        CompletableFuture<Integer> refused = pool.submit(() -> {
            throw new IllegalStateException("no answer");
        });
        asked.countDown();
        assertThat(told.get()).isEqualTo(Math.max(before, GivingWay.NICE));
        assertThat(teller.get()).isEqualTo(before);
        assertThatThrownBy(refused::get).hasRootCauseMessage("no answer");
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
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
