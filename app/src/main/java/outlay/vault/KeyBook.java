package outlay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import outlay.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file of all keys but the installation key, each wrapped by that one. It is replaced whole or not at all.
///
/// @param wrappedBy the id of the installation key
/// @param keys      in the order in which they were made; of an owner and use the last one is used for what is new
record KeyBook(int format, String wrappedBy, List<Wrapped> keys) {
    static final String FILE = "vault.json";
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = Json.records().rebuild()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

    /// What a key is for.
    enum Use {
        /// Seals what belongs to its owner.
        DATA,
        /// Makes its owner's pseudonyms.
        PEPPER,
        /// Makes the HMACs by which a repetition is told; never another one, or nothing would be known again.
        COMPARING,
        /// Whatever else must be secret is derived from it.
        ROOT
    }

    /// @param owner  a client's name, or "" for the installation
    /// @param number which of all keys: written in front of what the key sealed
    /// @param key    nonce, ciphertext and tag
    record Wrapped(Use use, String owner, int number, Instant made, byte[] key) {
        private static Wrapped of(Use use, String owner, int number, Instant made, byte[] plain, byte[] installation) {
            byte[] sealed = new byte[Nonces.BYTES + plain.length + Aes.TAG_BYTES];
            new Nonces().some(1).next(sealed, 0);
            Aes.seal(Aes.key(installation), Arrays.copyOf(sealed, Nonces.BYTES), about(use, owner, number), plain,
                    sealed, Nonces.BYTES);
            return new Wrapped(use, owner, number, made, sealed);
        }

        byte[] open(byte[] installation) throws IOException {
            try {
                return Aes.open(Aes.key(installation), Arrays.copyOf(key, Nonces.BYTES), about(use, owner, number), key,
                        Nonces.BYTES);
            } catch (AEADBadTagException changed) {
                throw new IOException("the key " + Integer.toHexString(number) + " in " + FILE
                        + " was changed; restore that file from a backup", changed);
            }
        }

        private Wrapped under(byte[] other, byte[] installation) throws IOException {
            return of(use, owner, number, made, open(installation), other);
        }

        private static byte[] about(Use use, String owner, int number) {
            return ("outlay key " + use + " " + number + " " + owner).getBytes(StandardCharsets.UTF_8);
        }
    }

    /// The first one of an installation.
    static KeyBook begin(byte[] installation, byte[] root, Instant now) {
        return new KeyBook(FORMAT, KeyFile.idOf(installation), List.of())
                .with(Use.ROOT, "", root, installation, now)
                .with(Use.COMPARING, "", KeyFile.fresh(), installation, now);
    }

    KeyBook with(Use use, String owner, byte[] key, byte[] installation, Instant now) {
        int number = keys.stream().mapToInt(Wrapped::number).max().orElse(firstNumber()) + 1;
        return new KeyBook(format, wrappedBy, Stream
                .concat(keys.stream(), Stream.of(Wrapped.of(use, owner, number, now, key, installation))).toList());
    }

    /// Random, so that the numbers of a book that was lost mean nothing in the one that was made in its place.
    private static int firstNumber() {
        return ByteBuffer.wrap(KeyFile.fresh()).getInt() & 0x3fff_ff00;
    }

    /// All keys wrapped by another installation key, and a new data key for everybody who has one.
    KeyBook rotated(byte[] installation, byte[] other, Instant now) throws IOException {
        List<Wrapped> under = new ArrayList<>();
        for (Wrapped each : keys) {
            under.add(each.under(other, installation));
        }
        KeyBook rotated = new KeyBook(format, KeyFile.idOf(other), List.copyOf(under));
        for (String owner : keys.stream().filter(key -> key.use == Use.DATA).map(Wrapped::owner).distinct().toList()) {
            rotated = rotated.with(Use.DATA, owner, KeyFile.fresh(), other, now);
        }
        return rotated;
    }

    /// The one that is used for what is new.
    Optional<Wrapped> last(Use use, String owner) {
        return keys.stream().filter(key -> key.use == use && key.owner.equals(owner)).reduce((one, later) -> later);
    }

    /// Nothing where there is no file.
    static Optional<KeyBook> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            KeyBook book = MAPPER.readValue(Files.readAllBytes(file), KeyBook.class);
            if (book.format > FORMAT) {
                throw new IOException(file + " has the format " + book.format + " and this Outlay reads up to "
                        + FORMAT + "; use the newer one");
            }
            return Optional.of(book);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException damaged) {
            throw new IOException(file + " is damaged; restore it from a backup. Without it nothing that is sealed "
                    + "can be read", damaged);
        }
    }

    void write(Path folder) throws IOException {
        Path fresh = folder.resolve(FILE + ".new");
        ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        KeyFile.sync(Objects.requireNonNull(folder.toAbsolutePath()));
    }
}
