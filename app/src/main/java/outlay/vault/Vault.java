package outlay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import outlay.base.ClientId;

/// The keys of a data folder, and what is done with them: sealing (AES-256-GCM), pseudonyms and secrets (HMAC-SHA-256).
///
/// Every client has a data key of its own. It lies in `vault.json`, wrapped by the installation key, which lies in a
/// file of its own, best outside of the data folder: the folder alone, or a backup of it, tells nothing about people.
///
/// Any number of processes may have it open; a key that one of them makes the others find. A new key is on disk before
/// anything is sealed with it.
public final class Vault implements Sealing, Pseudonyms, Secrets {
    /// What sealing adds to the length: the key's number, the nonce, and the tag.
    public static final int OVERHEAD_BYTES = Integer.BYTES + Nonces.BYTES + Aes.TAG_BYTES;
    private static final int PSEUDONYM_BYTES = 18;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// The system's locks belong to a process, so that the threads of this one need another.
    private static final Object ONE_IN_THIS_PROCESS = new Object();

    private final Path folder;
    private final KeyFile keyFile;
    private final Clock clock;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile OpenedBook book;
    private volatile Object stamp;

    /// A key as it is listed: never the key itself.
    ///
    /// @param use   data, pepper, comparing or root
    /// @param owner the client, or "" for the installation
    /// @param inUse whether it is used for what is new; the others only open what is old
    public record KeyInfo(String use, String owner, String number, Instant made, boolean inUse) {}

    private Vault(Path folder, KeyFile keyFile, Clock clock, OpenedBook book, Object stamp) {
        this.folder = folder;
        this.keyFile = keyFile;
        this.clock = clock;
        this.book = book;
        this.stamp = stamp;
    }

    /// Opens the vault of a data folder; at the first call makes the keys that are missing.
    ///
    /// @throws IOException with a sentence for the operator, where the keys that are there do not fit; nothing is
    ///                     overwritten then
    public static Vault open(Path dataFolder, KeyFile keyFile, Clock clock) throws IOException {
        Files.createDirectories(dataFolder);
        synchronized (ONE_IN_THIS_PROCESS) {
            try (FileChannel channel = lockFile(dataFolder); FileLock lock = channel.lock()) {
                Optional<KeyBook> there = KeyBook.read(dataFolder);
                OpenedBook book = there.isPresent()
                        ? unlocked(dataFolder, there.get(), keyFile, lock)
                        : begun(dataFolder, keyFile, clock);
                return new Vault(dataFolder, keyFile, clock, book, stampOf(dataFolder));
            }
        }
    }

    /// Whether the data folder has one.
    public static boolean exists(Path dataFolder) {
        return Files.exists(dataFolder.resolve(KeyBook.FILE));
    }

    private static OpenedBook begun(Path folder, KeyFile keyFile, Clock clock) throws IOException {
        // Before there was a vault, keys of senders were made from the secret itself; they go on being valid.
        Optional<byte[]> before = new KeyFile(folder.resolve(KeyFile.USUAL)).read();
        Optional<byte[]> there = keyFile.read();
        byte[] installation = there.isPresent() ? there.get() : keyFile.make();
        KeyBook book = KeyBook.begin(installation, before.orElseGet(KeyFile::fresh), clock.instant());
        book.write(folder);
        return OpenedBook.of(book, installation);
    }

