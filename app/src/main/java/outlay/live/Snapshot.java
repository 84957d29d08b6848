package outlay.live;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import outlay.base.ClientId;
import outlay.base.Ints;
import outlay.base.Tape;
import outlay.base.Texts;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.journey.Evidence;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.vault.CannotOpen;
import outlay.vault.SealedInput;
import outlay.vault.SealedOutput;
import outlay.vault.Sealing;

/// What the log says up to a position, in a form that is read at the speed of memory. It holds nothing that the log
/// does not; where it is missing, damaged, of another format or of another log, the log is read instead. It is sealed
/// as the log is.
///
/// @param position up to where the log was read
/// @param last     fingerprint of the last entry before it, which tells one log from another
/// @param versions the position behind the last fact of each client
record Snapshot(long position, long last, SortedMap<ClientId, Evidence> clients, Map<ClientId, Long> versions) {
    /// Of the file and of what its numbers mean. Change it with either, and with every rule by which an [Evidence]
    /// reads an event.
    static final long FORMAT = 7;
    private static final long MAGIC = 0x3159414c54554f2eL;
    private static final String WHAT = "snapshot";
    private static final int MOST_BYTES_TOGETHER = 64 << 20;
    private static final int DECODED_IN_A_ROW = 1_000;

    static Snapshot empty() {
        return new Snapshot(0, 0, new TreeMap<>(), new HashMap<>());
    }

    /// The snapshot in the file, or an empty one where it cannot be used.
    ///
    /// @param unusable told why
    static Snapshot read(Path file, Log log, long seed, Sealing sealing, Consumer<String> unusable) {
        if (!Files.exists(file)) {
            return empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            TapeReader tape = new TapeReader(new SealedInput(in, sealing, WHAT), Files.size(file));
            return read(tape, log, seed).orElseGet(() -> {
                unusable.accept("it is of another log or another version");
                return empty();
            });
        } catch (IOException | UncheckedIOException | TapeReader.Damaged | CannotOpen
                | IllegalArgumentException failed) {
            unusable.accept(String.valueOf(failed.getMessage()));
            return empty();
        }
    }

    private static Optional<Snapshot> read(Tape.In in, Log log, long seed) {
        if (in.number() != MAGIC || in.number() != FORMAT) {
            return Optional.empty();
        }
        long position = in.number();
        long last = in.number();
        if (position > log.end() || lastBefore(position, log) != last) {
            return Optional.empty();
        }
        SortedMap<ClientId, Evidence> clients = new TreeMap<>();
        Map<ClientId, Long> versions = new HashMap<>();
        for (long left = in.number(); left > 0; left--) {
            ClientId client = new ClientId(Texts.load(in).get(0));
            versions.put(client, in.number());
            List<Fact> others = facts(client, in);
            List<Event> sales = facts(client, in).stream().map(Event.class::cast).toList();
            clients.put(client, Evidence.load(in, seed, CompanyMail.SHARED, others, sales));
        }
        return Optional.of(new Snapshot(position, last, clients, versions));
    }

    /// Replaces the file, as a whole or not at all.
    void write(Path file, Sealing sealing) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "snapshot", ".unfinished");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                SealedOutput out = new SealedOutput(new SteadyOutput(channel), sealing, WHAT);
                write(new TapeWriter(out));
                out.finish();
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void write(Tape.Out out) {
        out.number(MAGIC);
        out.number(FORMAT);
        out.number(position);
        out.number(last);
        out.number(clients.size());
        for (Map.Entry<ClientId, Evidence> client : clients.entrySet()) {
            Texts name = new Texts();
            name.add(client.getKey().value());
            name.save(out);
            out.number(versions.getOrDefault(client.getKey(), 0L));
            put(client.getValue().others(), out);
            put(client.getValue().sales(), out);
            client.getValue().save(out);
        }
    }

    private static void put(List<? extends Fact> facts, Tape.Out out) {
        out.number(facts.size());
        for (int at = 0; at < facts.size();) {
            Ints kinds = new Ints();
            Ints sizes = new Ints();
            List<byte[]> bodies = new ArrayList<>();
            int together = 0;
            while (at < facts.size() && together < MOST_BYTES_TOGETHER) {
                Entry entry = FactCodec.encode(facts.get(at++), Instant.EPOCH);
                kinds.add(entry.kind().number());
                sizes.add(entry.body().length);
                bodies.add(entry.body());
                together += entry.body().length;
            }
            byte[] all = new byte[together];
            int to = 0;
            for (byte[] body : bodies) {
                System.arraycopy(body, 0, all, to, body.length);
                to += body.length;
            }
            kinds.save(out);
            sizes.save(out);
            out.bytes(all, all.length);
        }
    }

    private static List<Fact> facts(ClientId client, Tape.In in) {
        long count = in.number();
        List<Fact> facts = new ArrayList<>();
        while (facts.size() < count) {
            int[] kinds = Ints.load(in).toArray();
            int[] sizes = Ints.load(in).toArray();
            byte[] all = in.bytes();
            int[] ends = sizes.clone();
            Arrays.parallelPrefix(ends, Math::addExact);
            // Reading them is most of what a start takes, and none needs another one.
            int runs = (kinds.length + DECODED_IN_A_ROW - 1) / DECODED_IN_A_ROW;
            facts.addAll(IntStream.range(0, runs).parallel().mapToObj(run -> {
                FactCodec.Decoder decoder = new FactCodec.Decoder();
                int first = run * DECODED_IN_A_ROW;
                return IntStream.range(first, Math.min(kinds.length, first + DECODED_IN_A_ROW)).mapToObj(i -> {
                    byte[] body = Arrays.copyOfRange(all, ends[i] - sizes[i], ends[i]);
                    return decoder.decode(new Entry(client, "", Entry.Kind.of(kinds[i]), Instant.EPOCH, body));
                }).toList();
            }).flatMap(List::stream).toList());
        }
        return facts;
    }

    /// The fingerprint of the entry that ends at the position; of the log's beginning 0.
    private static long lastBefore(long position, Log log) {
        if (position == 0) {
            return 0;
        }
        try (Log.Cursor cursor = log.read(position - 1)) {
            return cursor.next() && cursor.nextPosition() == position ? fingerprint(cursor.entry()) : 0;
        }
    }

    static long fingerprint(Entry entry) {
        CRC32C checksum = new CRC32C();
        checksum.update(entry.id().getBytes(StandardCharsets.UTF_8));
        checksum.update(entry.body());
        return checksum.getValue() << 1 | 1;
    }
}
