package outlay.bench;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.fact.Fact;
import outlay.journey.Evidence;
import outlay.live.Hands;
import outlay.report.Bookkeeping;
import outlay.report.Books;
import outlay.report.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// From one more event to the next report: books that are kept up beside books that are made from nothing, of the same
/// client, in the same run.
@Command(name = "books", mixinStandardHelpOptions = true,
        description = "Time from one more event to a report, beside books made from nothing.")
final class BooksBench implements Callable<Integer> {
    @Option(names = "--events", defaultValue = "1000000", description = "Events of the client (default: 1000000).")
    private int events = 1_000_000;

    @Option(names = "--contacts", defaultValue = "20000",
            description = "Of its people in a CRM, a tenth with a won deal (default: 20000).")
    private int contacts = 20_000;

    @Option(names = "--more", defaultValue = "200", description = "Events of each kind after that (default: 200).")
    private int more = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Evidence evidence = new Evidence(1);
        ShopWorld world = new ShopWorld(events, contacts);
        world.facts(evidence::add);
        try (Hands hands = Hands.ofThisMachine()) {
            Bookkeeping keeping = Bookkeeping.following(evidence);
            Books books = keeping.books();
            Sheet sheet = new Sheet(spec.commandLine().getOut(),
                    String.format(Locale.ROOT, "%,d events, %,d touches, %,d conversions", evidence.events(),
                            books.ledger().journeys().touches(), books.ledger().journeys().conversions()),
                    "p50 ms", "p99 ms", "most ms", "+ report p50");
            anew(sheet, evidence, hands);
            more(sheet, "a page on a known device", evidence, keeping, hands, world::page);
            more(sheet, "a new device", evidence, keeping, hands, world::stranger);
            more(sheet, "an order", evidence, keeping, hands, world::order);
            more(sheet, "a sign-in that joins two devices", evidence, keeping, hands, world::join);
            more(sheet, "a deal that is won", evidence, keeping, hands, world::deal);
            more(sheet, "a row of spend and its import", evidence, keeping, hands, world::spend);
        }
        return 0;
    }

    private void anew(Sheet sheet, Evidence evidence, Hands hands) {
        long[] nanos = new long[Math.max(3, more / 20)];
        long[] reports = new long[nanos.length];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            Books books = Books.of(evidence);
            nanos[i] = System.nanoTime() - start;
            books.answer(question(), hands);
            reports[i] = System.nanoTime() - start;
        }
        row(sheet, "books made from nothing", nanos, reports);
    }

    private void more(Sheet sheet, String what, Evidence evidence, Bookkeeping keeping, Hands hands,
            IntFunction<Iterable<Fact>> next) {
        long[] nanos = new long[more];
        long[] reports = new long[more];
        for (int i = 0; i < more; i++) {
            Iterable<Fact> facts = next.apply(i);
            long start = System.nanoTime();
            facts.forEach(evidence::add);
            Books books = keeping.books();
            nanos[i] = System.nanoTime() - start;
            books.answer(question(), hands);
            reports[i] = System.nanoTime() - start;
        }
        row(sheet, what, nanos, reports);
    }

    private static void row(Sheet sheet, String what, long[] nanos, long[] reports) {
        sheet.row(what, Sheet.millis(Sheet.percentile(nanos, 0.5)), Sheet.millis(Sheet.percentile(nanos, 0.99)),
                Sheet.millis(nanos[nanos.length - 1]), Sheet.millis(Sheet.percentile(reports, 0.5)));
    }

    private static Question question() {
        return new Question(ShopWorld.CLIENT, Question.By.CHANNELS, Optional.empty(),
                new Attribution(Model.LINEAR, 30), ZoneOffset.UTC, Optional.empty(), Question.Filter.ALL);
    }
}
