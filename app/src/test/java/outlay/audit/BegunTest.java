package outlay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.vault.Vault;
import outlay.vault.Vaults;
import outlay.web.Caller;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;

/// A change leaves a trace before it is made, so that a process that dies between it and its entry is found out.
class BegunTest {
    private static final int HALTED = 9;
    @TempDir
    Path data;

    private static AuditLog log(Path data) {
        Vault vault = Vaults.of(data);
        return new AuditLog(data, new AuditKeys(vault, vault), Optional.empty(), at -> at.minusSeconds(1),
                Clock.systemUTC());
    }

    private static AuditEntry.Said said(int status) {
        return new AuditEntry.Said(Caller.Kind.USER, "ann@example.com", "203.0.113.0/24", "POST /api/v1/imports/undo",
                "acme", "imp-7", status, Optional.empty());
    }

    /// Begins something and dies.
    static final class Dying {
        private Dying() {}

        public static void main(String[] args) throws IOException {
            log(Path.of(args[0])).begin(said(AuditEntry.UNKNOWN));
            Runtime.getRuntime().halt(HALTED);
        }
    }

    @Test
    void whatADeadProcessHadBegunIsWrittenDownOnce() throws Exception {
        AuditLog log = log(data);
        log.add(said(200));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Dying.class.getName(), data.toString())
                .redirectErrorStream(true).redirectOutput(data.resolve("out").toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(data.resolve("out"))).isEqualTo(HALTED);
        try (Stream<Path> files = Files.list(data.resolve("audit/begun"))) {
            assertThat(files).singleElement()
                    .satisfies(file -> assertThat(Files.readAllBytes(file)).asString().doesNotContain("ann@", "acme"));
        }
        assertThat(log.settle()).isOne();
        assertThat(log.settle()).isZero();
        AuditEntry entry = log.page(AuditQuestion.ALL).entries().getFirst();
        assertThat(entry.said().status()).isEqualTo(AuditEntry.UNKNOWN);
        assertThat(entry.said().who()).isEqualTo("ann@example.com");
        assertThat(entry.said().subject()).startsWith("imp-7 begun 2");
        assertThat(log.check().whole()).isTrue();
    }

    @Test
    void whatIsUnderWayIsLeftAlone() throws Exception {
        AuditLog log = log(data);
        try (Begun begun = log.begin(said(AuditEntry.UNKNOWN))) {
            assertThat(begun).isNotNull();
            assertThat(log.settle()).isZero();
            assertThat(begun()).isOne();
        }
        assertThat(begun()).isZero();
        assertThat(log.settle()).isZero();
    }

    @Test
    void whatCannotBeReadIsSaidToHaveBeenThere() throws Exception {
        AuditLog log = log(data);
        Files.writeString(Files.createDirectories(data.resolve("audit/begun")).resolve("x.begun"), "rubbish, longer "
                + "than what a seal needs to be opened at all");
        assertThat(log.settle()).isOne();
        assertThat(log.page(AuditQuestion.ALL).entries().getFirst().said().what()).isEqualTo(
                "something that cannot be read");
    }

    @Test
    void theTraceIsThereWhileAChangeIsMadeAndGoneAfterItsEntry() throws Exception {
        AuditLog log = log(data);
        Router routes = new Router().post("/api/v1/changes/made", request -> {
            assertThat(begun()).isOne();
            assertThat(log.page(AuditQuestion.ALL).entries()).isEmpty();
            return Response.text(200, "done");
        });
        Audited audited = new Audited(routes::match, log);
        Request request = new Request("POST", "/api/v1/changes/made", Map.of(), Map.of(), Map.of(), new byte[0],
                "127.0.0.1");
        assertThat(audited.handle(request, routes).status()).isEqualTo(200);
        assertThat(begun()).isZero();
        assertThat(log.page(AuditQuestion.ALL).entries()).hasSize(1);
    }

    private long begun() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("audit/begun"))) {
            return files.count();
        }
    }
}
