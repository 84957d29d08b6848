package outlay.upload;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.collect.FilePreview;
import outlay.collect.ImportResult;
import outlay.collect.Spool;
import outlay.collect.ResultJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One file on its way: what of it has come, what became of trying or importing it.
final class Upload {
    private final String id;
    private final ClientId client;
    private final String name;
    private final Spool spool;
    private final long bytes;
    private State state = State.RECEIVING;
    private long received;
    private long factsRead;
    private long appended;
    private long toAppend;
    private Instant touchedAt;
    private Optional<ImportResult> result = Optional.empty();
    private List<FilePreview> tables = List.of();
    private String failure = "";
    private volatile boolean cancelled;

    /// How far a file has come.
    enum State {
        RECEIVING, READY,
        /// What it would import is being found out; an import that runs is waited for.
        TRYING, TRIED, IMPORTING, DONE,
        /// The server could not go on; `failure` says why.
        FAILED;

        boolean busy() {
            return this == TRYING || this == IMPORTING;
        }
    }

    /// @param name  that a file can have
    /// @param spool what has come of it; closed by whoever forgets the upload
    /// @param bytes how many are to come
    Upload(String id, ClientId client, String name, Spool spool, long bytes, Instant now) {
        this.id = id;
        this.client = client;
        this.name = name;
        this.spool = spool;
        this.bytes = bytes;
        this.touchedAt = now;
    }

    String id() {
        return id;
    }

    ClientId client() {
        return client;
    }

    String name() {
        return name;
    }

    Spool spool() {
        return spool;
    }

    long bytes() {
        return bytes;
    }

    synchronized Optional<ImportResult> result() {
        return result;
    }

    synchronized boolean busy() {
        return state.busy();
    }

    synchronized Instant touchedAt() {
        return touchedAt;
    }

    boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /// Puts a piece behind the others; what has come already is not taken twice.
    ///
    /// @throws IllegalStateException when it is not the next piece, or one too many
    synchronized void append(long offset, byte[] piece, Instant now) throws IOException {
        if (state != State.RECEIVING && state != State.READY) {
            throw new IllegalStateException("the file is complete already");
        }
        if (offset > received || offset < 0) {
            throw new IllegalStateException("the next piece begins at " + received);
        }
        if (offset + piece.length > bytes) {
            throw new IllegalStateException("the file was said to have " + bytes + " bytes, and this is more");
        }
        if (offset + piece.length > received) {
            spool.add(Arrays.copyOfRange(piece, (int) (received - offset), piece.length));
            received = offset + piece.length;
        }
        state = received == bytes ? State.READY : State.RECEIVING;
        touchedAt = now;
    }

    /// @throws IllegalStateException when it cannot begin now
    synchronized void begin(State next, Instant now) {
        if (state == State.RECEIVING || state.busy() || state == State.DONE) {
            throw new IllegalStateException(state == State.RECEIVING
                    ? received + " of " + bytes + " bytes have come; send the rest first"
                    : state == State.DONE ? "it was imported already" : "it is being worked on");
        }
        state = next;
        result = Optional.empty();
        failure = "";
        appended = 0;
        toAppend = 0;
        factsRead = 0;
        touchedAt = now;
    }

    synchronized void end(State next, ImportResult became, Instant now) {
        state = next;
        result = Optional.of(became);
        touchedAt = now;
    }

    synchronized void failed(String why) {
        state = State.FAILED;
        failure = why;
    }

    synchronized void tables(List<FilePreview> found) {
        tables = found;
    }

    synchronized void read(long facts) {
        factsRead += facts;
    }

    synchronized void appended(long done, long all) {
        appended = done;
        toAppend = all;
    }

    synchronized ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("upload", id).put("client", client.value()).put("file", name)
                .put("bytes", bytes).put("received", received).put("state", state.name().toLowerCase(Locale.ROOT))
                .put("failure", failure);
        node.putObject("progress").put("read", factsRead).put("stored", appended).put("of", toAppend);
        ArrayNode list = node.putArray("tables");
        tables.forEach(table -> put(list.addObject(), table));
        result.ifPresent(became -> node.set("result", ResultJson.node(became)));
        return node;
    }

    private static void put(ObjectNode node, FilePreview table) {
        node.put("file", table.file());
        ArrayNode columns = node.putArray("columns");
        table.columns().forEach(columns::add);
        ArrayNode samples = node.putArray("samples");
        table.samples().forEach(row -> {
            ArrayNode cells = samples.addArray();
            row.forEach(cells::add);
        });
        table.remembered().ifPresent(said -> ImportListJson.put(node.putObject("remembered"), said));
    }
}
