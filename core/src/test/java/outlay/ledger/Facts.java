package outlay.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.journey.Touch;

/// Spend and rates for tests, import by import, in few words.
public final class Facts {
    public static final ClientId CLIENT = new ClientId("acme");
    public static final Day DAY = Day.parse("2026-10-01");

    private final List<Fact> facts = new ArrayList<>();
    private int line;

    public List<Fact> list() {
        return facts;
    }

    /// Ends the import of the rows since the last one.
    public Facts imported() {
        long imports = facts.stream().filter(Import.class::isInstance).count();
        facts.add(new Import(CLIENT, importId(), "spend-" + imports + ".csv", "", Import.Kind.SPEND, "", line,
                Instant.EPOCH));
        line = 0;
        return this;
    }

    /// @param path names from the campaign down, parted by "/"
    public Facts spent(Level level, String path, String amount) {
        return spent("google", level, DAY, named(level, path), "", Micros.parse(amount, "USD"));
    }

    public Facts spent(String platform, Level level, Day day, Entity entity, String segment, Micros spend) {
        line++;
        facts.add(new SpendRow(CLIENT, importId(), line, platform, platform + "-1", "", level, day, "UTC", entity,
                segment, spend, OptionalLong.of(spend.micros() / 1_000), OptionalLong.of(spend.micros() / 100_000),
                OptionalLong.empty(), Optional.empty()));
        return this;
    }

    public Facts rate(String day, String base, String quote, String rate) {
        facts.add(new Rate(CLIENT, Day.parse(day), new Currency(base), new Currency(quote), new BigDecimal(rate),
                "ecb"));
        return this;
    }

    public static Entity named(Level level, String path) {
        String[] names = (path + "///").split("/", -1);
        return level == Level.ACCOUNT
                ? Entity.ACCOUNT
                : new Entity("", names[0], "", "", names[1], "", level == Level.AD ? names[2] : "",
                        level == Level.KEYWORD ? names[2] : "");
    }

    /// Whatever was paid for, at its place, as a paid channel.
    public static Touch.Source source(SpendRow row) {
        Entity entity = row.entity();
        return new Touch.Source(row.platform().equals("google") ? "Paid Search" : "Paid Social",
                new Touch.Placement(row.platform(), row.accountId(), entity.campaignId(), entity.campaignName(),
                        entity.adGroupId(), entity.adGroupName(), entity.adId(), entity.adName()));
    }

    private String importId() {
        return "import-" + facts.stream().filter(Import.class::isInstance).count();
    }
}
