package outlay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;

class VaultTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final byte[] ABOUT = {7};
    private static final byte[] TEXT = "ada@example.com".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temporary = Path.of("");

    private Path keyFile() {
        return temporary.resolve(KeyFile.USUAL);
    }

    private Vault open() throws IOException {
        return Vault.open(temporary, new KeyFile(keyFile()), Clock.systemUTC());
    }

    @Test
    void whatIsSealedOpensForItsOwnerAndAsWhatItIsOnly() throws IOException {
        Vault vault = open();
        byte[] sealed = vault.seal("acme", ABOUT, TEXT);
        assertThat(sealed).hasSize(TEXT.length + Vault.OVERHEAD_BYTES);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ada");
        assertThat(vault.seal("acme", ABOUT, TEXT)).isNotEqualTo(sealed);
        vault.seal("beta", ABOUT, TEXT);
        assertThat(vault.open("acme", ABOUT, sealed)).isEqualTo(TEXT);
        assertThat(open().open("acme", ABOUT, sealed)).as("after a restart").isEqualTo(TEXT);
        assertThatThrownBy(() -> vault.open("beta", ABOUT, sealed)).isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> vault.open("acme", new byte[]{8}, sealed)).isInstanceOf(CannotOpen.class);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> vault.open("acme", ABOUT, changed)).isInstanceOf(CannotOpen.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open("acme", ABOUT, cut)).isInstanceOf(CannotOpen.class);
        }
    }

    @Test
    void theInstallationKeyIsMadeOnceAndForItsOwnerAlone() throws Exception {
        Set<String> made = new ConcurrentSkipListSet<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    made.add(HexFormat.of().formatHex(open().derived("x")));
                } catch (IOException failed) {
                    made.add(failed.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(made).hasSize(1).allMatch(text -> text.matches("[0-9a-f]{64}"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile()))).isEqualTo("rw-------");
        try (var files = Files.list(temporary)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(KeyFile.USUAL,
                    KeyBook.FILE, "vault.lock");
        }
    }

    @Test
    void keysOfBeforeThereWasAVaultGoOnBeingDerivedFromTheSecret() throws IOException {
        byte[] secret = KeyFile.fresh();
        Files.writeString(keyFile(), HexFormat.of().formatHex(secret) + "\n");
        byte[] expected = Aes.hmac(secret, "click ids".getBytes(StandardCharsets.UTF_8));
        assertThat(open().derived("click ids")).isEqualTo(expected);
        open().rotate();
        assertThat(open().derived("click ids")).isEqualTo(expected);
    }

    @Test
    void aWrongOrMissingKeyIsSaidAndNothingIsOverwritten() throws IOException {
        Vault vault = open();
        byte[] sealed = vault.seal("acme", ABOUT, TEXT);
        byte[] book = Files.readAllBytes(temporary.resolve(KeyBook.FILE));
        String key = Files.readString(keyFile());
        Files.delete(keyFile());
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("is missing")
                .hasMessageContaining("OUTLAY_KEY_FILE");
        assertThat(keyFile()).doesNotExist();
        Files.writeString(keyFile(), HexFormat.of().formatHex(KeyFile.fresh()));
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("is another one");
        Files.writeString(keyFile(), "short");
        assertThatThrownBy(this::open).hasMessageContaining("64 hexadecimal digits");
        assertThat(Files.readAllBytes(temporary.resolve(KeyBook.FILE))).isEqualTo(book);
        Files.writeString(keyFile(), key);
        assertThat(open().open("acme", ABOUT, sealed)).isEqualTo(TEXT);
        Files.write(temporary.resolve(KeyBook.FILE), Arrays.copyOf(book, book.length / 2));
        assertThatThrownBy(this::open).hasMessageContaining("is damaged").hasMessageContaining("backup");
    }

    @Test
    void aKeyMovedOutOfTheFolderServesAsWell() throws IOException {
        byte[] sealed = open().seal("acme", ABOUT, TEXT);
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere")).resolve("outlay.key");
        Files.move(keyFile(), elsewhere);
        Vault vault = Vault.open(temporary, new KeyFile(elsewhere), Clock.systemUTC());
        assertThat(vault.open("acme", ABOUT, sealed)).isEqualTo(TEXT);
    }

    @Test
    void afterARotationOldAndNewOpenAlsoInAVaultThatWasOpen() throws IOException {
        Vault running = open();
        byte[] old = running.seal("acme", ABOUT, TEXT);
        String pseudonym = running.of(ACME, "ada@example.com");
        String oldKey = Files.readString(keyFile());
        Vault command = open();
        command.rotate();
        byte[] fresh = command.seal("acme", ABOUT, TEXT);
        assertThat(Arrays.copyOf(fresh, 4)).isNotEqualTo(Arrays.copyOf(old, 4));
        for (Vault vault : List.of(running, command, open())) {
            assertThat(vault.open("acme", ABOUT, old)).isEqualTo(TEXT);
            assertThat(vault.open("acme", ABOUT, fresh)).isEqualTo(TEXT);
            assertThat(vault.of(ACME, "ada@example.com")).isEqualTo(pseudonym);
        }
        byte[] beta = running.seal("beta", ABOUT, TEXT);
        assertThat(command.open("beta", ABOUT, beta)).isEqualTo(TEXT);
        Files.writeString(keyFile(), oldKey);
        assertThatThrownBy(this::open).hasMessageContaining("is another one");
    }

    @Test
    void aRotationThatEndsAnywhereLeavesKeysThatFit() throws IOException {
        byte[] sealed = open().seal("acme", ABOUT, TEXT);
        byte[] oldBook = Files.readAllBytes(temporary.resolve(KeyBook.FILE));
        byte[] oldKey = Files.readAllBytes(keyFile());
        open().rotate();
        byte[] newBook = Files.readAllBytes(temporary.resolve(KeyBook.FILE));
        byte[] newKey = Files.readAllBytes(keyFile());
        Path next = temporary.resolve(KeyFile.USUAL + ".next");
        record Moment(byte[] book, byte[] key, byte[] next) {}
        for (Moment moment : List.of(new Moment(oldBook, oldKey, new byte[0]), new Moment(oldBook, oldKey, newKey),
                new Moment(newBook, oldKey, newKey), new Moment(newBook, newKey, new byte[0]))) {
            Files.write(temporary.resolve(KeyBook.FILE), moment.book);
            Files.write(keyFile(), moment.key);
            Files.deleteIfExists(next);
            if (moment.next.length > 0) {
                Files.write(next, moment.next);
            }
            assertThat(open().open("acme", ABOUT, sealed)).isEqualTo(TEXT);
            open().rotate();
            assertThat(open().open("acme", ABOUT, sealed)).isEqualTo(TEXT);
            assertThat(next).doesNotExist();
        }
    }

    @Test
    void pseudonymsJoinAndTellNothing() throws IOException {
        Vault vault = open();
        assertThat(vault.of(ACME, "")).isEmpty();
        String ada = vault.of(ACME, "ada@example.com");
        assertThat(ada).matches("p1\\.[A-Za-z0-9_-]{24}").isEqualTo(vault.of(ACME, " Ada@Example.COM "))
                .isEqualTo(open().of(ACME, "ada@example.com"));
        assertThat(vault.of(new ClientId("beta"), "ada@example.com")).isNotEqualTo(ada);
        assertThat(vault.of(ACME, "U1")).isNotEqualTo(vault.of(ACME, "u1"));
    }

    @Test
    void whatIsSealedInOneRunOpensOneByOneAndEachForItsOwner() throws Exception {
        Vault vault = open();
        List<String> owners = List.of("acme", "acme", "beta", "acme", Sealing.INSTALLATION);
        List<byte[]> abouts = List.of(ABOUT, ABOUT, ABOUT, new byte[]{7}, new byte[]{7});
        List<byte[]> sealed = new ArrayList<>();
        // Fewer are announced than come.
        try (Sealing.Run run = vault.run(2)) {
            assertThat(run.seals()).isTrue();
            byte[] about = new byte[0];
            for (int i = 0; i < owners.size(); i++) {
                // Whoever seals may go on to use the same bytes for something else.
                Arrays.fill(about, (byte) 9);
                about = abouts.get(i).clone();
                sealed.add(run.seal(owners.get(i), about, TEXT));
            }
        }
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < owners.size(); i++) {
            assertThat(vault.open(owners.get(i), abouts.get(i), sealed.get(i))).isEqualTo(TEXT);
            nonces.add(HexFormat.of().formatHex(sealed.get(i), Integer.BYTES, Integer.BYTES + Nonces.BYTES));
        }
        assertThat(nonces).hasSameSizeAs(owners);
        assertThatThrownBy(() -> vault.open("acme", ABOUT, sealed.get(2))).isInstanceOf(CannotOpen.class);
    }

    @Test
    void noNonceIsUsedTwice() throws Exception {
        Nonces nonces = new Nonces();
        Set<String> used = drawn(nonces, 4, 50_000);
        assertThat(used).hasSize(200_000);
    }

    private static Set<String> drawn(Nonces nonces, int threads, int each)
            throws InterruptedException {
        List<Set<String>> sets = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Set<String> mine = new HashSet<>();
            sets.add(mine);
            running.add(Thread.ofPlatform().start(() -> {
                byte[] nonce = new byte[Nonces.BYTES];
                while (mine.size() < each) {
                    // As they are taken by single events, batches and files.
                    Nonces.Some some = nonces.some(mine.size() % 7 == 0 ? 1 : mine.size() % 2_000);
                    while (!some.isEmpty() && mine.size() < each) {
                        some.next(nonce, 0);
                        assertThat(mine.add(HexFormat.of().formatHex(nonce))).isTrue();
                    }
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        Set<String> all = new HashSet<>();
        sets.forEach(all::addAll);
        return all;
    }

    @Test
    void aFileIsReadWholeAndUnchangedOrNotAtAll() throws IOException {
        Vault vault = open();
        byte[] content = new byte[2 * SealedOutput.PIECE_BYTES + 5];
        new SplittableRandom(1).nextBytes(content);
        for (int length : new int[]{0, 1, SealedOutput.PIECE_BYTES, content.length}) {
            byte[] plain = Arrays.copyOf(content, length);
            assertThat(read(vault, written(vault, plain))).isEqualTo(plain);
        }
        byte[] sealed = written(vault, content);
        int piece = SealedOutput.PIECE_BYTES + Vault.OVERHEAD_BYTES + 4;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 16 + piece, swapped, 16, piece);
        System.arraycopy(sealed, 16, swapped, 16 + piece, piece);
        byte[] withoutFirst = new byte[sealed.length - piece];
        System.arraycopy(sealed, 0, withoutFirst, 0, 16);
        System.arraycopy(sealed, 16 + piece, withoutFirst, 16, sealed.length - 16 - piece);
        for (byte[] other : List.of(swapped, withoutFirst)) {
            assertThatThrownBy(() -> read(vault, other)).isInstanceOf(CannotOpen.class);
        }
        assertThatThrownBy(() -> read(vault, Arrays.copyOf(sealed, 16 + 2 * piece))).isInstanceOf(IOException.class);
    }

    private static byte[] written(Vault vault, byte[] plain) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        SealedOutput out = new SealedOutput(to, vault, "test");
        out.write(plain);
        out.finish();
        return to.toByteArray();
    }

    private static byte[] read(Vault vault, byte[] sealed) throws IOException {
        return new SealedInput(new ByteArrayInputStream(sealed), vault, "test").readAllBytes();
    }
}
