package outlay.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of an audit log: one a month, `2026-11.jsonl`, and `head`, which says how far it has come.
///
/// @param folder in the data folder
record AuditFiles(Path folder) {
    static final String HEAD = "head";
    static final String LOCK = "lock";
    private static final Pattern MONTH = Pattern.compile("(\\d{4}-\\d{2})\\.jsonl");
    private static final Pattern HEAD_LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");

    /// Where a log has come to: its last entry, and the chain's value there.
    record Head(long number, String chain) {
        static final Head NONE = new Head(0, AuditLine.BEGINNING);

        @Override
        public String toString() {
            return number + " " + chain;
        }

        /// Nothing where the text is no head.
        static Optional<Head> parse(String text) {
            Matcher matcher = HEAD_LINE.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Head(Long.parseLong(matcher.group(1)), matcher.group(2)))
                    : Optional.empty();
        }
    }

    static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    Path of(YearMonth month) {
        return folder.resolve(month + ".jsonl");
    }

    /// In order.
    List<YearMonth> months() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> MONTH.matcher(String.valueOf(file.getFileName()))).filter(Matcher::matches)
                    .map(matcher -> YearMonth.parse(matcher.group(1))).sorted().toList();
        }
    }

    /// The whole lines of a month, with a character a byte, and what stands behind the last line's end.
    record Lines(List<String> whole, String rest) {}

    Lines lines(YearMonth month) throws IOException {
        String text = Files.readString(of(month), StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            lines.add(text.substring(at, end));
            at = end + 1;
        }
        return new Lines(lines, text.substring(at));
    }

    Optional<Head> head() throws IOException {
        try {
            return Head.parse(Files.readString(folder.resolve(HEAD), StandardCharsets.ISO_8859_1).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
