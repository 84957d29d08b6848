package outlay.bench.signal;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import outlay.attribution.Crediting;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.journey.Channels;
import outlay.journey.JourneyColumns;
import outlay.journey.TouchTable;
import outlay.report.Books;
import outlay.report.Question;
import outlay.report.Receipt;

/// What a rule gives to each channel for each conversion, in millionths of the conversion; nothing where the conversion
/// was not seen or no visit was.
record Credits(List<SortedMap<String, Long>> shares) {
    private static final long WHOLE = 1_000_000;

    /// By the product's own rules over journeys that are known.
    static Credits of(World world, Journeyed journeyed, Rule rule) {
        TouchTable table = new TouchTable();
        for (Conversion conversion : world.conversions()) {
            for (Journeyed.Step step : journeyed.steps().get(conversion.id())) {
                table.touch(conversion.id(), step.at(), Channels.ALL.indexOf(step.channel()), false);
            }
            table.conversion(conversion.id(), conversion.at(), conversion.cents(), 0);
        }
        JourneyColumns columns = table.columns(world.conversions().size(), Channels.ALL, List.of(new Currency("USD")),
                Integer::toString);
        Crediting crediting = new Crediting(columns, rule.attribution());
        return each(world, conversion -> {
            SortedMap<String, Long> shares = new TreeMap<>();
            crediting.turnTo(conversion);
            if (!crediting.none()) {
                long[] parts = crediting.parts(WHOLE);
                for (int i = 0; i < crediting.path().size(); i++) {
                    shares.merge(columns.sources().get(crediting.path().source(i)).channel(), parts[i], Long::sum);
                }
            }
            return shares;
        });
    }

    /// As the receipts of a client's books say.
    static Credits of(World world, Books books, String client, Rule rule) {
        return each(world, conversion -> {
            SortedMap<String, Long> shares = new TreeMap<>();
            receipt(world, books, client, rule, conversion).ifPresent(receipt -> receipt.steps().stream()
                    .filter(step -> step.countMicros() != 0)
                    .forEach(step -> shares.merge(step.touch().source().channel(), step.countMicros(), Long::sum)));
            return shares;
        });
    }

    static Optional<Receipt> receipt(World world, Books books, String client, Rule rule, int conversion) {
        Question question = new Question(new ClientId(client), Question.By.CHANNELS, Optional.empty(),
                rule.attribution(), ZoneOffset.UTC, Optional.empty(), Question.Filter.ALL);
        return books.receipt(question, world.conversions().get(conversion).key());
    }

    /// The share of the conversions' value that both give to the same channel of the same conversion.
    double accuracy(World world, Credits truth) {
        double same = 0;
        double all = 0;
        for (Conversion conversion : world.conversions()) {
            Map<String, Long> seen = shares.get(conversion.id());
            long micros = 0;
            for (Map.Entry<String, Long> share : truth.shares.get(conversion.id()).entrySet()) {
                micros += Math.min(share.getValue(), seen.getOrDefault(share.getKey(), 0L));
            }
            same += (double) micros * conversion.cents() / WHOLE;
            all += conversion.cents();
        }
        return same / all;
    }

    /// Credited revenue by channel, in cents.
    SortedMap<String, Double> revenue(World world) {
        SortedMap<String, Double> revenue = new TreeMap<>();
        for (Conversion conversion : world.conversions()) {
            shares.get(conversion.id()).forEach((channel, micros) -> revenue.merge(channel,
                    (double) micros * conversion.cents() / WHOLE, Double::sum));
        }
        return revenue;
    }

    /// Half the sum of the differences between the channels' shares in the revenue that was credited.
    double channelShareError(World world, Credits truth) {
        SortedMap<String, Double> seen = revenue(world);
        SortedMap<String, Double> real = truth.revenue(world);
        double seenAll = seen.values().stream().mapToDouble(Double::doubleValue).sum();
        double realAll = real.values().stream().mapToDouble(Double::doubleValue).sum();
        double distance = 0;
        for (String channel : Channels.ALL) {
            double share = seenAll == 0 ? 0 : seen.getOrDefault(channel, 0.0) / seenAll;
            distance += Math.abs(share - real.getOrDefault(channel, 0.0) / realAll);
        }
        return distance / 2;
    }

    /// How far the channels' return on ad spend is off, by the revenue that they really earned; a channel's spend is
    /// the same in truth and report, and so cancels.
    double roasError(World world, Credits truth) {
        SortedMap<String, Double> seen = revenue(world);
        SortedMap<String, Double> real = truth.revenue(world);
        double off = 0;
        double all = 0;
        for (Channel channel : Channel.values()) {
            double earned = real.getOrDefault(channel.group(), 0.0);
            if (channel.paid() && earned > 0) {
                off += Math.abs(seen.getOrDefault(channel.group(), 0.0) - earned);
                all += earned;
            }
        }
        return all == 0 ? 0 : off / all;
    }

    private static Credits each(World world, IntFunction<SortedMap<String, Long>> shares) {
        List<SortedMap<String, Long>> all = new ArrayList<>();
        for (int i = 0; i < world.conversions().size(); i++) {
            all.add(shares.apply(i));
        }
        return new Credits(List.copyOf(all));
    }
}
