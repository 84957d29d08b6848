package outlay.scenario;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// A file cut into several, as people do it who mail exports around: what stands above the rows is repeated in each,
/// and the totals, which would be wrong, are left out.
///
/// @param head what stands above the rows, the header with it
/// @param rows the lines that may be cut apart
record SplitFile(Path file, Charset encoding, List<String> head, List<String> rows) {
    private static final String MARK = "\uFEFF";

    /// @param headed whether the file has a header; the first line with the word "Impr" in it is taken for it
    static SplitFile of(Path file, boolean headed) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean wide = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
        Charset encoding = wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        List<String> head = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        boolean above = headed;
        for (String line : new String(bytes, encoding).split("(?<=\n)")) {
            if (above) {
                if (!isTotal(line)) {
                    head.add(line);
                }
                above = !line.contains("Impr");
            } else if (line.isBlank() && headed) {
                break;
            } else if (!headed || !isTotal(line)) {
                rows.add(line);
            }
        }
        if (head.isEmpty() == headed || rows.isEmpty()) {
            throw new AssertionError(file + " has no header or no rows");
        }
        return new SplitFile(file, encoding, head, rows);
    }

    /// Totals and counts of rows are no longer true of a part.
    private static boolean isTotal(String line) {
        String text = line.replace("\"", "");
        return text.startsWith("Total") || text.startsWith("Rows: ") || line.contains(",,,,,,,");
    }

    /// Two to four files in `folder` that have all rows between them, in their order.
    List<Path> into(Path folder, SplittableRandom random) throws IOException {
        TreeSet<Integer> cuts = new TreeSet<>();
        int parts = 2 + random.nextInt(3);
        while (cuts.size() < parts - 1) {
            cuts.add(1 + random.nextInt(rows.size() - 1));
        }
        cuts.add(rows.size());
        List<Path> files = new ArrayList<>();
        int from = 0;
        for (int to : cuts) {
            List<String> lines = new ArrayList<>(head);
            lines.addAll(rows.subList(from, to));
            String text = String.join("", lines);
            String name = "part" + files.size() + "-" + file.getFileName();
            boolean marked = !head.isEmpty() && head.getFirst().startsWith(MARK);
            boolean first = files.isEmpty() || marked || encoding.equals(StandardCharsets.UTF_8);
            files.add(Files.write(folder.resolve(name), (first ? text : MARK + text).getBytes(encoding)));
            from = to;
        }
        return files;
    }
}
