package outlay.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.collect.Importer;
import outlay.log.MemoryLog;
import outlay.platform.Platforms;
import outlay.web.Mistakes;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportsApiTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-05T00:00:00Z"), ZoneOffset.UTC);
    private static final String ODD = """
            Tag,Was,Geld
            2026-10-01,Sommer,12.50
            2026-10-02,Winter,7.50
            """;
    private static final String UPLOADS = "/api/v1/imports/uploads";
    private static final int PATIENCE_MILLIS = 60_000;

    @TempDir
    private Path data = Path.of("");
    private final MemoryLog log = new MemoryLog();
    private final Importer importer = new Importer(log, Platforms.readers(), CLOCK, new UploadProgress());
    private final Map<Path, Uploads> opened = new HashMap<>();

    @AfterEach
    void close() {
        opened.values().forEach(Uploads::close);
    }

    private Router api() {
        Uploads uploads = opened.computeIfAbsent(data, folder -> new Uploads(folder, importer, () -> {}, CLOCK));
        return new ImportsApi(uploads, importer, Platforms.spendFields(), () -> {}).addTo(new Router());
    }

    @Test
    void triesAFileAsksWhatItMeansImportsItAndTakesItBack() throws Exception {
        String upload = send("Ausgaben <b>.csv", ODD.getBytes(UTF_8));
        JsonNode tried = settled(upload, "try", "{}");
        assertThat(tried.at("/result/files/0/state").asString()).isEqualTo("refused");
        assertThat(tried.at("/tables/0/columns").valueStream().map(JsonNode::asString)).containsExactly("Tag", "Was",
                "Geld");
        assertThat(tried.at("/tables/0/samples/0/2").asString()).isEqualTo("12.50");
        assertThat(get(UPLOADS + "/" + upload + "/errors.csv").body()).asString(UTF_8)
                .startsWith("file,severity,line,column,value,reason,remedy").contains("Ausgaben");
        String options = "{\"mapping\":{\"Tag\":\"day\",\"Was\":\"campaign\",\"Geld\":\"spend\"},\"platform\":"
                + "\"reddit\",\"currency\":\"EUR\",\"account\":\"1\"}";
        long before = log.end();
        tried = settled(upload, "try", options);
        assertThat(tried.at("/result/files/0/state").asString()).as(tried.toString()).isEqualTo("dry_run");
        assertThat(tried.at("/result/files/0/spend/EUR").asString()).startsWith("20");
        assertThat(log.end()).as("trying changes nothing").isEqualTo(before);
        JsonNode done = settled(upload, "import", options);
        assertThat(done.get("state").asString()).isEqualTo("done");
        assertThat(done.at("/result/files/0/file").asString()).isEqualTo("Ausgaben <b>.csv");
        assertThat(files()).as("the file is not kept").isEmpty();
        JsonNode list = json(get("/api/v1/imports", "client", "acme"));
        assertThat(list.at("/imports/0/rows").asInt()).isEqualTo(2);
        assertThat(list.at("/imports/0/state").asString()).isEqualTo("counts");
        assertThat(list.at("/mappings/0/mapping/Geld").asString()).isEqualTo("spend");
        JsonNode undone = post("/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\""
                + list.at("/imports/0/id").asString() + "\"}");
        assertThat(undone.at("/files/0/state").asString()).isEqualTo("undone");
        assertThat(json(get("/api/v1/imports", "client", "acme")).at("/imports/0/state").asString())
                .isEqualTo("undone");
    }

    @Test
    void remembersWhatColumnsMean() throws Exception {
        String options = "{\"mapping\":{\"Tag\":\"day\",\"Was\":\"campaign\",\"Geld\":\"spend\"},\"platform\":"
                + "\"reddit\",\"currency\":\"EUR\",\"account\":\"1\"}";
        settled(send("a.csv", ODD.getBytes(UTF_8)), "import", options);
        JsonNode next = settled(send("b.csv", ODD.replace("2026-10", "2026-11").getBytes(UTF_8)), "try",
                "{\"currency\":\"EUR\",\"account\":\"1\"}");
        assertThat(next.at("/result/files/0/state").asString()).isEqualTo("dry_run");
        assertThat(next.at("/tables/0/remembered/mapping/Was").asString()).isEqualTo("campaign");
        assertThat(next.at("/tables/0/remembered/platform").asString()).isEqualTo("reddit");
    }

    @Test
    void theListComesInPagesThoughMoreIsImported() throws Exception {
        String options = "{\"mapping\":{\"Tag\":\"day\",\"Was\":\"campaign\",\"Geld\":\"spend\"},\"platform\":"
                + "\"reddit\",\"currency\":\"EUR\",\"account\":\"1\"}";
        for (String month : List.of("2026-07", "2026-08", "2026-09")) {
            settled(send(month + ".csv", ODD.replace("2026-10", month).getBytes(UTF_8)), "import", options);
        }
        JsonNode first = json(list("2", "", ""));
        assertThat(names(first)).containsExactly("2026-09.csv", "2026-08.csv");
        assertThat(first.get("count").asInt()).isEqualTo(3);
        settled(send("2026-06.csv", ODD.replace("2026-10", "2026-06").getBytes(UTF_8)), "import", options);
        JsonNode second = json(list("2", first.get("next").asString(), ""));
        assertThat(names(second)).containsExactly("2026-07.csv");
        assertThat(second.get("next").isNull()).isTrue();
        assertThatThrownBy(() -> list("2", "imp-0", "")).isInstanceOf(Mistakes.class);
        String tag = list("2", "", "").headers().getOrDefault("ETag", "");
        assertThat(list("2", "", tag).status()).isEqualTo(304);
    }

    private Response list(String limit, String after, String tag) throws IOException {
        return handle("GET", "/api/v1/imports",
                Map.of("client", List.of("acme"), "limit", List.of(limit), "after", List.of(after)),
                Map.of("if-none-match", tag), new byte[0]);
    }

    private static List<String> names(JsonNode page) {
        return page.get("imports").valueStream().map(done -> done.get("file").asString()).toList();
    }

    @Test
    void takesPiecesInTheirOrderAndTheSameOneTwice() throws Exception {
        byte[] file = ODD.getBytes(UTF_8);
        String upload = begin("c.csv", file.length);
        assertThatThrownBy(() -> put(upload, 5, file, 5, 10)).isInstanceOf(Refused.class)
                .hasMessageContaining("begins at 0");
        put(upload, 0, file, 0, 6);
        put(upload, 0, file, 0, 6);
        put(upload, 3, file, 3, 10);
        assertThatThrownBy(() -> post(UPLOADS + "/" + upload + "/try", "{}")).isInstanceOf(Refused.class)
                .hasMessageContaining("10 of " + file.length);
        assertThatThrownBy(() -> put(upload, 10, new byte[file.length], 0, file.length)).isInstanceOf(Refused.class)
                .hasMessageContaining("more");
        assertThat(put(upload, 10, file, 10, file.length).get("state").asString()).isEqualTo("ready");
        try (Readable copy = Readable.of(opened(upload), "outlay-test-")) {
            assertThat(Files.readAllBytes(copy.file())).isEqualTo(file);
            assertThat(copy.file()).hasFileName("c.csv");
        }
        handle("DELETE", UPLOADS + "/" + upload, Map.of(), Map.of(), new byte[0]);
        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> get(UPLOADS + "/" + upload)).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsTooLargeOrWrongIsNamed() {
        assertThatThrownBy(() -> begin("d.csv", Uploads.MOST_BYTES + 1)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("outlay import");
        assertThatThrownBy(() -> begin("d.csv", 0)).isInstanceOf(Mistakes.class);
        assertThatThrownBy(() -> begin(" ", 1)).isInstanceOf(Mistakes.class).hasMessageContaining("name");
        assertThatThrownBy(() -> post(UPLOADS, "{\"client\":\"A B\",\"file\":\"a\",\"bytes\":1}"))
                .isInstanceOf(Mistakes.class);
        assertThatThrownBy(() -> get("/api/v1/imports", "client", "A B")).isInstanceOf(Mistakes.class);
    }

    @Test
    void aKindIsCalledAsOnTheCommandLine() throws Exception {
        String upload = send("d.csv", ODD.getBytes(UTF_8));
        assertThatThrownBy(() -> post(UPLOADS + "/" + upload + "/try", "{\"kind\":\"spent\"}"))
                .isInstanceOf(Mistakes.class).hasMessageContaining("kind \"spent\" is not known")
                .hasMessageContaining("spend, events, contacts").hasMessageContaining("map a column to commission");
        for (String kind : List.of("crm", "Stage-History", "stage_history")) {
            JsonNode tried = settled(upload, "try", "{\"kind\":\"" + kind + "\"}");
            assertThat(tried.at("/result/files/0/state").asString()).as(kind).isEqualTo("refused");
        }
    }

    @Test
    void namesOfFilesLeadNowhere() throws Exception {
        for (String name : List.of("../../x.csv", "..", ".", "C:\\x\\..", "/etc/passwd", "a\u202eb\u0000.csv",
                "x".repeat(5_000), "\u0000")) {
            Upload came = opened(send(name, ODD.getBytes(UTF_8)));
            try (Readable copy = Readable.of(came, "outlay-test-")) {
                Path own = copy.file().toRealPath();
                assertThat(own.getParent()).as(name).isEqualTo(copy.folder().toRealPath());
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.folder())))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void onlySoManyFilesAreOnTheirWay() throws Exception {
        for (int i = 0; i < 16; i++) {
            begin("a" + i, 1);
        }
        assertThatThrownBy(() -> begin("b", 1)).isInstanceOf(Refused.class).hasMessageContaining("16 files");
    }

    @Test
    void pagesOfOtherSitesChangeNothing() throws Exception {
        String upload = send("e.csv", ODD.getBytes(UTF_8));
        long before = log.end();
        record Ask(String method, String path) {}
        for (Ask ask : List.of(new Ask("POST", UPLOADS), new Ask("POST", "/api/v1/imports/undo"),
                new Ask("PUT", UPLOADS + "/" + upload), new Ask("DELETE", UPLOADS + "/" + upload),
                new Ask("POST", UPLOADS + "/" + upload + "/try"),
                new Ask("POST", UPLOADS + "/" + upload + "/import"))) {
            for (Map<String, String> headers : List.of(Map.of("sec-fetch-site", "cross-site"),
                    Map.of("sec-fetch-site", "same-site"), Map.of("origin", "https://evil.example"),
                    Map.of("origin", "null"), Map.of("origin", "http://127.0.0.1:1"))) {
                Map<String, String> all = new HashMap<>(headers);
                all.put("content-type", "application/json");
                all.put("host", "127.0.0.1:8484");
                assertThatThrownBy(() -> handle(ask.method, ask.path, Map.of(), all, "{}".getBytes(UTF_8)))
                        .as(ask + " " + headers).isInstanceOfSatisfying(Refused.class,
                                refused -> assertThat(refused.problem().status()).isEqualTo(403));
            }
            if (!ask.method.equals("DELETE")) {
                assertThatThrownBy(() -> handle(ask.method, ask.path, Map.of(), Map.of("content-type", "text/plain"),
                        "{}".getBytes(UTF_8))).as("a form of %s", ask).isInstanceOfSatisfying(Refused.class,
                                refused -> assertThat(refused.problem().status()).isEqualTo(415));
            }
        }
        assertThat(log.end()).isEqualTo(before);
        assertThat(json(get(UPLOADS + "/" + upload)).get("state").asString()).isEqualTo("ready");
    }

    @Test
    void whatHasComeCannotBeReadInAnyFileUntilItIsImported() throws Exception {
        String upload = begin("g.csv", ODD.length());
        put(upload, 0, ODD.getBytes(UTF_8), 0, 30);
        assertThat(files()).as("files with names").isEmpty();
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "only Linux shows files without names");
        List<byte[]> nameless = nameless(descriptors);
        assertThat(nameless).isNotEmpty()
                .noneMatch(bytes -> new String(bytes, ISO_8859_1).contains("Tag,Was"));
        assertThat(nameless).as("it is there all the same").anyMatch(bytes -> bytes.length == 30);
    }

    /// What lies in the folder of uploads, and has no name any more.
    private List<byte[]> nameless(Path descriptors) throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (Stream<Path> open = Files.list(descriptors)) {
            for (Path one : open.toList()) {
                if (Files.isSymbolicLink(one)
                        && Files.readSymbolicLink(one).startsWith(data.resolve(Uploads.FOLDER).toRealPath())) {
                    all.add(Files.readAllBytes(one));
                }
            }
        }
        return all;
    }

    @Test
    void whatAnEarlierServerLeftBehindIsGone() throws Exception {
        Files.writeString(Files.createDirectories(data.resolve(Uploads.FOLDER)).resolve("left.csv"), ODD);
        assertThat(files()).hasSize(1);
        Path folder = data.resolve(Uploads.FOLDER).toAbsolutePath().normalize();
        Path copy = Files.createTempDirectory(
                "outlay-upload-" + Integer.toHexString(folder.toString().hashCode()) + "-");
        Files.writeString(copy.resolve("left.csv"), ODD);
        Path others = Files.createTempDirectory("outlay-upload-other-");
        Uploads next = new Uploads(data, importer, () -> {}, CLOCK);
        assertThat(files()).isEmpty();
        assertThat(copy).as("the copy of an import that was killed").doesNotExist();
        assertThat(others).as("another server's").exists();
        Files.delete(others);
        next.close();
    }

    private Upload opened(String upload) {
        return Objects.requireNonNull(opened.get(data)).get(upload).orElseThrow();
    }

    private List<Path> files() throws IOException {
        Path folder = data.resolve(Uploads.FOLDER);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private String begin(String name, long bytes) throws IOException {
        return post(UPLOADS, JsonMapper.shared().createObjectNode().put("client", "acme").put("file", name)
                .put("bytes", bytes).toString()).get("upload").asString();
    }

    private String send(String name, byte[] file) throws IOException {
        String upload = begin(name, file.length);
        put(upload, 0, file, 0, file.length);
        return upload;
    }

    private JsonNode put(String upload, long offset, byte[] file, int from, int to) throws IOException {
        return json(handle("PUT", UPLOADS + "/" + upload, Map.of("offset", List.of(String.valueOf(offset))),
                Map.of("content-type", "application/octet-stream"), java.util.Arrays.copyOfRange(file, from, to)));
    }

    /// Begins something and waits until it has ended.
    private JsonNode settled(String upload, String what, String options) throws Exception {
        post(UPLOADS + "/" + upload + "/" + what, options);
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            JsonNode now = json(get(UPLOADS + "/" + upload));
            if (!Set.of("trying", "importing").contains(now.get("state").asString())) {
                return now;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("the upload does not end");
    }

    private Response get(String path, String... query) throws IOException {
        return handle("GET", path, query.length == 0 ? Map.of() : Map.of(query[0], List.of(query[1])), Map.of(),
                new byte[0]);
    }

    private JsonNode post(String path, String body) throws IOException {
        return json(handle("POST", path, Map.of(), Map.of("content-type", "application/json"), body.getBytes(UTF_8)));
    }

    private Response handle(String method, String path, Map<String, List<String>> query, Map<String, String> headers,
            byte[] body) throws IOException {
        return api().handle(new Request(method, path, Map.of(), query, headers, body, "127.0.0.1"));
    }

    private static JsonNode json(Response response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
