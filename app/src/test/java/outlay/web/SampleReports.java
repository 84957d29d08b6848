package outlay.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Period;
import outlay.base.Split;
import outlay.report.Answer;
import outlay.report.AsOf;
import outlay.report.Books;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.metric.Figures;
import outlay.report.Question;

/// A made-up client whose figures follow from formulas: 90 days of a few ads in two currencies, the same in every run.
/// Models move revenue between ads and leave its sum alone, as the real ones do.
final class SampleReports implements Reports {
    static final ClientId DEMO = new ClientId("demo");
    static final Currency USD = new Currency("USD");
    static final Currency EUR = new Currency("EUR");
    static final Period ALL_DAYS = new Period(Day.parse("2026-07-01"), Day.parse("2026-09-28"));
    static final String LONG_NAME = "US | Search | Generic | Exact | Running shoes and trail shoes | Q3 back to school | "
            + "<b>new</b> landing page";

    private record Ad(String channel, String platform, String campaign, String campaignId, String name, String id,
            Currency currency, int spendUnits, int revenueUnits, int impressions) {}

    private static final List<Ad> ADS = List.of(
            ad("Paid Search", "google", "Brand", "g-101", "Brand exact", "g-9001", USD, 60, 420, 900),
            ad("Paid Search", "google", LONG_NAME, "g-102", "Trail shoes", "g-9002", USD, 240, 610, 5_200),
            ad("Paid Search", "google", LONG_NAME, "g-102", "Road shoes", "g-9003", USD, 180, 390, 4_100),
            ad("Paid Search", "microsoft", "Generic EU", "m-201", "Laufschuhe", "m-9101", EUR, 95, 260, 1_900),
            ad("Paid Social", "meta", "Prospecting video", "f-301", "Video 15 s", "f-9201", USD, 310, 350, 41_000),
            ad("Paid Social", "meta", "Retargeting", "f-302", "Catalogue", "f-9202", USD, 75, 290, 6_300),
            ad("Paid Social", "linkedin", "Corporate wellness", "l-401", "Whitepaper", "l-9301", EUR, 130, 160, 2_400),
            ad("Display", "google", "Reach", "g-103", "Banner 300x250", "g-9004", USD, 40, 0, 88_000),
            ad("Referral", "", "", "", "", "", USD, 0, 85, 0), ad("Direct", "", "", "", "", "", USD, 0, 140, 0),
            ad("Unattributed", "", "", "", "", "", USD, 0, 95, 0),
            ad("Unattributed", "", "", "", "", "", EUR, 0, 30, 0));

    @Override
    public List<ClientId> clients() {
        return List.of(DEMO, new ClientId("acme-shoes"));
    }

    @Override
    public Edition edition(ClientId client, Optional<AsOf> asOf) {
        return new Edition(Books.of(List.of()), 1);
    }

    @Override
    public Changes changes(Question question, AsOf before, Optional<AsOf> after) {
        return Changes.between(edition(question.client(), Optional.of(before)), edition(question.client(), after),
                question, id -> true);
    }

    @Override
    public Versioned answer(Question question, Optional<AsOf> asOf) {
        List<Answer.Row> totals = new ArrayList<>();
        List<Answer.Row> rows = rows(question, totals);
        var everything = new Question(question.client(), Question.By.CHANNELS, Optional.empty(), question.attribution(),
                question.zone(), Optional.empty(), Question.Filter.ALL);
        List<Answer.Row> channels = rows(everything, new ArrayList<>());
        return new Versioned(new Answer(question, question.period().orElse(ALL_DAYS), rows, totals,
                List.of(balance(EUR, channels), balance(USD, channels))), 1);
    }

    private List<Answer.Row> rows(Question question, List<Answer.Row> totals) {
        Period period = question.period().orElse(ALL_DAYS);
        Map<SortedMap<String, String>, Map<Currency, Figures>> groups = new HashMap<>();
        Map<Currency, Figures> sums = new TreeMap<>();
        for (int day = ALL_DAYS.from().epochDay(); day <= ALL_DAYS.to().epochDay(); day++) {
            if (period.contains(new Day(day)) && question.client().equals(DEMO)) {
                add(question, new Day(day), groups, sums);
            }
        }
        sums.forEach((currency, figures) -> totals.add(new Answer.Row(new TreeMap<>(), currency, figures)));
        List<Answer.Row> rows = new ArrayList<>();
        groups.forEach(
                (keys, of) -> of.forEach((currency, figures) -> rows.add(new Answer.Row(keys, currency, figures))));
        rows.sort(Comparator.comparing((Answer.Row row) -> -row.figures().spendMicros())
                .thenComparing(row -> -row.figures().revenueMinor()).thenComparing(row -> row.keys().toString()));
        return rows;
    }

