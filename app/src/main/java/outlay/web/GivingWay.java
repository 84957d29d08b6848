package outlay.web;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads that the operating system lets wait while others have something to do: a question can be answered a little
/// later, and what comes in meanwhile has a sender who waits.
///
/// Java's own priorities do nothing on Linux unless the whole process is given the right to raise them, so the thread
/// lowers itself, as `nice` does for a process. Elsewhere the same call would lower the process, and it is not made.
///
/// They keep a tenth, and are no lower: Java stops all threads now and then, and waits until each has come to a place
/// where it can stop. A thread that gets no processor never comes to it, and everybody waits for it.
public final class GivingWay {
    /// What comes in to this process, whose processors are all that is shared.
    static final Rush RUSH = new Rush(System::nanoTime);

    private static final Logger LOG = LoggerFactory.getLogger(GivingWay.class);
    /// About a tenth of what the others get when all want a processor.
    static final int NICE = 10;
    /// `PRIO_PROCESS`, which on Linux is a thread, and 0 for the calling one.
    private static final int OF_A_THREAD = 0;
    private static final int THIS = 0;
    private static final long UNUSED_SECONDS = 10;
    private static final boolean LINUX = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");

    private GivingWay() {}

    /// They rest half of the time while a rush is on, and more in a great one, wherever their work says that it can.
    ///
    /// @param name what the threads are called before their number
    public static ThreadFactory threads(String name) {
        return threads(name, RUSH::rest);
    }

    private static ThreadFactory threads(String name, LongSupplier rest) {
        var number = new AtomicInteger();
        return work -> new RestingThread(() -> {
            if (LINUX) {
                lower();
                place(false);
            }
            work.run();
        }, name + number.getAndIncrement(), rest);
    }

    /// As many of them, which keep off one processor while a rush is on.
    static Pool pool(String name, int many) {
        return new Pool(name, many, RUSH::rest);
    }

    /// Its threads end when they have had nothing to do for a while.
    static final class Pool {
        /// Tells who waits what became of the work, and gives way to nobody. Whoever wakes a virtual thread may begin
        /// one of the threads that run them all, and that one would stand back as far as the one that began it, for
        /// good.
        private static final ThreadPoolExecutor TELLER = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("web-teller").factory());

        private final ExecutorService lot;
        private final LongSupplier rest;

        /// @param many so many work at once
        /// @param rest how long they rest each time, in nanoseconds; more than 0 in a rush
        Pool(String name, int many, LongSupplier rest) {
            var threads = new ThreadPoolExecutor(many, many, UNUSED_SECONDS, TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(), threads(name, rest));
            threads.allowCoreThreadTimeOut(true);
            this.lot = threads;
            this.rest = rest;
        }

        <T> CompletableFuture<T> submit(Callable<T> work) {
            // Begun by who asks, because who answers has been lowered.
            TELLER.prestartCoreThread();
            var told = new CompletableFuture<T>();
            lot.execute(() -> {
                var done = new FutureTask<>(work);
                if (LINUX) {
                    place(rest.getAsLong() > 0);
                }
                done.run();
                TELLER.execute(() -> tell(done, told));
            });
            return told;
        }

        private static <T> void tell(FutureTask<T> done, CompletableFuture<T> told) {
            if (done.state() == Future.State.SUCCESS) {
                told.complete(done.resultNow());
            } else {
                told.completeExceptionally(done.exceptionNow());
            }
        }
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

    /// Where the calling thread may run from now on. A thread begins where the one may run that began it.
    private static void place(boolean inARush) {
        MemorySegment mask = inARush ? Processors.IN_A_RUSH : Processors.ALL;
        try {
            if ((int) Call.SET_AFFINITY.invokeExact(THIS, mask.byteSize(), mask) != 0) {
                LOG.debug("questions are not kept off a processor: sched_setaffinity was refused");
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call without an upcall threw", impossible);
        }
    }

    /// Of this process, read before the first thread is kept off any.
    private static final class Processors {
        static final MemorySegment ALL = all();
        /// Without one of them, where there are several: one that always has something to do never looks for what waits
        /// at another one. It is the one that devices interrupt most, because what ends a write there waits longest for
        /// a thread that is in its way.
        static final MemorySegment IN_A_RUSH = withoutOne(ALL);

        private Processors() {}

        private static MemorySegment all() {
            MemorySegment mask = Arena.global().allocate(Call.MASK_BYTES, Long.BYTES);
            try {
                if ((int) Call.GET_AFFINITY.invokeExact(THIS, mask.byteSize(), mask) != 0) {
                    LOG.debug("questions are not kept off a processor: sched_getaffinity was refused");
                }
            } catch (Throwable impossible) {
                throw new IllegalStateException("a call without an upcall threw", impossible);
            }
            return mask;
        }

        private static MemorySegment withoutOne(MemorySegment all) {
            MemorySegment mask = Arena.global().allocate(Call.MASK_BYTES, Long.BYTES).copyFrom(all);
            BitSet processors = BitSet.valueOf(all.toArray(JAVA_LONG));
            if (processors.cardinality() > 1) {
                int free = Interrupts.most(processors);
                mask.setAtIndex(JAVA_LONG, free / Long.SIZE,
                        mask.getAtIndex(JAVA_LONG, free / Long.SIZE) & ~(1L << free));
            }
            return mask;
        }
    }

    /// Looked up once, and only where it is called.
    private static final class Call {
        /// Of 1,024 processors, as the C library has it.
        static final long MASK_BYTES = 128;
        static final MethodHandle SET_PRIORITY = call("setpriority",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
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
