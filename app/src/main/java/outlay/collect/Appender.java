package outlay.collect;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import outlay.fact.Fact;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.Outcome;

/// Puts many entries into the log, a thousand at a time with a few lists under way, and counts what became of them.
final class Appender {
    static final int LIST = 1_000;
    /// Enough to keep the log's disk busy, and less than its queue holds.
    private static final int UNDER_WAY = 4;
    private static final int MOST_TRIES = 60;
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final Log log;
    private final Deque<Pending> underWay = new ArrayDeque<>();
    private List<Entry> next = new ArrayList<>(LIST);
    private long received;
    private long stored;
    private long duplicate;
    private long conflict;
    private long refused;
    private long quarantined;
    private long withheld;
    private String refusal = "";
    private final BroughtRuns brought = new BroughtRuns();

    private record Pending(List<Entry> entries, CompletableFuture<List<Outcome>> answer) {}

    Appender(Log log) {
        this.log = log;
    }

    void add(Entry entry) {
        next.add(entry);
        if (next.size() == LIST) {
            send();
        }
    }

    /// Takes a fact as far as it may be kept.
    void add(Fact fact, Suppression suppression, Instant receivedAt) {
        Optional<Fact> kept = suppression.fact(fact);
        if (kept.isEmpty() || kept.get() != fact) {
            withheld++;
        }
        kept.ifPresent(each -> add(FactCodec.encode(each, receivedAt)));
    }

    /// How many facts lost what leads to somebody who was erased, or were left out for it.
    long withheld() {
        return withheld;
    }

    /// Sends the rest and waits for all answers.
    void finish() {
        if (!next.isEmpty()) {
            send();
        }
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
    }

    long answered() {
        return stored + duplicate + conflict + refused;
    }

    ImportResult.Counts counts() {
        return new ImportResult.Counts(received, stored, duplicate, conflict, refused, quarantined);
    }

    /// The first reason that the log gave for not taking an entry, or "".
    String refusal() {
        return refusal;
    }

    /// Where the facts are that do not carry their import.
    BroughtRuns brought() {
        return brought;
    }

    private void note(Entry entry, long position) {
        switch (entry.kind()) {
            case EVENT, CONTACT, DEAL, COMPANY, STAGE_ENTRY, RATE -> brought.add(position);
            case SPEND_ROW, IMPORT, QUARANTINE, LIFT_TEST, REACH, WITHDRAWAL, UNDO, COLUMN_MAPPING, BROUGHT -> {
            }
        }
    }

    private void send() {
        List<Entry> list = next;
        next = new ArrayList<>(LIST);
        received += list.size();
        quarantined += list.stream().filter(entry -> entry.kind() == Entry.Kind.QUARANTINE).count();
        underWay.add(new Pending(list, log.append(list)));
        if (underWay.size() == UNDER_WAY) {
            settle(underWay.remove());
        }
    }

    /// A full queue empties by itself, so the entries that met it are sent again after a pause.
    private void settle(Pending pending) {
        List<Entry> entries = pending.entries();
        List<Outcome> outcomes = pending.answer().join();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        for (int tries = 1;; tries++) {
            List<Entry> again = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                count(entries.get(i), outcomes.get(i), tries < MOST_TRIES, again);
            }
            if (again.isEmpty()) {
                return;
            }
            if (!paused(pauseMillis)) {
                refused += again.size();
                refusal = "the import was stopped while the log's queue was full";
                return;
            }
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
            entries = again;
            outcomes = log.append(again).join();
        }
    }

    /// False where the thread was told to stop; it stays told.
    private static boolean paused(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void count(Entry entry, Outcome outcome, boolean mayTryAgain, List<Entry> again) {
        switch (outcome) {
            case Outcome.Stored at -> {
                stored++;
                note(entry, at.position());
            }
            case Outcome.Duplicate at -> {
                duplicate++;
                note(entry, at.position());
            }
            case Outcome.Conflict at -> conflict++;
            case Outcome.Refused why -> {
                if (why.reason() == Outcome.Reason.QUEUE_FULL && mayTryAgain) {
                    again.add(entry);
                } else {
                    refused++;
                    refusal = refusal.isEmpty() ? why.reason() + " (" + why.detail() + ")" : refusal;
                }
            }
        }
    }
}
