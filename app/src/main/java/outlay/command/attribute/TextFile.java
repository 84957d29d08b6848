package outlay.command.attribute;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import outlay.collect.table.Text;
import outlay.collect.table.WrongFile;
import outlay.command.Failure;

/// A text file as bytes of UTF-8, whatever it is in, and its mistakes by their lines.
public final class TextFile {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Text text;
    private final long size;

    private TextFile(Path path, Text text, long size) {
        this.path = path;
        this.text = text;
        this.size = size;
    }

    public static TextFile of(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new Failure(path + " is a folder; name a file.");
            }
            return new TextFile(path, Text.ofHead(path), Files.size(path));
        } catch (WrongFile wrong) {
            throw new Failure(path + ": " + wrong.problem().message() + ". " + wrong.problem().remedy(), wrong);
        } catch (NoSuchFileException missing) {
            throw new Failure(path + " does not exist.", missing);
        } catch (IOException unreadable) {
            throw new Failure(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    Path path() {
        return path;
    }

    /// How many bytes it has on the disk.
    long size() {
        return size;
    }

    /// Whether its bytes are what they are on the disk, so that it can be opened anywhere.
    boolean plain() {
        return text.charset().equals(StandardCharsets.UTF_8);
    }

    /// Where the bytes behind the byte order mark begin.
    long begin() {
        return plain() ? text.skip() : 0;
    }

    /// @param from at or behind [#begin()]; just there, where the file is not plain
    InputStream open(long from) throws IOException {
        FileInputStream in = new FileInputStream(path.toFile());
        try {
            in.skipNBytes(plain() ? from : text.skip());
            return plain()
                    ? in
                    : new Recoded(new InputStreamReader(in, text.charset().newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException failed) {
            in.close();
            throw failed;
        }
    }

    /// What is wrong with the row that begins there, with its line. The line is counted only now, because nobody asks
    /// for it while everything is right.
    Failure wrong(long rowAt, String what) {
        long line = 1;
        try (InputStream in = open(begin())) {
            byte[] bytes = new byte[BUFFER];
            long at = begin();
            boolean afterReturn = false;
            for (int read = in.read(bytes); read > 0 && at < rowAt; read = in.read(bytes)) {
                for (int i = 0; i < read && at < rowAt; i++, at++) {
                    line += bytes[i] == '\r' || bytes[i] == '\n' && !afterReturn ? 1 : 0;
                    afterReturn = bytes[i] == '\r';
                }
            }
        } catch (IOException unreadable) {
            return unreadable(unreadable);
        }
        return new Failure(path + ", line " + line + " " + what);
    }

    Failure unreadable(IOException why) {
        return new Failure(path + " cannot be read"
                + (why instanceof java.nio.charset.CharacterCodingException
                        ? " as " + text.charset() + "; it is cut off or in another encoding: save it as UTF-8."
                        : ": " + why.getMessage()),
                why);
    }
}
