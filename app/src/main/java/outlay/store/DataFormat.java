package outlay.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.log.DurableFile;

/// Which format a data folder is of, in the file `format` in it. It grows when an Outlay of before would not understand
/// the folder any more; parts that have versions of their own (segments, tables, the vault) are looked at by whoever
/// reads them.
///
/// 1: the first ones, which have no such file. 2: with this file; tables are upgraded with a copy kept.
public final class DataFormat {
    public static final String FILE = "format";
    public static final int NEWEST = 2;
    private static final Pattern TEXT = Pattern.compile("outlay data folder, format ([0-9]{1,6})\\s*");

    private DataFormat() {}

    /// 0 where there is nothing yet.
    ///
    /// @throws IOException where the file is not one of ours
    public static int of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Files.exists(data.resolve("log")) || Files.exists(data.resolve("vault.json"))
                    || Files.exists(data.resolve("state.db")) ? 1 : 0;
        }
        Matcher matcher = TEXT.matcher(Files.readString(file));
        if (!matcher.matches()) {
            throw new IOException(file + " is not what Outlay writes there; restore it from a backup");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /// Refuses a folder of a newer Outlay; nothing is read of it and nothing changed.
    public static void check(Path data) throws IOException {
        int format = of(data);
        if (format > NEWEST) {
            throw new IOException("the data folder " + data + " has the format " + format + " of a newer Outlay, and "
                    + "this one knows up to " + NEWEST + ": start the newer Outlay, or restore a backup from before "
                    + "it. Nothing has been changed");
        }
    }

    /// Says that the folder is of a format from now on; returns when that is on disk.
    public static void put(Path data, int format) throws IOException {
        if (format <= 1) {
            Files.deleteIfExists(data.resolve(FILE));
        } else if (of(data) != format || !Files.exists(data.resolve(FILE))) {
            DurableFile.write(data, FILE, ("outlay data folder, format " + format + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }
}
