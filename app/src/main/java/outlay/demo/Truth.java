package outlay.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import outlay.base.Decimal;

/// Writes down what really happened, which no product gets to see: one person a line, and totals.
final class Truth implements AutoCloseable {
    /// What an account spent, as its files say it.
    static final class Spent {
        long micros;
        long impressions;
        long clicks;
        long rows;

        void add(long costMicros, long seen, long clicked) {
            micros += costMicros;
            impressions += seen;
            clicks += clicked;
            rows++;
        }
    }

    private final Path folder;
    private final BufferedWriter people;
    private final Map<String, Spent> accounts = new TreeMap<>();
    private final Map<String, Spent> channels = new TreeMap<>();
    private final Map<String, Spent> campaigns = new TreeMap<>();
    private final Map<String, Long> touches = new TreeMap<>();
    private final Map<String, Map<String, Long>> money = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long persons;
    private long leads;

    Truth(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        people = Files.newBufferedWriter(folder.resolve("people.jsonl"), StandardCharsets.UTF_8);
    }

    void touch(Source source) {
        touches.merge(source.channel(), 1L, Long::sum);
    }

    void lead() {
        leads++;
    }

    void conversion(Person.Conversion conversion) {
        counts.merge(conversion.kind(), 1L, Long::sum);
        money.computeIfAbsent(conversion.kind(), kind -> new TreeMap<>()).merge(conversion.currency(),
                conversion.minor(), Long::sum);
    }

    void spent(Ad ad, long costMicros, long impressions, long clicks) {
        String currency = ad.account().currency;
        for (Spent spent : List.of(accounts.computeIfAbsent(ad.account().name(), key -> new Spent()),
                channels.computeIfAbsent(ad.tactic().channel + "\t" + currency, key -> new Spent()),
                campaigns.computeIfAbsent(ad.account().name() + "\t" + ad.campaign().id(), key -> new Spent()))) {
            spent.add(costMicros, impressions, clicks);
        }
    }

    Spent spent(Account account) {
        return accounts.getOrDefault(account.name(), new Spent());
    }

    void write(Person person) throws IOException {
        StringBuilder seen = new StringBuilder("[");
        for (Person.Touch touch : person.touches) {
            seen.append(seen.length() > 1 ? "," : "").append(json(touch));
        }
        StringBuilder converted = new StringBuilder("[");
        for (Person.Conversion conversion : person.conversions) {
            Json json = new Json().text("kind", conversion.kind()).text("id", conversion.id()).text("at",
                    Clock.iso(conversion.at()));
            if (!conversion.kind().equals("lead")) {
                json.text("value", Decimal.print(conversion.minor(), 2)).text("currency", conversion.currency());
            }
            converted.append(converted.length() > 1 ? "," : "").append(json.close());
        }
        boolean named = person.contactId != 0 || person.known;
        people.append(new Json().text("person", person.key()).text("company", person.company.domain())
                .text("email", named ? person.email : "").text("userId", person.userId)
                .raw("anonymousIds", Json.list(person.devices.stream().map(Person.Device::anonymousId).toList()))
                .text("hubspotContactId", person.contactId == 0 ? "" : Long.toString(person.contactId))
                .flag("consents", person.consents).raw("touches", seen.append(']').toString())
                .raw("conversions", converted.append(']').toString()).close()).append('\n');
        persons++;
    }

    private static String json(Person.Touch touch) {
        Json json = new Json().text("at", Clock.iso(touch.at())).text("channel", touch.source().channel());
        if (touch.source() instanceof Source.Paid paid) {
            Ad ad = paid.ad();
            json.text("platform", ad.account().folder).text("campaignId", ad.campaign().id())
                    .text("adGroupId", ad.groupId()).text("adId", ad.id());
        }
        return json.flag("observed", !touch.messageId().isEmpty()).text("messageId", touch.messageId()).close();
    }

