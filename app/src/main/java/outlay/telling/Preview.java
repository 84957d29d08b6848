package outlay.telling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import outlay.activate.Conversion;
import outlay.activate.Destination;
import outlay.activate.Prepared;
import outlay.activate.Preparing;
import outlay.activate.Problem;
import outlay.activate.Ready;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.Telling;
import outlay.base.ClientId;
import outlay.log.Log;
import outlay.store.Wish;
import outlay.store.Wishes;
import tools.jackson.databind.node.ObjectNode;

/// What would have been told to one account, from the log's beginning: with the same rules, wishes and conversions as
/// are sent, and nothing sent or kept. Whether somebody allows it is as it stands now; how old a conversion may be is
/// judged as if it had been told within an hour of being allowed to.
public final class Preview {
    private static final Duration SOON = Duration.ofHours(1);
    private final Log log;
    private final Wishes wishes;
    private final Telling telling;

    /// One conversion, or a change to one.
    ///
    /// @param outcome  `told`, or the reason why it is not: one of [Untold]'s labels, `withheld`, `wrong`,
    ///                 `unsupported`, `too-old`, `too-early`, `original-not-told`
    /// @param detail   what is wrong, or whose word withholds it
    /// @param evidence of the consent
    /// @param payload  exactly what the destination would get
    /// @param lateNow  whether it is too old to be told from now on
    public record Line(Wish wish, String outcome, String detail, String evidence, Optional<ObjectNode> payload,
            boolean lateNow) {}

    private record Key(String conversion, int change) {}

    public Preview(Log log, Wishes wishes, Telling telling) {
        this.log = log;
        this.wishes = wishes;
        this.telling = telling;
    }

    /// @param from  of when it happened, included
    /// @param until of when it happened, not included
    /// @param lines gets each, in the order of the log
    public void of(ClientId client, Accounts.Connected account, Instant from, Instant until, Instant now,
            Consumer<Line> lines) {
        Set<Key> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                if (!cursor.entry().client().equals(client)) {
                    continue;
                }
                for (Wish wish : wishes.of(cursor.position(), cursor.entry())) {
                    boolean within = !wish.happened().isBefore(from) && wish.happened().isBefore(until);
                    if (wish.account().equals(account.name()) && within
                            && seen.add(new Key(wish.conversion(), wish.change()))) {
                        Line line = line(wish, account, told, now);
                        if (line.outcome().equals("told") && wish.change() == 0) {
                            told.add(wish.conversion());
                        }
                        lines.accept(line);
                    }
                }
            }
        }
    }

    private Line line(Wish wish, Accounts.Connected account, Set<String> told, Instant now) {
        if (wish.change() > 0 && !told.contains(wish.conversion())) {
            return new Line(wish, "original-not-told", "", "", Optional.empty(), false);
        }
        return switch (telling.of(wish, now)) {
            case Telling.Told.Nothing nothing -> new Line(wish, nothing.reason(), "", "", Optional.empty(), false);
            case Telling.Told.Tell tell -> prepared(wish, account, tell, now);
        };
    }

    private static Line prepared(Wish wish, Accounts.Connected account, Telling.Told.Tell tell, Instant now) {
        Conversion conversion = tell.conversion();
        Destination out = wish.change() > 0 ? account.out().changes() : account.out();
        Instant first = conversion.change().map(change -> change.at()).orElse(conversion.at())
                .plus(out.terms().afterClick()).plus(SOON);
        boolean late = Preparing.prepare(out, conversion, account.account(),
                now) instanceof Prepared.TooOld;
        Prepared then = Preparing.prepare(out, conversion, account.account(),
                first.isBefore(now) ? first : now);
        return switch (then) {
            case Ready ready -> new Line(wish, "told", "", tell.evidence(), Optional.of(ready.item()), late);
            case Prepared.Withheld withheld -> new Line(wish, "withheld", withheld.why(), tell.evidence(),
                    Optional.empty(), late);
            case Prepared.Unsupported none -> new Line(wish, "unsupported", out.label() + " takes no "
                    + none.what().label() + " conversions", tell.evidence(), Optional.empty(), late);
            case Prepared.Wrong wrong -> new Line(wish, "wrong", wrong.problems().stream().map(Problem::toString)
                    .collect(Collectors.joining("; ")), tell.evidence(), Optional.empty(), late);
            case Prepared.TooOld old -> new Line(wish, "too-old", "it came too late; the oldest that is taken happened "
                    + old.oldest(), tell.evidence(), Optional.empty(), true);
            case Prepared.TooEarly early -> new Line(wish, "too-early", "waits until " + early.from(),
                    tell.evidence(), Optional.empty(), false);
        };
    }
}
