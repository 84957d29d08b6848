package outlay.collect.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file as characters: which encoding its bytes are in, found out from all of them.
///
/// @param charset          what the bytes are in
/// @param skip             how many bytes of byte order mark come first
/// @param guessed          whether the encoding is a guess that the user should see
/// @param endsWithNewline  whether the last line is a whole one
public record Text(Path path, Charset charset, int skip, boolean guessed, boolean endsWithNewline) {
    /// What tells the encoding, and where the header has to be.
    public static final int HEAD_BYTES = 64 * 1024;
    private static final int NUL_SAMPLE = 4096;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SAVE_AS_CSV = "Open it and save or export the sheet as CSV.";

    public static Text of(Path path) throws IOException, WrongFile {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        refuseEmpty(head);
        refuseBinary(head);
        Marked marked = marked(head);
        if (marked.charset.equals(StandardCharsets.UTF_8)) {
            return utf8(path, marked.skip);
        }
        if ((Files.size(path) - marked.skip) % 2 != 0) {
            throw cutOff(0);
        }
        return new Text(path, marked.charset, marked.skip, false, endsWithNewline(path, marked.charset));
    }

    /// What the first bytes of a file show. Nothing behind them is looked at: an encoding that only a later byte would
    /// tell is taken for UTF-8, and whoever reads on has to refuse what is not.
    public static Text ofHead(Path path) throws IOException, WrongFile {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        refuseEmpty(head);
        refuseBinary(head);
        Marked marked = marked(head);
        return new Text(path, marked.charset, marked.skip, false, endsWithNewline(path, marked.charset));
    }

    private static void refuseEmpty(byte[] head) throws WrongFile {
        if (head.length == 0) {
            throw new WrongFile(0, "", "the file is empty", "Export it again; an empty report has at least a header.");
        }
    }

    /// The characters at the start of a file of which only the head is there; the last ones may be broken.
    public static String head(byte[] head) {
        Marked marked = marked(head);
        byte[] body = Arrays.copyOfRange(head, marked.skip, head.length);
        if (marked.charset.equals(StandardCharsets.UTF_8) && !isUtf8(body)) {
            return new String(body, WINDOWS);
        }
        return new String(body, marked.charset);
    }

    Reader open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), HEAD_BYTES);
        in.skipNBytes(skip);
        return new InputStreamReader(in, charset);
    }

    static WrongFile cutOff(int line) {
        return new WrongFile(line, "", "the file ends in the middle of a row",
                "It was cut off; export or copy it again.");
    }

    private record Marked(Charset charset, int skip) {}

    private static Marked marked(byte[] head) {
        int first = head.length > 0 ? head[0] & 0xff : 0;
        int second = head.length > 1 ? head[1] & 0xff : 0;
        if (first == 0xef && second == 0xbb && head.length > 2 && (head[2] & 0xff) == 0xbf) {
            return new Marked(StandardCharsets.UTF_8, 3);
        }
        if (first == 0xff && second == 0xfe) {
            return new Marked(StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xfe && second == 0xff) {
            return new Marked(StandardCharsets.UTF_16BE, 2);
        }
        int sample = Math.min(head.length, NUL_SAMPLE);
        int[] nuls = new int[2];
        for (int i = 0; i < sample; i++) {
            if (head[i] == 0) {
                nuls[i % 2]++;
            }
        }
        // Latin letters, digits and separators are most of any export, so one half of the bytes is mostly NUL.
        if (nuls[1] > sample / 8 && nuls[1] > 4 * nuls[0]) {
            return new Marked(StandardCharsets.UTF_16LE, 0);
        }
        if (nuls[0] > sample / 8 && nuls[0] > 4 * nuls[1]) {
            return new Marked(StandardCharsets.UTF_16BE, 0);
        }
        return new Marked(StandardCharsets.UTF_8, 0);
    }

    private static void refuseBinary(byte[] head) throws WrongFile {
        int first = head[0] & 0xff;
        int second = head.length > 1 ? head[1] & 0xff : 0;
        if (first == 'P' && second == 'K') {
            throw new WrongFile(0, "", "the file is an Excel workbook or a zip, not a CSV", SAVE_AS_CSV);
        }
        if (first == 0xd0 && second == 0xcf || first == 0x1f && second == 0x8b || first == '%' && second == 'P') {
            throw new WrongFile(0, "", "the file is not a text table", SAVE_AS_CSV);
        }
    }

    private static Text utf8(Path path, int skip) throws IOException, WrongFile {
        Scan scan = new Scan();
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(skip);
            scan.run(in);
        }
        if (scan.nul) {
            throw new WrongFile(0, "", "the file has NUL bytes and is not a text table", SAVE_AS_CSV);
        }
        boolean whole = endsWithNewline(path, StandardCharsets.UTF_8);
        if (scan.brokenAtEnd && (scan.beyondAscii || skip > 0)) {
            throw cutOff(0);
        }
        if (scan.broken || scan.brokenAtEnd) {
            return new Text(path, WINDOWS, skip, true, whole);
        }
        return new Text(path, StandardCharsets.UTF_8, skip, false, whole);
    }

    private static boolean isUtf8(byte[] bytes) {
        Scan scan = new Scan();
        try {
            scan.run(new java.io.ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return !scan.broken;
    }

    private static boolean endsWithNewline(Path path, Charset charset) throws IOException {
        int width = charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE) ? 2 : 1;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() < width) {
                return false;
            }
            byte[] last = new byte[width];
            file.seek(file.length() - width);
            file.readFully(last);
            String end = new String(last, charset);
            return end.equals("\n") || end.equals("\r");
        }
    }

    /// One strict pass over bytes that may be UTF-8.
    private static final class Scan {
        private boolean broken;
        private boolean brokenAtEnd;
        private boolean beyondAscii;
        private boolean nul;

        void run(InputStream in) throws IOException {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
            byte[] bytes = new byte[HEAD_BYTES];
            CharBuffer out = CharBuffer.allocate(HEAD_BYTES + 8);
            int kept = 0;
            for (int read = in.read(bytes, kept, bytes.length - kept); read >= 0
                    && !broken; read = in.read(bytes, kept, bytes.length - kept)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, kept + read);
                out.clear();
                CoderResult result = decoder.decode(buffer, out, false);
                broken = result.isError();
                look(out.flip());
                kept = buffer.remaining();
                System.arraycopy(bytes, buffer.position(), bytes, 0, Math.min(kept, bytes.length / 2));
                if (kept > bytes.length / 2) {
                    broken = true;
                    return;
                }
            }
            brokenAtEnd = !broken && kept > 0;
        }

        private void look(CharBuffer chars) {
            char[] array = chars.array();
            for (int i = 0; i < chars.limit(); i++) {
                nul |= array[i] == 0;
                beyondAscii |= array[i] > 127;
            }
        }
    }
}