    private void add(Question question, Day day, Map<SortedMap<String, String>, Map<Currency, Figures>> groups,
            Map<Currency, Figures> totals) {
        for (Currency booked : List.of(USD, EUR)) {
            List<Ad> ads = ADS.stream().filter(ad -> ad.currency.equals(booked)).toList();
            long[] revenues = revenues(question, day, ads);
            for (int i = 0; i < ads.size(); i++) {
                if (matches(question.filter(), ads.get(i))) {
                    Currency currency = question.currency().orElse(booked);
                    Figures figures = converted(figures(ads.get(i), day, revenues[i]), booked, currency);
                    groups.computeIfAbsent(keys(question.by(), ads.get(i), day), keys -> new TreeMap<>())
                            .merge(currency, figures, Figures::plus);
                    totals.merge(currency, figures, Figures::plus);
                }
            }
        }
    }

    private static long[] revenues(Question question, Day day, List<Ad> ads) {
        long whole = 0;
        long[] weights = new long[ads.size()];
        for (int i = 0; i < weights.length; i++) {
            Ad ad = ads.get(i);
            long revenue = ad.revenueUnits * 100L * season(day, i) / 100;
            whole += revenue;
            int favour = (Model.ALL.indexOf(question.attribution().model()) + 1) * (i + 2) % 7
                    + question.attribution().eligibility().lookbackDays() / 30;
            weights[i] = revenue * (8 + favour);
        }
        return Split.byWeight(whole + 7, weights);
    }

    private static Figures figures(Ad ad, Day day, long revenueMinor) {
        long season = season(day, ad.name.length());
        long spendMicros = ad.spendUnits * 1_000_000L * season / 100 + (ad.spendUnits == 0 ? 0 : day.epochDay() % 997);
        long impressions = ad.impressions * season / 100;
        long conversionMicros = revenueMinor * 1_000_000 / 8_300;
        return new Figures(spendMicros, impressions, impressions * (ad.spendUnits % 5 + 1) / 150,
                impressions / 9 * (ad.spendUnits % 2),
                conversionMicros * 5 / 2,
                conversionMicros, revenueMinor);
    }

    /// Weekends are quiet, autumn is better than summer, and every ad has a rhythm of its own.
    private static long season(Day day, int rhythm) {
        int weekday = Math.floorMod(day.epochDay() + 3, 7);
        return (weekday >= 5 ? 62 : 100) + (day.epochDay() - ALL_DAYS.from().epochDay()) / 3
                + (day.epochDay() * (rhythm + 3L)) % 23;
    }

    private static Figures converted(Figures figures, Currency from, Currency to) {
        if (from.equals(to)) {
            return figures;
        }
        if (!from.equals(EUR) || !to.equals(USD)) {
            throw new IllegalArgumentException("there is no exchange rate from " + from + " to " + to
                    + "; import one, or ask without a currency");
        }
        return new Figures(figures.spendMicros() * 11 / 10, figures.impressions(), figures.clicks(),
                figures.videoViews(), figures.leadMicros(), figures.conversionMicros(),
                figures.revenueMinor() * 11 / 10);
    }

    private static boolean matches(Question.Filter filter, Ad ad) {
        return (filter.platform().isEmpty() || filter.platform().equals(ad.platform))
                && (filter.channel().isEmpty() || filter.channel().equals(ad.channel))
                && (filter.campaign().isEmpty() || filter.campaign().equals(ad.platform + "/" + ad.campaignId));
    }

    private static SortedMap<String, String> keys(Question.By by, Ad ad, Day day) {
        return new TreeMap<>(switch (by) {
            case DAYS -> Map.of("day", day.toString());
            case PLATFORMS -> Map.of("platform", ad.channel.equals("Unattributed") ? ad.channel : ad.platform);
            case CHANNELS -> Map.of("channel", ad.channel);
            case CAMPAIGNS -> Map.of("platform", ad.platform, "channel", ad.channel, "campaign", ad.campaign,
                    "campaign_id", ad.campaignId);
            case AD_GROUPS -> Map.of("platform", ad.platform, "channel", ad.channel, "campaign", ad.campaign,
                    "campaign_id", ad.campaignId, "ad_group", "", "ad_group_id", "");
            case ADS -> Map.of("platform", ad.platform, "channel", ad.channel, "campaign", ad.campaign, "campaign_id",
                    ad.campaignId, "ad_group", "", "ad_group_id", "", "ad", ad.name, "ad_id", ad.id);
        });
    }

    private static Answer.Balance balance(Currency currency, List<Answer.Row> channels) {
        Figures all = sum(channels.stream().filter(row -> row.currency().equals(currency)));
        Figures unattributed = sum(channels.stream().filter(
                row -> row.currency().equals(currency) && row.keys().containsValue("Unattributed")));
        return new Answer.Balance(currency, all.revenueMinor(), all.revenueMinor() - unattributed.revenueMinor(),
                unattributed.revenueMinor(), all.spendMicros(), all.spendMicros());
    }

    private static Figures sum(Stream<Answer.Row> rows) {
        return rows.map(Answer.Row::figures).reduce(Figures.ZERO, Figures::plus);
    }

    private static Ad ad(String channel, String platform, String campaign, String campaignId, String name, String id,
            Currency currency, int spendUnits, int revenueUnits, int impressions) {
        return new Ad(channel, platform, campaign, campaignId, name, id, currency, spendUnits, revenueUnits,
                impressions);
    }
}
