package outlay.collect;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.collect.FileReader.Problem;
import outlay.collect.ImportResult.Counts;
import outlay.collect.ImportResult.OfFile;
import outlay.collect.ImportResult.State;
import outlay.fact.Import;
import outlay.fact.Undo;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.Outcome;

/// Takes imports back, by saying so in the log.
record Undoing(Log log, Clock clock) {
    OfFile undo(ClientId client, String importId, ImportCatalogue catalogue) {
        Optional<Import> known = catalogue.byId(importId);
        if (known.isEmpty()) {
            return refused(importId, "there is no import \"" + importId + "\" of client " + client + ".",
                    "See: outlay imports list --client " + client + ".");
        }
        Import done = known.get();
        if (!catalogue.canBeUndone(done)) {
            return refused(done.fileName(), "an Outlay before 0.2.0 imported it, and did not note which facts it"
                    + " brought.",
                    "Import the file again: it is noted then. Undo that import.");
        }
        Undo undo = new Undo(client, importId, clock.instant());
        Counts counts = Counts.NONE;
        if (!catalogue.undone(importId)) {
            Outcome outcome = log.append(List.of(FactCodec.encode(undo, undo.at()))).join().getFirst();
            if (outcome instanceof Outcome.Refused why) {
                return refused(done.fileName(), "the log did not take it: " + why.reason() + " (" + why.detail() + ").",
                        "Remedy that and try again.");
            }
            counts = new Counts(1, 1, 0, 0, 0, 0);
            catalogue.undo(importId, undo.at());
        }
        return new OfFile(done.fileName(), State.UNDONE, done.format(), Optional.of(done.kind()), importId,
                done.rows(), counts, new TreeMap<>(), Optional.empty(), Optional.empty(),
                new Dependents(log, client).of(importId));
    }

    private static OfFile refused(String name, String message, String remedy) {
        return new OfFile(name, State.REFUSED, "", Optional.empty(), "", 0, Counts.NONE, new TreeMap<>(),
                Optional.empty(), Optional.empty(),
                List.of(new Problem(Problem.Severity.WRONG, 0, "", message, remedy)));
    }
}
