package outlay.bench;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.journey.RawJourneys;
import outlay.journey.Touch;
import outlay.live.Hands;
import outlay.report.Books;
import outlay.report.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long a question takes over a million conversions: any model, window, period, zone and grain, none of them
/// prepared for; by one thread and by as many as the machine has processors.
@Command(name = "question", mixinStandardHelpOptions = true,
        description = "Latency of random questions over a million conversions.")
final class QuestionBench implements Callable<Integer> {
    private static final ClientId CLIENT = new ClientId("bench");
    private static final Currency USD = new Currency("USD");
    private static final Day FIRST = Day.parse("2025-12-01");
    private static final int DAYS = 95;

    @Option(names = "--conversions", defaultValue = "1000000", description = "Conversions (default: 1000000).")
    private int conversions = 1_000_000;

    @Option(names = "--questions", defaultValue = "200", description = "Questions of each kind (default: 200).")
    private int questions = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        RawJourneys raw = TouchWorld.raw(conversions * 4, 5);
        try (Hands one = new Hands(1); Hands all = Hands.ofThisMachine()) {
            Books books = Books.of(raw.grouped(all), spend(raw.sources()),
                    row -> raw.sources().get(Integer.parseInt(row.entity().campaignId())));
            Sheet sheet = new Sheet(spec.commandLine().getOut(),
                    String.format(Locale.ROOT, "%,d conversions, %,d touches", conversions, raw.person().length),
                    "p50 ms", "p95 ms", "most ms");
            measure(sheet, "any model and window, 1 thread", books, one);
            measure(sheet, "any model and window, " + all.hands() + " threads", books, all);
        }
        return 0;
    }

    private void measure(Sheet sheet, String what, Books books, Hands hands) {
        SplittableRandom random = new SplittableRandom(6);
        long[] nanos = new long[questions];
        for (int i = -questions / 10; i < questions; i++) {
            Question question = question(random);
            long start = System.nanoTime();
            books.answer(question, hands);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        sheet.row(what, Sheet.millis(Sheet.percentile(nanos, 0.5)), Sheet.millis(Sheet.percentile(nanos, 0.95)),
                Sheet.millis(nanos[questions - 1]));
    }

    private static Question question(SplittableRandom random) {
        Day from = FIRST.plus(random.nextInt(DAYS - 1));
        Optional<Period> period = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Period(from, from.plus(random.nextInt(DAYS))));
        return new Question(CLIENT, Question.By.values()[random.nextInt(Question.By.values().length)], period,
                new Attribution(Model.ALL.get(random.nextInt(Model.ALL.size())), 1 + random.nextInt(90)),
                ZoneId.of(random.nextBoolean() ? "UTC" : "America/New_York"), Optional.empty(), Question.Filter.ALL);
    }

    private static List<Fact> spend(List<Touch.Source> sources) {
        List<Fact> facts = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (Touch.Source source : sources) {
                Touch.Placement at = source.placement();
                facts.add(new SpendRow(CLIENT, "import", facts.size() + 1, at.platform(), at.accountId(), "",
                        SpendRow.Level.CAMPAIGN, FIRST.plus(day), "UTC",
                        new SpendRow.Entity(at.campaignId(), at.campaign(), "", "", "", "", "", ""), "",
                        new Micros(12_345_678, USD), OptionalLong.of(1_000), OptionalLong.of(10), OptionalLong.empty(),
                        Optional.empty()));
            }
        }
        facts.add(new Import(CLIENT, "import", "spend.csv", "", Import.Kind.SPEND, "mapped", facts.size(),
                Instant.EPOCH));
        return facts;
    }
}
