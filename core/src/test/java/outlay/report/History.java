package outlay.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outlay.attribution.Attribution;
import outlay.attribution.Attributions;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.Fact;
import outlay.fact.SpendRow.Level;
import outlay.journey.Journey;
import outlay.journey.JourneyColumns;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;
import outlay.journey.Touch;
import outlay.journey.Touch.Placement;
import outlay.ledger.Facts;
import outlay.testkit.Draw;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// What happened to one client in a few days: spend that is imported, split and restated, and journeys of every kind.
record History(List<Journey> journeys, List<Fact> facts) {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final long HOUR = 3_600_000;
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY");

    Books books() {
        return Books.of(JourneyColumns.of(journeys), facts, Facts::source);
    }

    static History random(Draw draw) {
        List<Journey> journeys = new ArrayList<>();
        int size = draw.between(0, 6);
        for (int i = 0; i < size; i++) {
            journeys.add(journey(draw, i));
        }
        Facts facts = new Facts().rate("2026-09-30", "EUR", "USD", "1.0813").rate("2026-10-02", "EUR", "USD", "1.0799")
                .rate("2026-09-30", "EUR", "JPY", "161.42");
        int imports = draw.between(0, 4);
        for (int i = 0; i < imports; i++) {
            int rows = draw.between(0, 5);
            for (int j = 0; j < rows; j++) {
                spend(draw, facts);
            }
            if (i < imports - 1 || draw.chance(90)) {
                facts.imported();
            }
        }
        return new History(journeys, facts.list());
    }

    private static void spend(Draw draw, Facts facts) {
        Level level = draw.pick(Level.CAMPAIGN, Level.AD, Level.AD_GROUP, Level.ACCOUNT, Level.KEYWORD);
        String path = draw.pick("brand", "generic") + "/" + draw.pick("a", "b") + "/" + draw.pick("x", "y");
        String platform = draw.pick("google", "linkedin");
        String currency = draw.chance(80) ? platform.equals("google") ? "USD" : "EUR" : draw.pick(CURRENCIES);
        facts.spent(platform, level, Facts.DAY.plus(draw.between(0, 3)), Facts.named(level, path),
                draw.pick("", "device=MOBILE", "device=DESKTOP"),
                new Micros(draw.between(0L, 2_000_000_000L), new Currency(currency)));
    }

    private static Journey journey(Draw draw, int number) {
        List<Touch> touches = draw.list(0, 5, d -> new Touch("t" + d.between(0, 9), instant(d), source(d)));
        touches.sort(Comparator.comparing(Touch::at).thenComparing(Touch::id));
        Kind kind = draw.pick(Kind.ORDER, Kind.LEAD, Kind.DEAL_WON);
        Instant at = instant(draw);
        Currency currency = new Currency(draw.pick(CURRENCIES));
        long value = kind == Kind.LEAD ? 0 : draw.between(0L, 1_000_000L);
        List<Refund> refunds = new ArrayList<>();
        long left = value;
        while (left > 0 && draw.chance(30)) {
            long minor = draw.pick(left, draw.between(1L, left));
            left -= minor;
            refunds.add(new Refund("r" + refunds.size(), at.plusMillis(draw.between(0, 50) * HOUR),
                    new Money(minor, currency)));
        }
        return new Journey(
                new Conversion("order/" + number, kind, "p" + number, at, new Money(value, currency), refunds),
                touches);
    }

    private static Instant instant(Draw draw) {
        return START.plusMillis(draw.between(0, 90) * HOUR + draw.between(0, 1));
    }

    private static Touch.Source source(Draw draw) {
        return switch (draw.between(0, 3)) {
            case 0 -> new Touch.Source(Touch.DIRECT, Placement.NONE);
            case 1 -> new Touch.Source("Email", new Placement("", "", "", draw.pick("news", "digest"), "", "", "", ""));
            case 2 ->
                new Touch.Source("Paid Search", new Placement("google", "google-1", "", draw.pick("brand", "generic"),
                        "", draw.pick("a", ""), "", ""));
            default -> new Touch.Source("Paid Social", new Placement("linkedin", "linkedin-1", draw.pick("", "77"),
                    draw.pick("brand", "generic"), "", "b", "", draw.pick("x", "y")));
        };
    }

    static Question all(By by, Model model) {
        return new Question(Facts.CLIENT, by, Optional.empty(), new Attribution(model, 30), ZoneOffset.UTC,
                Optional.empty(),
                Filter.ALL);
    }

    static Question question(Draw draw) {
        Optional<Period> period = draw.chance(50)
                ? Optional.empty()
                : Optional.of(new Period(Facts.DAY.plus(draw.between(0, 1)), Facts.DAY.plus(draw.between(2, 3))));
        return new Question(Facts.CLIENT, draw.pick(By.values()), period,
                Attributions.any(draw),
                ZoneId.of(draw.pick("UTC", "America/New_York", "Pacific/Auckland")),
                draw.chance(50) ? Optional.empty() : Optional.of(new Currency(draw.pick(CURRENCIES))), Filter.ALL);
    }
}
