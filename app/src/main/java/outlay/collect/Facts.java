package outlay.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.fact.Fact;
import outlay.log.Entry;
import outlay.log.FactCodec;

/// The facts of one file, in the order of its rows, until all of it is known to be right. A few thousand of them are in
/// memory at a time, however many there are; the others are put aside in a [Spool], as the bytes that the log gets.
///
/// Made to be filled once and then run through. For one thread at a time. All are of one client.
///
/// Adding throws `UncheckedIOException` where the disk takes no more.
public final class Facts extends AbstractList<Fact> implements AutoCloseable {
    static final int BLOCK = 4_096;
    private static final int BYTES_OF_A_FACT = 512;

    private final Extent extent = new Extent();
    private List<Fact> newest = new ArrayList<>();
    private Optional<Spool> spool = Optional.empty();
    private List<Fact> looked = List.of();
    private int lookedAt = -1;

    /// Facts that are there already.
    public static Facts of(Collection<? extends Fact> facts) {
        Facts all = new Facts();
        all.addAll(facts);
        return all;
    }

    @Override
    public boolean add(Fact fact) {
        extent.add(fact);
        if (newest.size() == BLOCK) {
            putAside();
        }
        modCount++;
        return newest.add(fact);
    }

    @Override
    public int size() {
        return spooled() + newest.size();
    }

    /// How many of them are in memory.
    int held() {
        return newest.size();
    }

    @Override
    public Fact get(int index) {
        if (index >= spooled()) {
            return newest.get(index - spooled());
        }
        if (lookedAt != index / BLOCK) {
            looked = block(index / BLOCK).stream().map(FactCodec::decode).toList();
            lookedAt = index / BLOCK;
        }
        return looked.get(index % BLOCK);
    }

    /// What is told about the file as a whole.
    Extent extent() {
        return extent;
    }

    /// Themselves, or none where the file is wrong.
    public Facts unless(boolean wrong) {
        if (!wrong) {
            return this;
        }
        close();
        return new Facts();
    }

    /// Hands them to the log as far as they may be kept.
    ///
    /// @return whether all were handed on
    boolean append(Appender appender, Suppression suppression, Instant receivedAt, Step step) {
        int at = 0;
        for (int number = 0; number < spool.map(Spool::blocks).orElse(0); number++) {
            for (Entry entry : block(number)) {
                if (!step.goesOn(at++)) {
                    return false;
                }
                if (suppression.nobody(entry.client())) {
                    appender.add(new Entry(entry.client(), entry.id(), entry.kind(), receivedAt, entry.body()));
                } else {
                    appender.add(FactCodec.decode(entry), suppression, receivedAt);
                }
            }
        }
        for (Fact fact : newest) {
            if (!step.goesOn(at++)) {
                return false;
            }
            appender.add(fact, suppression, receivedAt);
        }
        return true;
    }

    /// Asked before each fact with how many were handed on.
    interface Step {
        boolean goesOn(int handedOn);
    }

    private int spooled() {
        return spool.map(Spool::blocks).orElse(0) * BLOCK;
    }

    private void putAside() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK * BYTES_OF_A_FACT);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeUTF(newest.getFirst().client().value());
            for (Fact fact : newest) {
                Entry entry = FactCodec.encode(fact, Instant.EPOCH);
                byte[] id = entry.id().getBytes(UTF_8);
                out.writeByte(entry.kind().number());
                out.writeInt(id.length);
                out.write(id);
                out.writeInt(entry.body().length);
                out.write(entry.body());
            }
            if (spool.isEmpty()) {
                spool = Optional.of(new Spool());
            }
            spool.get().add(bytes.toByteArray());
        } catch (IOException full) {
            throw new UncheckedIOException("what was read of the file cannot be put aside in the folder for temporary"
                    + " files: " + full.getMessage(), full);
        }
        newest = new ArrayList<>(BLOCK);
    }

    private List<Entry> block(int number) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(spool.orElseThrow().read(number)))) {
            ClientId client = new ClientId(in.readUTF());
            List<Entry> entries = new ArrayList<>(BLOCK);
            for (int i = 0; i < BLOCK; i++) {
                Entry.Kind kind = Entry.Kind.of(in.readByte());
                String id = new String(in.readNBytes(in.readInt()), UTF_8);
                entries.add(new Entry(client, id, kind, Instant.EPOCH, in.readNBytes(in.readInt())));
            }
            return entries;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("what was put aside of the file cannot be read again: "
                    + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void close() {
        spool.ifPresent(aside -> {
            try {
                aside.close();
            } catch (IOException kept) {
                throw new UncheckedIOException("what was put aside of a file cannot be removed", kept);
            }
        });
    }
}