    /// Also ends a rotation that was interrupted after the book had been written.
    private static OpenedBook unlocked(Path folder, KeyBook book, KeyFile keyFile, FileLock lock) throws IOException {
        Optional<byte[]> key = keyFile.read();
        if (key.isPresent() && KeyFile.idOf(key.get()).equals(book.wrappedBy())) {
            return OpenedBook.of(book, key.get());
        }
        Optional<byte[]> next = keyFile.readNext();
        if (lock.isValid() && next.isPresent() && KeyFile.idOf(next.get()).equals(book.wrappedBy())) {
            keyFile.takeNext();
            return OpenedBook.of(book, next.get());
        }
        throw new IOException("the installation key " + keyFile.path() + (key.isEmpty()
                ? " is missing"
                : " is another one (" + KeyFile.idOf(key.get()) + ") than the one (" + book.wrappedBy()
                        + ") that " + folder.resolve(KeyBook.FILE) + " was locked with")
                + "; put the right file there from your backup, or name it with key_file (OUTLAY_KEY_FILE). "
                + "Nothing has been changed");
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("vault.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Object stampOf(Path folder) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(folder.resolve(KeyBook.FILE), BasicFileAttributes.class);
            return List.of(file.lastModifiedTime(), file.size(), String.valueOf(file.fileKey()));
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    @Override
    public boolean seals() {
        return true;
    }

    @Override
    public byte[] seal(String owner, byte[] about, byte[]... plain) throws IOException {
        try (Run one = run(1)) {
            return one.seal(owner, about, plain);
        }
    }

    @Override
    public Run run(int messages) {
        return new VaultRun(this, messages);
    }

    /// The key with which what is new is sealed.
    OpenedBook.Data dataFor(String owner) throws IOException {
        lookNowAndThen();
        Optional<OpenedBook.Data> known = book.data(owner);
        return known.isPresent() ? known.get() : newData(owner);
    }

    /// @param bound see [#bound]
    /// @param plain its first `length` bytes are sealed
    static byte[] seal(Cipher cipher, OpenedBook.Data data, byte[] nonce, byte[] bound, byte[] plain, int length) {
        byte[] sealed = new byte[length + OVERHEAD_BYTES];
        ByteBuffer.wrap(sealed).putInt(data.number()).put(nonce);
        Aes.seal(cipher, data.key(), nonce, bound, plain, length, sealed,
                Integer.BYTES + Nonces.BYTES);
        return sealed;
    }

    @Override
    public byte[] open(String owner, byte[] about, byte[] sealed) {
        if (sealed.length < OVERHEAD_BYTES) {
            throw new CannotOpen("something sealed was cut off; restore it from a backup");
        }
        int number = ByteBuffer.wrap(sealed).getInt();
        OpenedBook.Data data = data(owner, number);
        byte[] nonce = Arrays.copyOfRange(sealed, Integer.BYTES, Integer.BYTES + Nonces.BYTES);
        try {
            return Aes.open(data.key(), nonce, bound(owner, about), sealed, Integer.BYTES + Nonces.BYTES);
        } catch (AEADBadTagException changed) {
            throw new CannotOpen("something that was sealed with the key " + Integer.toHexString(number)
                    + " has been changed or moved since; restore it from a backup", changed);
        }
    }

    private OpenedBook.Data data(String owner, int number) {
        Optional<OpenedBook.Data> known = book.data(number);
        if (known.isEmpty()) {
            try {
                reloadIfChanged();
            } catch (IOException failed) {
                throw new CannotOpen(String.valueOf(failed.getMessage()), failed);
            }
            known = book.data(number);
        }
        return known.filter(data -> data.owner().equals(owner)).orElseThrow(() -> new CannotOpen(
                "something is sealed with the key " + Integer.toHexString(number) + ", which "
                        + folder.resolve(KeyBook.FILE) + " does not have; restore that file from a backup of the time "
                        + "when this was written, or of later"));
    }

    /// What is bound to something sealed, so that it opens as nothing else: whose it is, and what it is.
    static byte[] bound(String owner, byte[] about) {
        byte[] name = owner.getBytes(StandardCharsets.UTF_8);
        byte[] bound = Arrays.copyOf(name, name.length + 1 + about.length);
        System.arraycopy(about, 0, bound, name.length + 1, about.length);
        return bound;
    }

    @Override
    public byte[] comparing() {
        return book.comparing().clone();
    }

    @Override
    public byte[] derived(String purpose) {
        return Aes.hmac(book.root(), purpose.getBytes(StandardCharsets.UTF_8));
    }

    /// An address is the same however it is written in capitals, so that it meets itself in all tables.
    @Override
    public String of(ClientId client, String text) {
        if (text.isEmpty()) {
            return "";
        }
        OpenedBook.Pepper pepper = book.pepper(client.value()).orElseGet(() -> newPepper(client.value()));
        String same = text.indexOf('@') < 0 ? text : text.strip().toLowerCase(Locale.ROOT);
        byte[] hmac = Aes.hmac(pepper.key(), same.getBytes(StandardCharsets.UTF_8));
        return "p" + pepper.version() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hmac, PSEUDONYM_BYTES));
    }

