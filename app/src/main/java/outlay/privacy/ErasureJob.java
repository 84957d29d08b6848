package outlay.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.json.Json;
import outlay.log.Disk;
import outlay.log.DurableFile;

/// What an erasure has to know until it ends, and nobody may know after: who it is about, and the key of the
/// identifiers that take the place of theirs. It lies in a file that is sealed with AES-256-GCM, and goes with the
/// erasure's end.
///
/// @param key       of the pseudonyms
/// @param positions of the entries that were found so far; what is made of them has to follow
record ErasureJob(String id, Subject subject, byte[] key, SortedSet<Long> positions) {
    static final String FOLDER = "erasures";
    private static final String SUFFIX = ".job";
    /// Of a file whose erasure has ended, from the moment before it is overwritten: half overwritten it is no job.
    private static final String ENDED = SUFFIX + ".ended";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Form(String id, String client, List<String[]> identifiers, List<String> domains,
            List<String> versions, List<String> spellings, byte[] key, List<Long> positions) {}

    static ErasureJob begin(String id, Subject subject) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new ErasureJob(id, subject, key, new TreeSet<>());
    }

    ErasureJob with(Collection<Long> more) {
        SortedSet<Long> all = new TreeSet<>(positions);
        all.addAll(more);
        return new ErasureJob(id, subject, key, all);
    }

    EntryErasure rule(byte[] markKey) {
        return new EntryErasure(subject, key, markKey);
    }

    /// Returns when it is on disk.
    void write(Path folder, byte[] sealKey) throws IOException {
        Form form = new Form(id, subject.client().value(), subject.identifiers().stream()
                .map(identifier -> new String[]{identifier.type().name(), identifier.value()}).toList(),
                List.copyOf(subject.sharedDomains()), List.copyOf(subject.versions()), List.copyOf(subject.spellings()),
                key, List.copyOf(positions));
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, sealKey, nonce, Json.records().writeValueAsBytes(form));
        byte[] file = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, file, nonce.length, sealed.length);
        DurableFile.write(folder, id + SUFFIX, file);
    }

    /// Whether it has begun and not ended.
    static boolean isThere(Path folder, String id) {
        return Files.exists(folder.resolve(id + SUFFIX));
    }

    /// Those that have not ended, in the order of their names.
    static List<ErasureJob> read(Path folder, byte[] sealKey) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
        List<ErasureJob> jobs = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (NoSuchFileException ended) {
                // By the process that works on erasures, since the files were listed.
                continue;
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            Form form = Json.records().readValue(cipher(Cipher.DECRYPT_MODE, sealKey, nonce,
                    Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length)), Form.class);
            SortedSet<Identifier> identifiers = new TreeSet<>();
            form.identifiers.forEach(pair -> identifiers.add(new Identifier(Identifier.Type.valueOf(pair[0]),
                    pair[1])));
            jobs.add(new ErasureJob(form.id, new Subject(new ClientId(form.client), identifiers,
                    new TreeSet<>(form.domains), new TreeSet<>(form.versions), new TreeSet<>(form.spellings)),
                    form.key,
                    new TreeSet<>(form.positions)));
        }
        return jobs;
    }

    /// Deletes what a crash has left of one that nobody was promised, or that has ended; only where nobody else works
    /// on erasures.
    static void deleteUnfinished(Disk disk, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (String name : disk.list(folder)) {
            if (name.endsWith(DurableFile.UNFINISHED)) {
                disk.delete(folder.resolve(name));
            } else if (name.endsWith(ENDED)) {
                overwrite(disk, folder.resolve(name));
            }
        }
        disk.forceFolder(folder);
    }

    /// Destroys the key, and with it what could lead from the pseudonyms back.
    static void delete(Disk disk, Path folder, String id) throws IOException {
        Path file = folder.resolve(id + SUFFIX);
        Path ended = folder.resolve(id + ENDED);
        if (Files.exists(file)) {
            disk.rename(file, ended);
            disk.forceFolder(folder);
            overwrite(disk, ended);
        }
        disk.delete(folder.resolve(id + SUFFIX + DurableFile.UNFINISHED));
        disk.forceFolder(folder);
    }

    private static void overwrite(Disk disk, Path file) throws IOException {
        try (Disk.DiskFile opened = disk.open(file)) {
            opened.write(ByteBuffer.allocate((int) opened.size()), 0);
            opened.force();
        }
        disk.delete(file);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, byte[] bytes) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException failure) {
            throw new IOException("the file of an erasure cannot be opened with this installation's secret; restore "
                    + "the secret from a backup, or ask for the erasure again", failure);
        }
    }
}
