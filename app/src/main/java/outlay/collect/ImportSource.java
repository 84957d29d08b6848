package outlay.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.collect.FileReader.Problem;
import outlay.collect.FileReader.Reading;
import outlay.fact.ColumnMapping;

/// One file of a call: its fingerprints, and the reader that knows it best.
record ImportSource(ClientId client, Unpacked.Part part, Importer.Options options, List<FileReader> readers) {
    /// In a mapping, what says `no` where nothing is to be taken from earlier imports.
    static final String REMEMBERED = "remembered";
    private static final int HEAD = 64 * 1024;
    private static final long MOST_BYTES = 1L << 30;
    private static final int ID_DIGITS = 24;

    /// The file cannot be imported as it is; nothing of it was.
    static final class NotImportable extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        NotImportable(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /// The files, each once; a folder stands for the files in it and in the folders within, without hidden ones.
    static List<Path> expanded(List<Path> named) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : named) {
            if (!Files.isDirectory(path)) {
                files.add(path.toAbsolutePath().normalize());
                continue;
            }
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(file -> Files.isRegularFile(file) && !hidden(path.relativize(file)))
                        .map(file -> file.toAbsolutePath().normalize()).sorted().forEach(files::add);
            } catch (IOException unreadable) {
                // Importing it as a file says why it cannot be read.
                files.add(path.toAbsolutePath().normalize());
            }
        }
        return new ArrayList<>(files);
    }

    private static boolean hidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    String name() {
        return part.name();
    }

    Path path() {
        return part.path();
    }

    String sha256() throws IOException, NotImportable {
        Path path = part.original();
        if (part.wrong().isPresent()) {
            throw new NotImportable(part.wrong().get());
        }
        if (Files.isDirectory(path)) {
            throw wrong("cannot be read as a folder.", "Check its permissions.");
        }
        if (!Files.exists(path)) {
            throw wrong("there is no such file.", "Check the path: " + path + ".");
        }
        if (!Files.isRegularFile(path)) {
            throw wrong("is no regular file, and it has to be read twice.", "Save it to a file and import that.");
        }
        if (Files.size(path) > MOST_BYTES) {
            throw wrong("the file is larger than 1 GiB.", "Split it, for example by month.");
        }
        return Fingerprint.of(path);
    }

    /// What an import's id begins with: the content, whose it is, and what the user said that changes its meaning.
    String contentId(String sha256) {
        Fingerprint fingerprint = new Fingerprint().add(client.value()).add(sha256)
                .add(options.platform().orElse("")).add(options.kind().map(Enum::name).orElse(""))
                .add(options.account().orElse("")).add(options.currency().map(c -> c.code()).orElse(""))
                .add(options.zone().orElse(""));
        new TreeMap<>(options.mapping()).forEach((column, field) -> fingerprint.add(column).add(field));
        return fingerprint.hex().substring(0, ID_DIGITS);
    }

    Reading read(String importId) throws IOException, NotImportable {
        Map<String, String> columns = new LinkedHashMap<>(options.mapping());
        columns.remove(Importer.Options.SHEET);
        columns.remove(REMEMBERED);
        columns.remove(Vanished.COMPLETE);
        FileReader.Source source = new FileReader.Source(client, importId, part.path(), head(), options.platform(),
                options.kind(), Map.copyOf(columns), options.account(), options.currency(), options.zone());
        Reading reading = read(source);
        List<Problem> problems = new ArrayList<>(part.found());
        problems.addAll(reading.problems());
        return new Reading(reading.kind(), reading.format(), reading.facts(), reading.quarantine(), problems);
    }

    private Reading read(FileReader.Source source) throws IOException, NotImportable {
        try {
            return chosen(source).read(source);
        } catch (UncheckedIOException full) {
            throw new IOException(full.getMessage(), full);
        }
    }

    private FileReader chosen(FileReader.Source source) throws IOException, NotImportable {
        if (source.head().length == 0) {
            throw wrong("the file is empty.", "Export it again.");
        }
        int best = 0;
        List<FileReader> chosen = new ArrayList<>();
        for (FileReader reader : readers) {
            int sure = reader.recognises(source);
            if (sure > best) {
                chosen.clear();
            }
            if (sure > 0 && sure >= best) {
                best = sure;
                chosen.add(reader);
            }
        }
        if (chosen.size() == 1) {
            return chosen.getFirst();
        }
        if (isCompressed(source.head())) {
            throw wrong("the file is compressed in a way that is not known here.", "Unpack it first.");
        }
        String known = (chosen.isEmpty() ? readers : chosen).stream().map(FileReader::reads)
                .collect(Collectors.joining("; "));
        throw wrong(
                (chosen.isEmpty() ? "is none of the known kinds of file: " : "could be several kinds of file: ") + known
                        + ".",
                "Say what it is with --kind and --platform, and which column is which with --map column=field.");
    }

    /// The same with what the user said earlier about tables with the same header, unless they say something now.
    ImportSource remembering(KnownMappings known) {
        boolean unwanted = "no".equalsIgnoreCase(options.mapping().get(REMEMBERED));
        if (unwanted || KnownMappings.namesColumns(options.mapping()) || part.wrong().isPresent()
                || !Files.isRegularFile(part.path())) {
            return this;
        }
        try {
            return known.of(head()).map(this::with).orElse(this);
        } catch (IOException unreadable) {
            // Reading it whole says why it cannot be read.
            return this;
        }
    }

    private ImportSource with(ColumnMapping before) {
        List<Problem> found = new ArrayList<>(part.found());
        found.add(new Problem(Problem.Severity.NOTE, 0, "", "columns are read as you said on "
                + before.at().toString().substring(0, 10) + ": " + before.mapping() + ".",
                "To have them read otherwise, say so with --map; to forget it for once, --map remembered=no."));
        return new ImportSource(client, new Unpacked.Part(part.name(), part.path(), part.original(), found),
                KnownMappings.joined(options, before), readers);
    }

    /// What the user says now about the table's columns, to be remembered; empty where they say nothing.
    Optional<ColumnMapping> said(Instant now) throws IOException {
        Map<String, String> mapping = new TreeMap<>(options.mapping());
        mapping.remove(REMEMBERED);
        mapping.remove(Vanished.COMPLETE);
        return KnownMappings.header(head(), mapping)
                .map(headers -> new ColumnMapping(client, headers, new TreeMap<>(mapping),
                        options.platform().orElse(""), options.kind().map(Enum::name).orElse(""), now));
    }

    byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(part.path())) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean isCompressed(byte[] head) {
        return head.length > 3 && (head[0] == 0x1f && head[1] == (byte) 0x8b
                || head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4
                || head[0] == 0x28 && head[1] == (byte) 0xb5 && head[2] == 0x2f && head[3] == (byte) 0xfd);
    }

    private static NotImportable wrong(String message, String remedy) {
        return new NotImportable(new Problem(Problem.Severity.WRONG, 0, "", message, remedy));
    }
}
