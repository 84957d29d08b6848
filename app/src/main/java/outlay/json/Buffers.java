package outlay.json;

import java.util.concurrent.atomic.AtomicReferenceArray;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/// The library's buffers, handed on from one use to the next by way of a few places that threads are spread over. All
/// threads would meet at the one queue that is usual, and buffers of each thread's own are of no use to virtual
/// threads, which end with their request.
final class Buffers implements RecyclerPool<BufferRecycler> {
    private static final long serialVersionUID = 1L;
    /// More than there are processors to be at work at once on most machines.
    private static final int PLACES = 16;
    /// Lie in different lines of the processors' caches, so that threads do not take them from each other.
    private static final int APART = 16;

    private final transient AtomicReferenceArray<BufferRecycler> idle = new AtomicReferenceArray<>(PLACES * APART);

    @Override
    public BufferRecycler acquirePooled() {
        BufferRecycler found = idle.getAndSet(place(), null);
        return found == null ? new BufferRecycler() : found;
    }

    /// One that finds its place taken is left to the collector.
    @Override
    public void releasePooled(BufferRecycler recycler) {
        idle.set(place(), recycler);
    }

    private static int place() {
        return (int) (Thread.currentThread().threadId() % PLACES) * APART;
    }
}
