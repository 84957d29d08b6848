package outlay.bench.signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.text.Csv;

/// Writes what the company exports: HubSpot's contacts and deals, and what it spent a day on each channel.
final class CrmFiles {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final World world;
    private final Crm crm;

    CrmFiles(World world, Crm crm) {
        this.world = world;
        this.crm = crm;
    }

    /// Every file in the folder.
    List<Path> write(Path folder) throws IOException {
        return List.of(Files.writeString(folder.resolve("contacts.csv"), text(contacts())),
                Files.writeString(folder.resolve("deals.csv"), text(deals())),
                Files.writeString(folder.resolve("spend.csv"), text(spend())));
    }

    static String dollars(long cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    private List<List<String>> contacts() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Record ID", "First Name", "Last Name", "Email", "Additional email addresses",
                "Google ad click id", "outlay_id", "Create Date", "Lifecycle Stage", "Associated Company"));
        for (CrmRecord record : crm.records()) {
            rows.add(List.of(record.id(), record.first(), record.last(), record.emails().getFirst(),
                    String.join(";", record.emails().subList(1, record.emails().size())), record.clickId(),
                    record.formCookie() == Cookies.NONE ? "" : Cookies.id(world, record.formCookie()),
                    minute(record.createdAt()), "Lead", "Company " + record.company()));
        }
        return rows;
    }

    private List<List<String>> deals() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Currency", "Close Date",
                "Create Date", "Is Closed Won", "Associated Contact IDs", "Associated Company"));
        for (Conversion conversion : world.conversions()) {
            if (conversion.kind() == Conversion.Kind.DEAL) {
                int company = world.people().get(conversion.people().getFirst()).company();
                rows.add(List.of(conversion.number(), "Deal " + conversion.number(), "Closed Won", "Sales Pipeline",
                        dollars(conversion.cents()), "USD", minute(conversion.at()), minute(conversion.where().at()),
                        "true", String.join(";", crm.peopleOn(conversion)), "Company " + company));
            }
        }
        return rows;
    }

    private List<List<String>> spend() {
        SortedMap<String, Map<Channel, Integer>> clicks = new TreeMap<>();
        world.visits().stream().filter(visit -> visit.channel().paid())
                .forEach(visit -> clicks.computeIfAbsent(DAY.format(Instant.ofEpochMilli(visit.at())),
                        added -> new EnumMap<>(Channel.class)).merge(visit.channel(), 1, Integer::sum));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("date_day", "platform", "account_id", "campaign_id", "campaign_name", "campaign_type",
                "spend", "currency", "clicks"));
        clicks.forEach((day, byChannel) -> byChannel.forEach((channel, count) -> rows.add(List.of(day,
                channel.source(), "1", channel.name().toLowerCase(Locale.ROOT), channel.campaign(),
                channel == Channel.DISPLAY ? "Display" : "", dollars((long) count * channel.clickCents()), "USD",
                Integer.toString(count)))));
        return rows;
    }

    private static String minute(long at) {
        return MINUTE.format(Instant.ofEpochMilli(at));
    }

    private static String text(List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            Csv.record(row, text);
        }
        return text.toString();
    }
}
