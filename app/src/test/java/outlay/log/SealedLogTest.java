package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.testkit.Property;
import outlay.vault.CannotOpen;
import outlay.vault.Sealing;
import outlay.vault.Vault;
import outlay.vault.Vaults;

/// A sealed log does whatever a log does, and tells nothing to whoever has only its files.
final class SealedLogTest extends LogContract {
    private static final LogSettings SMALL = LogSettings.DEFAULT.withEntryBytes(4_096).withSegmentBytes(64 << 10);
    private static final String SECRET = "ada.lovelace@example.com";
    @TempDir
    private Path temporary = Path.of("");
    private int folders;
    private Path folder = Path.of("");

    @Override
    Log create() throws IOException {
        folder = temporary.resolve("data-" + folders++);
        return sealed();
    }

    private LocalLog sealed() throws IOException {
        return LocalLog.open(folder.resolve("log"), SMALL, Vaults.of(folder));
    }

    @Override
    Log reopen(Log log) throws IOException {
        checkAtRest(log);
        log.close();
        return sealed();
    }

    @Override
    void checkAtRest(Log log) {
        LocalLogTest.checkBooks((LocalLog) log);
    }

    @Test
    void nothingOfAPersonIsReadableAtRest() throws IOException {
        try (Log log = create()) {
            fill(log);
        }
        assertThat(folderHolds(SECRET)).isFalse();
        byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
        String digest = new Fingerprint.Maker().content(Entry.Kind.EVENT, secret).hex();
        assertThat(folderHolds(HexFormat.of().parseHex(digest))).as("a plain digest").isFalse();
        Path plain = temporary.resolve("plain");
        try (Log log = LocalLog.open(plain, SMALL)) {
            fill(log);
        }
        folder = plain;
        assertThat(folderHolds(SECRET)).as("the test finds what is not sealed").isTrue();
        assertThat(folderHolds(HexFormat.of().parseHex(digest))).as("and its digest").isTrue();
    }

    /// Everything that may be personal, with a conflict, and enough for sealed segments and their sidecars.
    private static void fill(Log log) {
        for (Entry.Kind kind : List.of(Entry.Kind.EVENT, Entry.Kind.CONTACT, Entry.Kind.DEAL, Entry.Kind.QUARANTINE)) {
            append(log, entry(kind, kind + SECRET, SECRET));
        }
        append(log, event("conflict", SECRET), event("conflict", SECRET + "2"));
        for (int i = 0; i < 300; i++) {
            append(log, event("id " + i, SECRET.repeat(20) + i));
        }
    }

    private static Entry entry(Entry.Kind kind, String id, String body) {
        return new Entry(ACME, id, kind, Instant.ofEpochSecond(1_790_000_000L), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void spendStaysReadable() throws IOException {
        try (Log log = create()) {
            append(log, entry(Entry.Kind.SPEND_ROW, "row", "campaign brand"));
        }
        try (Log log = LocalLog.openReadOnly(folder.resolve("log"))) {
            assertThat(bodies(log, 0)).containsExactly("campaign brand");
        }
    }

    @Test
    void aLogOfBeforeThereWasSealingIsReadAsItIsAndKnowsItsIdsAgain() throws IOException {
        folder = temporary.resolve("old");
        try (Log log = LocalLog.open(folder.resolve("log"), SMALL)) {
            for (int i = 0; i < 200; i++) {
                append(log, event("id " + i, "body " + "x".repeat(500) + i));
            }
        }
        try (Log log = sealed()) {
            assertThat(bodies(log, 0)).hasSize(200);
            assertThat(append(log, event("id 3", "body " + "x".repeat(500) + 3)))
                    .containsExactly(new Outcome.Duplicate(3));
            append(log, event("new", "sealed"));
        }
        try (Log log = sealed()) {
            assertThat(append(log, event("id 3", "body " + "x".repeat(500) + 3), event("new", "sealed")))
                    .containsExactly(new Outcome.Duplicate(3), new Outcome.Duplicate(200));
            assertThat(bodies(log, 199)).containsExactly("body " + "x".repeat(500) + 199, "sealed");
        }
        assertThat(folderHolds("sealed")).isFalse();
    }

    @Test
    void withoutItsKeysItDoesNotOpenAndNothingChanges() throws IOException {
        try (Log log = create()) {
            fill(log);
        }
        byte[] before = Files.readAllBytes(last());
        assertThatThrownBy(() -> LocalLog.open(folder.resolve("log"), SMALL)).isInstanceOf(IOException.class)
                .hasMessageContaining("is sealed");
        Sealing strange = Vaults.of(temporary.resolve("strange"));
        assertThatThrownBy(() -> LocalLog.open(folder.resolve("log"), SMALL, strange)).isInstanceOf(IOException.class)
                .hasMessageContaining("vault.json").hasMessageContaining("restore");
        assertThat(Files.readAllBytes(last())).isEqualTo(before);
        try (Log log = sealed()) {
            assertThat(bodies(log, 0)).hasSize(306);
        }
    }

    @Test
    void anEntryOpensOnlyAsWhatItWasWrittenAs() throws IOException {
        Vault vault = Vaults.of(temporary.resolve("keys"));
        Property.check(500, 11, draw -> {
            Entry entry = new Entry(draw.pick(ACME, BETA), "id" + draw.between(0, 1L << 40),
                    draw.pick(Entry.Kind.EVENT, Entry.Kind.DEAL),
                    Instant.ofEpochSecond(draw.between(0, 1_000), draw.between(0, 999)),
                    ("x" + draw.between(0, 1L << 40)).getBytes(StandardCharsets.UTF_8));
            try {
                Item item = Item.of(entry, 0, new Fingerprint.Maker(vault.comparing()), vault);
                ByteBuffer frame = ByteBuffer.allocate(item.frameBytes());
                Frame.put(frame, 1, 7, 0, item);
                Entry read = Frame.entry(frame, 0, vault);
                assertThat(read).usingRecursiveComparison().isEqualTo(entry);
                int at = draw.pick(20, 27, 32, Frame.HEAD_BYTES, Frame.HEAD_BYTES + 5, Frame.HEAD_BYTES + 20);
                frame.put(at, (byte) (frame.get(at) ^ 1));
                assertThatThrownBy(() -> Frame.entry(frame, 0, vault)).isInstanceOfAny(CannotOpen.class,
                        IllegalArgumentException.class);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    private Path last() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().reduce((one, later) -> later)
                    .orElseThrow();
        }
    }

    private boolean folderHolds(String text) throws IOException {
        return folderHolds(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean folderHolds(byte[] bytes) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
