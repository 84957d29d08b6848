package outlay.web;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads that the operating system lets wait while others have something to do: a question can be answered a little
/// later, and what comes in meanwhile has a sender who waits.
///
/// Java's own priorities do nothing on Linux unless the whole process is given the right to raise them, so the thread
/// lowers itself, as `nice` does for a process. Elsewhere the same call would lower the process, and it is not made.
public final class GivingWay {
    private static final Logger LOG = LoggerFactory.getLogger(GivingWay.class);
    /// About a tenth of what the others get when all want a processor.
    static final int NICE = 10;
    /// `PRIO_PROCESS`, which on Linux is a thread, and 0 for the calling one.
    private static final int OF_A_THREAD = 0;
    private static final int THIS = 0;
    private static final long IDLE_SECONDS = 10;

    private GivingWay() {}

    /// @param name what the threads are called before their number
    public static ThreadFactory threads(String name) {
        ThreadFactory factory = Thread.ofPlatform().daemon().name(name, 0).factory();
        return work -> factory.newThread(() -> {
            giveWay();
            work.run();
        });
    }

    /// As many of them, which end when they have had nothing to do for a while.
    static ExecutorService pool(String name, int many) {
        var pool = new ThreadPoolExecutor(many, many, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                threads(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static void giveWay() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return;
        }
        try {
            int failed = (int) Call.SET_PRIORITY.invokeExact(OF_A_THREAD, THIS, NICE);
            if (failed != 0) {
                LOG.warn("questions do not give way to what comes in: setpriority was refused");
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call without an upcall threw", impossible);
        }
    }

    /// Looked up once, and only where it is called.
    private static final class Call {
        static final MethodHandle SET_PRIORITY = Linker.nativeLinker().downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("setpriority"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

        private Call() {}
    }
}