    private OpenedBook.Data newData(String owner) throws IOException {
        change(now -> now.data(owner).isPresent() ? now : now.with(KeyBook.Use.DATA, owner, clock.instant()));
        return book.data(owner).orElseThrow();
    }

    private OpenedBook.Pepper newPepper(String owner) {
        try {
            change(now -> now.pepper(owner).isPresent()
                    ? now
                    : now.with(KeyBook.Use.PEPPER, owner, clock.instant()));
        } catch (IOException failed) {
            throw new CannotOpen("no pseudonyms can be made for client " + owner + ": " + failed.getMessage(), failed);
        }
        return book.pepper(owner).orElseThrow();
    }

    /// All keys, in the order in which they were made.
    public List<KeyInfo> keys() {
        return book.keys();
    }

    /// What the installation key is called in `vault.json`.
    public String installationKeyId() {
        return book.book().wrappedBy();
    }

    /// Makes a new installation key and a new data key for everybody who has one. What is old stays readable, what is
    /// new is sealed with the new keys; processes that have the vault open find them within a second of their next
    /// write. A crash at any moment leaves keys that fit: the old ones or the new ones.
    public void rotate() throws IOException {
        byte[] fresh = KeyFile.fresh();
        change(now -> {
            keyFile.putNext(fresh);
            return now.rotated(fresh, clock.instant());
        });
    }

    /// The keys as they are, for a backup that is sealed itself. No rotation is in between.
    public KeysCopy copy() throws IOException {
        synchronized (ONE_IN_THIS_PROCESS) {
            try (FileChannel channel = lockFile(folder); FileLock lock = channel.lock()) {
                OpenedBook now = current(lock);
                return KeysCopy.of(now.book(), keyFile.read().orElseThrow(
                        () -> new NoSuchFileException(keyFile.path().toString())));
            }
        }
    }

    @FunctionalInterface
    private interface Change {
        OpenedBook of(OpenedBook now) throws IOException;
    }

    private void change(Change change) throws IOException {
        synchronized (ONE_IN_THIS_PROCESS) {
            try (FileChannel channel = lockFile(folder); FileLock lock = channel.lock()) {
                OpenedBook now = current(lock);
                OpenedBook changed = change.of(now);
                if (changed != now) {
                    changed.book().write(folder);
                    if (!changed.book().wrappedBy().equals(now.book().wrappedBy())) {
                        keyFile.takeNext();
                    }
                }
                book = changed;
                stamp = stampOf(folder);
            }
        }
    }

    private void lookNowAndThen() throws IOException {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last > BETWEEN_LOOKS_NANOS && looked.compareAndSet(last, now)) {
            reloadIfChanged();
        }
    }

    private void reloadIfChanged() throws IOException {
        if (!stampOf(folder).equals(stamp)) {
            synchronized (ONE_IN_THIS_PROCESS) {
                try (FileChannel channel = lockFile(folder); FileLock lock = channel.lock()) {
                    book = current(lock);
                    stamp = stampOf(folder);
                }
            }
        }
    }

    private OpenedBook current(FileLock lock) throws IOException {
        if (stampOf(folder).equals(stamp)) {
            return book;
        }
        Optional<KeyBook> there = KeyBook.read(folder);
        return unlocked(folder, there.orElseThrow(() -> new NoSuchFileException(Objects.toString(
                folder.resolve(KeyBook.FILE)), null, "it is gone; restore it from a backup")), keyFile, lock);
    }
}