    /// The totals, once everything else is written.
    DemoWorld.Summary finish(long seed, DemoWorld.Size size, EventFiles events, Crm crm, List<Ad> ads)
            throws IOException {
        SortedMap<String, String> spend = new TreeMap<>();
        for (Account account : Account.values()) {
            spend.put(account.folder, account.currency + " " + Decimal.print(spent(account).micros, 6, 2));
        }
        DemoWorld.Summary summary = new DemoWorld.Summary(seed, size, events.events, events.duplicates, events.late,
                events.skewed, events.malformed, persons, leads, crm.contacts, crm.deals, count("deal_won"),
                count("order"), count("refund"), spend, amounts("deal_won"), amounts("order"), amounts("refund"));
        String json = new Json().number("seed", seed).text("size", size.name().toLowerCase(Locale.ROOT))
                .text("from", Clock.date(0).toString()).text("to", Clock.date(Clock.DAYS - 1).toString())
                .raw("accounts", accounts()).raw("channels", channels()).raw("campaigns", campaigns(ads))
                .raw("events", new Json().number("wellFormed", events.events).number("duplicates", events.duplicates)
                        .number("late", events.late).number("skewedClocks", events.skewed)
                        .number("malformed", events.malformed).close())
                .number("people", persons).number("leads", leads).number("contacts", crm.contacts)
                .number("deals", crm.deals).raw("dealsWon", converted("deal_won")).raw("orders", converted("order"))
                .raw("refunds", converted("refund")).close();
        Files.writeString(folder.resolve("truth.json"), json + "\n", StandardCharsets.UTF_8);
        return summary;
    }

    private String accounts() {
        return list(List.of(Account.values()), account -> measures(spent(account), new Json()
                .text("platform", account.folder).text("id", account.id).text("currency", account.currency)
                .text("zone", account.zone)));
    }

    private String channels() {
        Set<String> names = new TreeSet<>(touches.keySet());
        channels.keySet().forEach(key -> names.add(key.substring(0, key.indexOf('\t'))));
        return list(names, name -> {
            Json spend = new Json();
            channels.forEach((key, spent) -> {
                if (key.startsWith(name + "\t")) {
                    spend.text(key.substring(key.indexOf('\t') + 1), Decimal.print(spent.micros, 6, 2));
                }
            });
            return new Json().text("channel", name).raw("spend", spend.close())
                    .number("touches", touches.getOrDefault(name, 0L)).close();
        });
    }

    private String campaigns(List<Ad> ads) {
        Map<String, Ad> first = new TreeMap<>();
        ads.forEach(ad -> first.putIfAbsent(ad.account().name() + "\t" + ad.campaign().id(), ad));
        return list(first.entrySet(), entry -> {
            Ad ad = entry.getValue();
            return measures(campaigns.getOrDefault(entry.getKey(), new Spent()), new Json()
                    .text("platform", ad.account().folder).text("campaignId", ad.campaign().id())
                    .text("campaign", ad.campaign().nameOn(Clock.DAYS)).text("channel", ad.tactic().channel)
                    .text("tactic", ad.tactic().name().toLowerCase(Locale.ROOT))
                    .text("stage", ad.tactic().stage).text("currency", ad.account().currency));
        });
    }

    private static String measures(Spent spent, Json json) {
        return json.text("spend", Decimal.print(spent.micros, 6, 2)).number("impressions", spent.impressions)
                .number("clicks", spent.clicks).number("rows", spent.rows).close();
    }

    private String converted(String kind) {
        Json json = new Json();
        amounts(kind).forEach(json::text);
        return new Json().number("count", count(kind)).raw("value", json.close()).close();
    }

    private long count(String kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private SortedMap<String, String> amounts(String kind) {
        SortedMap<String, String> amounts = new TreeMap<>();
        money.getOrDefault(kind, Map.of())
                .forEach((currency, minor) -> amounts.put(currency, Decimal.print(minor, 2)));
        return amounts;
    }

    private static <T> String list(Iterable<T> values, Function<T, String> json) {
        StringBuilder list = new StringBuilder("[");
        for (T value : values) {
            list.append(list.length() > 1 ? "," : "").append(json.apply(value));
        }
        return list.append(']').toString();
    }

    @Override
    public void close() throws IOException {
        people.close();
    }
}
