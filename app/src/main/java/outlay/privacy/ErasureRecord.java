package outlay.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.store.KeptErasure;

/// That somebody was erased, for whoever has to prove it; nothing in it leads to them.
///
/// @param id          the erasure's name, which is all that stands for the person
/// @param by          who asked, as far as the machine knows: a user of the system, or "api"
/// @param identifiers how many of each type the person had
/// @param entries     how many entries of the log were rewritten, by kind
/// @param segments    the files of the log that were written anew, or are to be
/// @param segmentsDone how many of them are
/// @param sources     files that were imported, hold the person still, and lie where only the operator can delete them
/// @param tell        who else was given this person's data and has to be told
public record ErasureRecord(String id, String client, State state, Instant requestedAt, Optional<Instant> finishedAt,
        String by, String reason, SortedMap<String, Integer> identifiers, SortedMap<String, Integer> entries,
        List<String> segments, int segmentsDone, List<SourceFile> sources, List<Recipient> tell) {
    /// How far it has come.
    public enum State {
        /// Suppressed and hidden from every report; the files are being rewritten, or will be at the next start.
        RUNNING,
        /// Likewise, and somebody stopped the rewriting.
        STOPPED,
        /// Nothing of the person is left.
        DONE
    }

    /// A file that was imported.
    ///
    /// @param name   as it was named then, without folders
    /// @param sha256 of its bytes, in hexadecimal, by which a copy is known
    public record SourceFile(String name, String sha256, Instant importedAt) {}

    /// Who was given the person's data.
    public record Recipient(String destination, String what) {}

    ErasureRecord with(State other, Optional<Instant> finished) {
        return new ErasureRecord(id, client, other, requestedAt, finished, by, reason, identifiers, entries, segments,
                segmentsDone, sources, tell);
    }

    ErasureRecord found(ErasureScan scan, List<String> files) {
        return new ErasureRecord(id, client, state, requestedAt, finishedAt, by, reason, identifiers, scan.entries(),
                files, 0, scan.sources(), tell);
    }

    ErasureRecord done(int files) {
        return new ErasureRecord(id, client, state, requestedAt, finishedAt, by, reason, identifiers, entries, segments,
                files, sources, tell);
    }

    KeptErasure kept() {
        return new KeptErasure(id, new ClientId(client), state.name(), requestedAt,
                Json.records().writeValueAsString(this));
    }

    static ErasureRecord of(KeptErasure kept) {
        return Json.records().readValue(kept.record(), ErasureRecord.class);
    }
}
