package outlay.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import outlay.collect.FileReader.Problem;
import outlay.collect.table.Workbook;
import outlay.collect.table.WrongFile;

/// The files of a call as files of text: a zip is the files in it, a workbook one of its sheets. What has to be written
/// down for that lies in a folder that only this user can read, and is gone once this is closed.
final class Unpacked implements AutoCloseable {
    /// What a file that was packed may become; beyond it somebody means harm, or it has to be split.
    record Limits(int files, long bytes, int times) {
        static final Limits USUAL = new Limits(2_000, 4L << 30, 400);
        /// Below this nobody is harmed, and an empty form may well be packed to a thousandth.
        private static final long HARMLESS = 16L << 20;

        boolean exceeded(long unpacked, long packed) {
            return unpacked > HARMLESS && unpacked / times > Math.max(1, packed);
        }
    }

    /// One file of text.
    ///
    /// @param name     as the user knows it, without folders
    /// @param path     of the text
    /// @param original what its fingerprint is made of
    /// @param found    what is to be said about it: with anything wrong it is not imported
    record Part(String name, Path path, Path original, List<Problem> found) {
        Optional<Problem> wrong() {
            return found.stream().filter(problem -> problem.severity() == Problem.Severity.WRONG).findFirst();
        }
    }

    private final Limits limits;
    private final Optional<String> sheet;
    private final List<Part> parts = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private long written;
    private int made;

    private Unpacked(Limits limits, Optional<String> sheet) {
        this.limits = limits;
        this.sheet = sheet;
    }

    /// @param sheet the name of the sheet that is wanted of workbooks, or empty for the first visible one
    static Unpacked of(List<Path> files, Optional<String> sheet, Limits limits) {
        Unpacked unpacked = new Unpacked(limits, sheet);
        for (Path file : files) {
            unpacked.add(String.valueOf(file.getFileName()), file, true);
        }
        return unpacked;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    private void add(String name, Path file, boolean mayHoldFiles) {
        try {
            int[] head = head(file);
            if (head[0] == 'P' && head[1] == 'K') {
                zip(name, file, mayHoldFiles);
            } else if (head[0] == 0x1f && head[1] == 0x8b && mayHoldFiles) {
                gzip(name, file);
            } else {
                parts.add(new Part(name, file, file, List.of()));
            }
        } catch (ZipException | java.io.EOFException broken) {
            wrong(name, file, new WrongFile(0, "", "the file is packed and cannot be unpacked: " + broken.getMessage(),
                    "Download it again, or unpack it yourself; a password cannot be given here."));
        } catch (WrongFile wrong) {
            wrong(name, file, wrong);
        } catch (IOException unreadable) {
            // Whoever reads it says why it cannot be read.
            parts.add(new Part(name, file, file, List.of()));
        }
    }

    private void wrong(String name, Path file, WrongFile wrong) {
        parts.add(new Part(name, file, file, List.of(wrong.problem())));
    }

    private static int[] head(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new int[]{in.read(), in.read()};
        }
    }

    private void zip(String name, Path file, boolean mayHoldFiles) throws IOException, WrongFile {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (Workbook.is(zip)) {
                workbook(name, file);
                return;
            }
            if (!mayHoldFiles) {
                throw new WrongFile(0, "", "the file is packed inside a packed file", "Unpack the outer one first.");
            }
            List<? extends ZipEntry> inside = zip.stream().filter(entry -> !entry.isDirectory() && !hidden(entry))
                    .toList();
            if (inside.isEmpty()) {
                throw new WrongFile(0, "", "there is no file in the zip", "Export it again.");
            }
            for (ZipEntry entry : inside) {
                String own = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                Path to = place(own);
                try (InputStream in = zip.getInputStream(entry)) {
                    copy(in, to, entry.getCompressedSize());
                }
                add(name + "/" + own, to, false);
            }
        }
    }

    private static boolean hidden(ZipEntry entry) {
        return Stream.of(entry.getName().split("/"))
                .anyMatch(part -> part.matches("\\.[^.].*") || part.equals("__MACOSX"));
    }

    private void gzip(String name, Path file) throws IOException, WrongFile {
        String own = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        Path to = place(own);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            copy(in, to, Files.size(file));
        }
        add(own, to, false);
    }

    private void workbook(String name, Path file) throws IOException, WrongFile {
        Path csv = place(name + ".csv");
        Workbook.Written done = Workbook.write(file, sheet, csv);
        List<Problem> found = done.others().isEmpty()
                ? List.of()
                : List.of(new Problem(Problem.Severity.DOUBTFUL, 0, "", "only the sheet \"" + done.sheet()
                        + "\" was read; the workbook has others: " + String.join(", ", done.others()) + ".",
                        "If one of them is meant, name it with --map sheet=NAME."));
        parts.add(new Part(name, csv, file, found));
    }

    private Path place(String name) throws IOException, WrongFile {
        if (++made > limits.files) {
            throw new WrongFile(0, "", "more than " + limits.files + " files are packed into what was named",
                    "Import them in several calls.");
        }
        if (folder.isEmpty()) {
            folder = Optional.of(Files.createTempDirectory(Spool.TEMPORARY));
        }
        String plain = name.replaceAll("[^\\p{L}\\p{N} ._()-]", "_");
        Path own = Files.createDirectory(folder.get().resolve(Integer.toString(made)));
        return own.resolve(plain.substring(Math.max(0, plain.length() - 100)));
    }

    private void copy(InputStream in, Path to, long packed) throws IOException, WrongFile {
        byte[] buffer = new byte[64 * 1024];
        long own = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                own += length;
                written += length;
                if (written > limits.bytes || limits.exceeded(own, packed)) {
                    Files.deleteIfExists(to);
                    throw new WrongFile(0, "", "the file becomes far too large once it is unpacked",
                            "Unpack it yourself and look at it; then import what is meant.");
                }
                out.write(buffer, 0, length);
            }
        }
    }

    @Override
    public void close() {
        folder.ifPresent(Unpacked::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException kept) {
            throw new java.io.UncheckedIOException("cannot remove what was unpacked in " + folder, kept);
        }
    }
}
