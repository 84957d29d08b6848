package outlay.web;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads that the operating system lets wait while others have something to do: a question can be answered a little
/// later, and what comes in meanwhile has a sender who waits.
///
/// Java's own priorities do nothing on Linux unless the whole process is given the right to raise them, so the thread
/// lowers itself, as `nice` does for a process. Elsewhere the same call would lower the process, and it is not made.
public final class GivingWay {
    /// What comes in to this process, whose processors are all that is shared.
    static final Rush RUSH = new Rush(System::nanoTime);

    private static final Logger LOG = LoggerFactory.getLogger(GivingWay.class);
    /// About a tenth of what the others get when all want a processor.
    static final int NICE = 10;
    /// `PRIO_PROCESS`, which on Linux is a thread, and 0 for the calling one.
    private static final int OF_A_THREAD = 0;
    private static final int THIS = 0;
    /// `SCHED_IDLE`: whoever else wants the processor gets it at once.
    static final int IDLE = 5;
    private static final long UNUSED_SECONDS = 10;

    private GivingWay() {}

    /// @param name what the threads are called before their number
    public static ThreadFactory threads(String name) {
        return threads(name, GivingWay::lower);
    }

    /// As many of them, which take what is left over while a rush is on.
    static Pool pool(String name, int many) {
        return new Pool(name, many, RUSH::now);
    }

    /// Two lots of threads, because one that has been lowered so far may not rise again. They end when they have had
    /// nothing to do for a while.
    static final class Pool {
        private final ExecutorService usual;
        private final ExecutorService inARush;
        private final BooleanSupplier rush;

        /// @param many of each lot: so many work at once, and for a moment those that began before the last change
        Pool(String name, int many, BooleanSupplier rush) {
            usual = lot(many, threads(name));
            inARush = lot(many, threads(name + "left-over-", GivingWay::idle));
            this.rush = rush;
        }

        <T> Future<T> submit(Callable<T> work) {
            return (rush.getAsBoolean() ? inARush : usual).submit(work);
        }

        private static ExecutorService lot(int many, ThreadFactory threads) {
            var lot = new ThreadPoolExecutor(many, many, UNUSED_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                    threads);
            lot.allowCoreThreadTimeOut(true);
            return lot;
        }
    }

    private static ThreadFactory threads(String name, Runnable begin) {
        ThreadFactory factory = Thread.ofPlatform().daemon().name(name, 0).factory();
        return work -> factory.newThread(() -> {
            if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
                begin.run();
            }
            work.run();
        });
    }

    private static void lower() {
        try {
            if ((int) Call.SET_PRIORITY.invokeExact(OF_A_THREAD, THIS, NICE) != 0) {
                LOG.warn("questions do not give way to what comes in: setpriority was refused");
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call without an upcall threw", impossible);
        }
    }

    private static void idle() {
        boolean refused;
        try (Arena arena = Arena.ofConfined()) {
            refused = (int) Call.SET_SCHEDULER.invokeExact(THIS, IDLE, arena.allocate(Call.PARAMETERS)) != 0;
            leaveOneFree(arena.allocate(Call.MASK_BYTES, Long.BYTES));
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call without an upcall threw", impossible);
        }
        if (refused) {
            // A container may forbid it; then at least as usual.
            lower();
        }
    }

    /// Stays off one of the processors, where there are several: one that always has something to do never looks for
    /// what waits at another one. It is the one that devices interrupt most, because what ends a write there waits
    /// longest for a thread that is in its way.
    private static void leaveOneFree(MemorySegment mask) throws Throwable {
        if ((int) Call.GET_AFFINITY.invokeExact(THIS, mask.byteSize(), mask) != 0) {
            return;
        }
        BitSet processors = BitSet.valueOf(mask.toArray(JAVA_LONG));
        if (processors.cardinality() > 1) {
            int free = Interrupts.most(processors);
            mask.setAtIndex(JAVA_LONG, free / Long.SIZE,
                    mask.getAtIndex(JAVA_LONG, free / Long.SIZE) & ~(1L << free));
            if ((int) Call.SET_AFFINITY.invokeExact(THIS, mask.byteSize(), mask) != 0) {
                LOG.debug("questions leave no processor free in a rush: sched_setaffinity was refused");
            }
        }
    }

    /// Looked up once, and only where it is called.
    private static final class Call {
        /// `struct sched_param`: a priority, which is 0 where there are no real-time threads.
        static final MemoryLayout PARAMETERS = MemoryLayout.structLayout(JAVA_INT);
        /// Of 1,024 processors, as the C library has it.
        static final long MASK_BYTES = 128;
        static final MethodHandle SET_PRIORITY = call("setpriority",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        static final MethodHandle SET_SCHEDULER = call("sched_setscheduler",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
        static final MethodHandle GET_AFFINITY = call("sched_getaffinity",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
        static final MethodHandle SET_AFFINITY = call("sched_setaffinity",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));

        private Call() {}

        private static MethodHandle call(String name, FunctionDescriptor shape) {
            return Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow(name), shape);
        }
    }
}
