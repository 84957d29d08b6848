package outlay.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A disk that keeps what is written to segments in memory for ever and says that it is synced.
public final class LyingDisk implements Disk {
    private final MemoryDisk memory = new MemoryDisk();
    private final Disk real = new RealDisk();

    @Override
    public DiskFile open(Path path) throws IOException {
        return memory.open(path);
    }

    @Override
    public DiskFile openToRead(Path path) throws IOException {
        return memory.openToRead(path);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        real.createFolder(folder);
    }

    /// Takes over what is really there at the first look.
    @Override
    public List<String> list(Path folder) throws IOException {
        for (String name : real.list(folder)) {
            if (!memory.has(folder.resolve(name))) {
                try (DiskFile file = real.openToRead(folder.resolve(name))) {
                    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
                    file.read(bytes, 0);
                    memory.put(folder.resolve(name), bytes.array());
                }
            }
        }
        return memory.list(folder);
    }

    @Override
    public void rename(Path from, Path to) {
        memory.rename(from, to);
    }

    @Override
    public void delete(Path path) {
        memory.delete(path);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        memory.forceFolder(folder);
    }

    @Override
    public long freeBytes(Path folder) {
        return memory.freeBytes(folder);
    }

    @Override
    public Closeable lock(Path path) throws IOException {
        return real.lock(path);
    }
}
