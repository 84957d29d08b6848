package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.vault.Sealing;

/// The one thread that writes: takes what is queued, decides what each entry is, writes a group, syncs once, and passes
/// the group on to be answered. What arrives during the sync is the next group.
///
/// A group's decisions stand or fall with its sync, so a repetition of an entry that is not on disk yet is answered
/// only when it is: entries are decided in the order in which they are written, by this thread alone.
final class GroupWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private final LogSettings settings;
    private final Intake intake;
    private final Segments segments;
    private final SeenIndex seen;
    private final Consumer<Group> answer;
    private final CommitTimes times;
    private final Sealing sealing;
    private final Fingerprint.Maker maker;
    private final Deque<Call> calls = new ArrayDeque<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private ByteBuffer buffer;
    private List<Slice> slices = new ArrayList<>();
    private int entries;
    private int contentsBefore;
    private long position;
    /// Read by nobody: it is kept so that what it is made of has been read, and is near when it is needed.
    long glanced;

    /// Entries `from` to `to` of a call.
    record Slice(Call call, int from, int to) {}

    /// What one sync has decided, to be told in this order.
    record Group(List<Slice> slices, long end) {}

    GroupWriter(LogSettings settings, Intake intake, Segments segments, SeenIndex seen, CommitTimes times,
            Sealing sealing, Consumer<Group> answer) {
        this.settings = settings;
        this.intake = intake;
        this.segments = segments;
        this.seen = seen;
        this.times = times;
        this.answer = answer;
        this.sealing = sealing;
        this.maker = new Fingerprint.Maker(sealing.comparing());
        this.buffer = ByteBuffer.allocateDirect(settings.groupBytes() + Frame.mostBytes(settings.entryBytes()));
    }

    /// Completes when everything that was let in has been decided.
    CompletableFuture<Boolean> ended() {
        return ended;
    }

    @Override
    public void run() {
        boolean orderly = false;
        Outcome.Refused refused = new Outcome.Refused(Outcome.Reason.CLOSED, "the log is closed");
        try {
            loop();
            orderly = true;
        } catch (RuntimeException | Error broken) {
            LOG.error("The log's writer has broken; the log refuses everything from now on", broken);
            refused = new Outcome.Refused(Outcome.Reason.CLOSED, "the log has broken: " + broken);
            for (Slice slice : slices) {
                slice.call().refuse(slice.from(), slice.to(), refused);
            }
            answer.accept(new Group(slices, segments.next()));
        }
        intake.end();
        refuseAll(refused);
        intake.takeErrands().forEach(errand -> errand.answer().complete(false));
        ended.complete(orderly);
    }

    private void loop() {
        int decided = 0;
        long lastSyncNanos = 0;
        while (intake.await(decided, Intake.patienceNanos(settings, lastSyncNanos))) {
            List<Intake.Errand> errands = intake.takeErrands();
            intake.drainTo(calls);
            decided = 0;
            while (!calls.isEmpty()) {
                long start = System.nanoTime();
                decided = group();
                lastSyncNanos = System.nanoTime() - start;
            }
            errands.forEach(Intake.Errand::run);
        }
    }

    /// Ends the segment and begins another; the writer's thread alone may do that. False where none can be begun.
    boolean rotate() {
        try {
            segments.rotate();
            return true;
        } catch (IOException failure) {
            LOG.warn("A new segment could not be begun; the next entry will try again", failure);
            return false;
        }
    }

    /// Writes one group and returns how many entries it decided.
    private int group() {
        buffer.clear();
        slices = new ArrayList<>();
        entries = 0;
        position = segments.next();
        try {
            segments.makeRoom(calls.getFirst().peek().frameBytes());
            contentsBefore = segments.contents().count();
            collect();
            if (slices.isEmpty()) {
                segments.rotate();
                contentsBefore = segments.contents().count();
                collect();
            }
        } catch (IOException failure) {
            times.failed();
            refuseAll(refused(failure));
            return 0;
        }
        try {
            if (buffer.position() > 0) {
                long start = System.nanoTime();
                segments.write(buffer.flip());
                segments.commit(buffer.limit(), position, contentsBefore);
                times.took(System.nanoTime() - start, entries);
            }
        } catch (IOException failure) {
            LOG.error("A group of {} entries could not be written; their senders are told so", entries, failure);
            times.failed();
            giveUp(refused(failure));
        }
        answer.accept(new Group(slices, segments.next()));
        slices = List.of();
        return entries;
    }

    private void collect() {
        while (!calls.isEmpty()) {
            Call call = calls.getFirst();
            int from = call.taken();
            if (from == 0) {
                glance(call);
            }
            boolean fits = true;
            while (fits && !call.isTaken()) {
                Item item = call.peek();
                fits = buffer.position() < settings.groupBytes() && decide(call, item);
            }
            if (call.taken() > from) {
                slices.add(new Slice(call, from, call.taken()));
                entries += call.taken() - from;
            }
            if (!call.isTaken()) {
                return;
            }
            calls.removeFirst();
        }
    }

    private void glance(Call call) {
        long all = 0;
        for (int i = 0; i < call.size(); i++) {
            Fingerprint key = call.item(i).key();
            all += seen.glance(key.high(), key.low());
        }
        glanced = all;
    }

    /// Settles what the call's next entry is; false where the segment has no room for it.
    private boolean decide(Call call, Item item) {
        long place = seen.find(item.key().high(), item.key().low());
        if (place < 0) {
            return hasRoom(item) && call.settle(new Outcome.Stored(put(item)));
        }
        long first = seen.position(place);
        if (seen.hasContent(place, item.content())) {
            return call.settle(new Outcome.Duplicate(first));
        }
        Fingerprint conflict = Item.conflictKey(item, maker);
        long kept = seen.find(conflict.high(), conflict.low());
        if (kept >= 0) {
            return call.settle(new Outcome.Duplicate(seen.position(kept)));
        }
        try {
            Item keeping = Item.ofConflict(item, first, maker, sealing);
            return hasRoom(keeping) && call.settle(new Outcome.Conflict(put(keeping)));
        } catch (IOException noKey) {
            return call.settle(refused(noKey));
        }
    }

    /// Takes a segment whose entries were rewritten in place of the one that it was made from; on the writer's thread.
    boolean replace(Rewriting.Done done) throws IOException {
        segments.replace(done);
        done.forget(seen);
        return true;
    }

    private boolean hasRoom(Item item) {
        return segments.hasRoom((long) buffer.position() + item.frameBytes());
    }

    private long put(Item item) {
        long at = position++;
        long offset = segments.offset() + buffer.position();
        Frame.put(buffer, segments.salt(), at, segments.contents().count() - contentsBefore, item);
        segments.contents().add(item.key().high(), item.key().low(), item.content().high(), item.content().low(), at,
                offset);
        seen.add(item.key().high(), item.key().low(), item.content().high(), item.content().low(), at);
        return at;
    }

    private void giveUp(Outcome.Refused refused) {
        Contents contents = segments.contents();
        for (int i = contents.count() - 1; i >= contentsBefore; i--) {
            seen.remove(contents.word(i, 0), contents.word(i, 1), contents.position(i));
        }
        contents.cut(contentsBefore);
        for (Slice slice : slices) {
            slice.call().refuse(slice.from(), slice.to(), refused);
        }
        segments.abandon();
    }

    private void refuseAll(Outcome.Refused refused) {
        intake.drainTo(calls);
        List<Slice> all = new ArrayList<>();
        for (Call call : calls) {
            all.add(new Slice(call, call.taken(), call.size()));
            call.refuse(call.taken(), call.size(), refused);
        }
        calls.clear();
        answer.accept(new Group(all, segments.next()));
    }

    private static Outcome.Refused refused(Exception failure) {
        return failure instanceof Disk.Full
                ? new Outcome.Refused(Outcome.Reason.DISK_FULL, String.valueOf(failure.getMessage()))
                : new Outcome.Refused(Outcome.Reason.SYNC_FAILED, "the disk failed: " + failure.getMessage());
    }
}
