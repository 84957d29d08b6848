package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file that a crash leaves as it was before or as it is after.
public final class DurableFile {
    public static final String UNFINISHED = ".unfinished";

    private DurableFile() {}

    /// Returns when it is on disk; makes the folder if it is not there.
    public static void write(Path folder, String name, byte[] bytes) throws IOException {
        Disk disk = new RealDisk();
        disk.createFolder(folder);
        Path unfinished = folder.resolve(name + UNFINISHED);
        try (Disk.DiskFile file = disk.open(unfinished)) {
            file.truncate(0);
            file.write(ByteBuffer.wrap(bytes), 0);
            file.force();
        }
        disk.rename(unfinished, folder.resolve(name));
        disk.forceFolder(folder);
    }
}
