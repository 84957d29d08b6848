package outlay.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// A disk in memory that fails when told to, and loses power when told to: what was not synced is then there or not,
/// sector by sector.
final class MemoryDisk implements Disk {
    private static final int SECTOR_BYTES = 512;
    private final Set<Path> locks = new HashSet<>();
    private Map<Path, Content> names = new HashMap<>();
    private Map<Path, Content> syncedNames = new HashMap<>();
    private long capacityBytes = Long.MAX_VALUE;
    private int soundForces = Integer.MAX_VALUE;
    private boolean broken;

    private long bytesRead;

    private static final class Content {
        byte[] live = new byte[0];
        byte[] synced = new byte[0];
    }

    /// All bytes that were read so far.
    synchronized long bytesRead() {
        return bytesRead;
    }

    /// Lets `count` syncs pass and fails the next one.
    synchronized void failForceAfter(int count) {
        soundForces = count;
    }

    /// Fails every write and sync, or none.
    synchronized void breakDown(boolean down) {
        broken = down;
    }

    synchronized void limitTo(long bytes) {
        capacityBytes = bytes;
    }

    synchronized long usedBytes() {
        return names.values().stream().mapToLong(content -> content.live.length).sum();
    }

    synchronized byte[] bytes(Path path) {
        return content(path).live.clone();
    }

    synchronized void put(Path path, byte[] bytes) {
        Content content = names.computeIfAbsent(path, _ -> new Content());
        syncedNames.put(path, content);
        content.live = bytes.clone();
        content.synced = bytes.clone();
    }

    synchronized boolean has(Path path) {
        return names.containsKey(path);
    }

    /// What a new start finds after a loss of power.
    synchronized MemoryDisk afterPowerLoss(SplittableRandom random) {
        MemoryDisk after = new MemoryDisk();
        Map<Path, Content> left = random.nextBoolean() ? names : syncedNames;
        left.forEach((path, content) -> after.put(path, torn(content, random)));
        return after;
    }

    /// What a new start finds after the process was killed.
    synchronized MemoryDisk afterKill() {
        MemoryDisk after = new MemoryDisk();
        names.forEach((path, content) -> after.put(path, content.live));
        return after;
    }

    private static byte[] torn(Content content, SplittableRandom random) {
        byte[] longer = random.nextBoolean() ? content.live : content.synced;
        byte[] bytes = longer.clone();
        for (int at = 0; at < bytes.length; at += SECTOR_BYTES) {
            byte[] from = random.nextBoolean() ? content.live : content.synced;
            for (int i = at; i < Math.min(at + SECTOR_BYTES, bytes.length); i++) {
                bytes[i] = i < from.length ? from[i] : 0;
            }
        }
        return bytes;
    }

    private Content content(Path path) {
        Content content = names.get(path);
        if (content == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return content;
    }

    @Override
    public synchronized DiskFile open(Path path) throws IOException {
        return new Open(names.computeIfAbsent(path, _ -> new Content()));
    }

    @Override
    public synchronized DiskFile openToRead(Path path) throws IOException {
        Content content = names.get(path);
        if (content == null) {
            throw new NoSuchFileException(path.toString());
        }
        return new Open(content);
    }

    @Override
    public void createFolder(Path folder) {}

    @Override
    public synchronized List<String> list(Path folder) {
        return names.keySet().stream().filter(path -> folder.equals(path.getParent()))
                .map(path -> String.valueOf(path.getFileName())).toList();
    }

    @Override
    public synchronized void rename(Path from, Path to) {
        names.put(to, content(from));
        names.remove(from);
    }

    @Override
    public synchronized void delete(Path path) {
        names.remove(path);
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        fail();
        syncedNames = new HashMap<>(names);
    }

    @Override
    public synchronized long freeBytes(Path folder) {
        return Math.max(0, capacityBytes - usedBytes());
    }

    @Override
    public synchronized Closeable lock(Path path) throws IOException {
        if (!locks.add(path)) {
            throw new IOException("The log in " + path.getParent() + " is in use by another writer.");
        }
        return () -> locks.remove(path);
    }

    private void fail() throws IOException {
        if (broken) {
            throw new IOException("Input/output error");
        }
    }

    private final class Open implements DiskFile {
        private final Content content;

        Open(Content content) {
            this.content = content;
        }

        @Override
        public long size() {
            synchronized (MemoryDisk.this) {
                return content.live.length;
            }
        }

        @Override
        public void read(ByteBuffer into, long offset) {
            synchronized (MemoryDisk.this) {
                int length = (int) Math.min(into.remaining(), content.live.length - offset);
                bytesRead += Math.max(0, length);
                if (length > 0) {
                    into.put(content.live, (int) offset, length);
                }
            }
        }

        @Override
        public void write(ByteBuffer from, long offset) throws IOException {
            synchronized (MemoryDisk.this) {
                fail();
                long grown = Math.max(0, offset + from.remaining() - content.live.length);
                boolean full = grown > freeBytes(Path.of(""));
                if (full) {
                    from.limit(from.limit() - (int) Math.min(from.remaining(), grown - freeBytes(Path.of(""))));
                }
                int end = (int) offset + from.remaining();
                if (end > content.live.length) {
                    content.live = Arrays.copyOf(content.live, end);
                }
                from.get(content.live, (int) offset, from.remaining());
                if (full) {
                    throw new Full("no space is left");
                }
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (MemoryDisk.this) {
                fail();
                if (soundForces-- == 0) {
                    throw new IOException("Input/output error");
                }
                content.synced = content.live.clone();
            }
        }

        @Override
        public void truncate(long size) {
            synchronized (MemoryDisk.this) {
                if (size < content.live.length) {
                    content.live = Arrays.copyOf(content.live, (int) size);
                }
            }
        }

        @Override
        public void close() {}
    }
}
