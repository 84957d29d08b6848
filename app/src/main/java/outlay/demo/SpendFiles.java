package outlay.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import outlay.base.Decimal;

/// Writes each ad account's report as its platform's screens export it, with everything that is odd about it.
final class SpendFiles {
    private static final Charset WIDE = StandardCharsets.UTF_16LE;
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
    private static final int[] MONTHS = {0, 31, 62, Clock.DAYS};
    /// What the company told the search platforms that a lead is worth.
    private static final int LEAD_VALUE = 150;
    private static final String NONE = " --";
    static final String MICROSOFT_FOOT = "@2026 Microsoft Corporation. All rights reserved. ";
    /// In millionths.
    static final long CENT = 10_000;
    private final Path folder;
    private final Delivery delivery;
    private final Truth truth;

    SpendFiles(Path folder, Delivery delivery, Truth truth) {
        this.folder = folder;
        this.delivery = delivery;
        this.truth = truth;
    }

    void write() throws IOException {
        for (int month = 0; month + 1 < MONTHS.length; month++) {
            google(month);
        }
        microsoft();
        meta();
        linkedIn();
        tikTok();
    }

    @FunctionalInterface
    private interface Row {
        void write(Ad ad, int day, Sum cell) throws IOException;
    }

    /// Sums, for the rows in which a platform repeats them.
    private static final class Sum {
        long cost;
        long impressions;
        long clicks;
        long claims;
        int rows;

        void add(Sum other) {
            cost += other.cost;
            impressions += other.impressions;
            clicks += other.clicks;
            claims += other.claims;
            rows += other.rows;
        }
    }

    private Sum rows(Account account, int from, int to, Row row) throws IOException {
        Sum all = new Sum();
        for (int day = from; day < to; day++) {
            for (Ad ad : delivery.ads) {
                if (ad.account() == account && delivery.any(ad, day)) {
                    Sum cell = new Sum();
                    cell.cost = delivery.costMicros(ad, day);
                    cell.impressions = delivery.impressions(ad, day);
                    cell.clicks = delivery.clicks(ad, day);
                    cell.claims = delivery.claims(ad, day);
                    cell.rows = 1;
                    row.write(ad, day, cell);
                    all.add(cell);
                }
            }
        }
        return all;
    }

    private void tell(Ad ad, Sum cell) {
        truth.spent(ad, cell.cost, cell.impressions, cell.clicks);
    }

    /// "Excel .csv": UTF-16 with tabs; a file a month, because that is how the company has exported it. A campaign that
    /// was renamed has its old name in the older files.
    private void google(int month) throws IOException {
        LocalDate last = Clock.date(MONTHS[month + 1] - 1);
        Path path = folder.resolve("google-ads").resolve("ad-report-" + last.toString().substring(0, 7) + ".csv");
        Sum[] types = new Sum[4];
        Arrays.setAll(types, i -> new Sum());
        List<String> typeNames = List.of("Search", "Display", "Video", "Performance Max");
        try (Table table = new Table(path, new Table.Form(WIDE, true, '\t', "\r\n", false))) {
            table.line("Ad report");
            table.line("\"" + longDate(Clock.date(MONTHS[month])) + " - " + longDate(last) + "\"");
            table.row("Campaign status", "Campaign", "Campaign ID", "Campaign type", "Ad group", "Ad group ID", "Ad ID",
                    "Ad name", "Day", "Currency code", "Cost", "Impr.", "Clicks", "Conversions", "Conv. value");
            Sum all = rows(Account.GOOGLE, MONTHS[month], MONTHS[month + 1], (ad, day, cell) -> {
                boolean text = ad.campaign().type().equals("Search");
                table.row("Enabled", ad.campaign().nameOn(day), ad.campaign().id(), ad.campaign().type(),
                        missing(ad.group()), missing(ad.groupId()), missing(ad.id()), text ? NONE : missing(ad.name()),
                        Clock.date(day).toString(), "USD", cents(cell.cost), count(cell.impressions),
                        count(cell.clicks), count(cell.claims) + ".00", count(cell.claims * LEAD_VALUE) + ".00");
                types[typeNames.indexOf(ad.campaign().type())].add(cell);
                tell(ad, cell);
            });
            googleTotal(table, "Campaigns", all);
            googleTotal(table, "Account", all);
            for (int i = 0; i < types.length; i++) {
                googleTotal(table, typeNames.get(i), types[i]);
            }
        }
    }

    private static void googleTotal(Table table, String of, Sum sum) throws IOException {
        table.row("Total: " + of, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, "USD", cents(sum.cost),
                count(sum.impressions), count(sum.clicks), count(sum.claims) + ".00",
                count(sum.claims * LEAD_VALUE) + ".00");
    }

    private static String missing(String cell) {
        return cell.isEmpty() ? NONE : cell;
    }

    private void microsoft() throws IOException {
        Path path = folder.resolve("microsoft-ads").resolve("Ad_performance_report.csv");
        int rows = rows(Account.MICROSOFT, 0, Clock.DAYS, (ad, day, cell) -> tell(ad, cell)).rows;
        try (Table table = new Table(path, new Table.Form(UTF_8, true, ',', "\r\n", true))) {
            microsoftHead(table, "Ad performance Q3", rows);
            table.row("Gregorian date", "Account name", "Account ID", "Campaign name", "Campaign ID", "Campaign type",
                    "Campaign status", "Ad group", "Ad group ID", "Ad ID", "Ad title", "Currency code", "Impressions",
                    "Clicks", "Spend", "Conv.", "Revenue");
            Sum all = rows(Account.MICROSOFT, 0, Clock.DAYS,
                    (ad, day, cell) -> table.row(Clock.date(day).toString(), Account.MICROSOFT.accountName,
                            Account.MICROSOFT.id, ad.campaign().name(), ad.campaign().id(), ad.campaign().type(),
                            "Active", ad.group(), ad.groupId(), ad.id(), ad.name(), "USD",
                            Long.toString(cell.impressions), Long.toString(cell.clicks),
                            Decimal.print(cell.cost / 10_000, 2), Long.toString(cell.claims),
                            count(cell.claims * LEAD_VALUE) + ".00"));
            table.row("Total", "", "", "", "", "", "", "", "", "", "", "USD", Long.toString(all.impressions),
                    Long.toString(all.clicks), Decimal.print(all.cost / 10_000, 2), Long.toString(all.claims),
                    count(all.claims * LEAD_VALUE) + ".00");
            table.line("");
            table.row(MICROSOFT_FOOT);
        }
    }

    /// What stands above the header of every report of Microsoft's.
    static void microsoftHead(Table table, String name, int rows) throws IOException {
        for (String line : List.of("Report Name: " + name, "Report Time: " + span(" - "),
                "Time Zone: (GMT-05:00) Eastern Time (US & Canada)",
                "Last Completed Available Day: 9/29/2026 11:59:59 PM (GMT)",
                "Last Completed Available Hour: 9/29/2026 11:59:59 PM (GMT)", "Report Aggregation: Daily",
                "Report Filter: ", "Potential Incomplete Data: false", "Rows: " + rows)) {
            table.row(line);
        }
        table.line("");
    }

    /// The account's language is German in its numbers only. The totals come first, with no name.
    private void meta() throws IOException {
        Path path = folder.resolve("meta-ads").resolve("Kestrelworks-DACH-Ads-1-Jul-2026-28-Sep-2026.csv");
        Sum all = rows(Account.META, 0, Clock.DAYS, (ad, day, cell) -> tell(ad, cell));
        try (Table table = new Table(path, new Table.Form(UTF_8, true, ',', "\n", false))) {
            table.row("Reporting starts", "Reporting ends", "Day", "Campaign name", "Campaign ID", "Ad set name",
                    "Ad set ID", "Ad name", "Ad ID", "Delivery status", "Amount spent (EUR)", "Impressions",
                    "Link clicks", "Results", "Result indicator");
            table.row(Clock.date(0).toString(), Clock.date(Clock.DAYS - 1).toString(), "", "", "", "", "", "", "", "",
                    german(cents(all.cost)), german(count(all.impressions)), german(count(all.clicks)), "", "");
            rows(Account.META, 0, Clock.DAYS, (ad, day, cell) -> {
                String date = Clock.date(day).toString();
                boolean awareness = ad.tactic() == Tactic.SOCIAL_AWARENESS;
                long results = awareness ? cell.impressions * 4 / 5 : cell.claims;
                table.row(date, date, date, ad.campaign().name(), ad.campaign().id(), ad.group(), ad.groupId(),
                        ad.name(), ad.id(), ad.paused() ? "inactive" : "active", german(cents(cell.cost)),
                        german(count(cell.impressions)), german(count(cell.clicks)),
                        results == 0 ? "" : german(count(results)),
                        results == 0 ? "" : awareness ? "reach" : "actions:lead");
            });
        }
    }

    private void linkedIn() throws IOException {
        Path path = folder.resolve("linkedin-ads").resolve("account_508812345_creative_performance_report.csv");
        try (Table table = new Table(path, new Table.Form(WIDE, true, '\t', "\n", false))) {
            table.line("Campaign Performance Report (in UTC)");
            table.line("Report Start: " + span(", Report End: "));
            table.line("Date Generated: 9/30/2026");
            table.line("");
            table.row("Start Date (in UTC)", "Account Name", "Currency", "Campaign Group Name", "Campaign Group ID",
                    "Campaign Name", "Campaign ID", "Campaign Type", "Campaign Status", "Creative Name", "Creative ID",
                    "Total Spent", "Impressions", "Clicks", "Leads");
            Sum all = rows(Account.LINKEDIN, 0, Clock.DAYS, (ad, day, cell) -> {
                table.row(SLASHES.format(Clock.date(day)), Account.LINKEDIN.accountName, "USD", ad.campaign().name(),
                        ad.campaign().id(), ad.group(), ad.groupId(), ad.campaign().type(),
                        ad.paused() ? "Paused" : "Active", ad.name(), ad.id(), Decimal.print(cell.cost, 6, 2),
                        Long.toString(cell.impressions), Long.toString(cell.clicks),
                        cell.claims == 0 ? "" : Long.toString(cell.claims));
                tell(ad, cell);
            });
            table.row("Total", "", "", "", "", "", "", "", "", "", "", Decimal.print(all.cost, 6, 2),
                    Long.toString(all.impressions), Long.toString(all.clicks), Long.toString(all.claims));
        }
    }

    private void tikTok() throws IOException {
        Path path = folder.resolve("tiktok-ads").resolve("Kestrelworks_UK-Ad-Report-20260701-20260928.csv");
        try (Table table = new Table(path, new Table.Form(UTF_8, false, ',', "\n", false))) {
            table.row("By Day", "Campaign name", "Campaign ID", "Ad group name", "Ad group ID", "Ad name", "Ad ID",
                    "Website URL (Ad level）", "Currency", "Cost", "Impressions", "Clicks (destination)",
                    "CPC (destination)", "CTR (destination)", "Conversions");
            Sum all = rows(Account.TIKTOK, 0, Clock.DAYS, (ad, day, cell) -> {
                table.row(Clock.date(day).toString(), ad.campaign().name(), ad.campaign().id(), ad.group(),
                        ad.groupId(), ad.name(), ad.id(), Landing.SITE + ad.path(), "GBP",
                        Decimal.print(cell.cost / 10_000, 2), Long.toString(cell.impressions),
                        Long.toString(cell.clicks), perClick(cell), rate(cell),
                        cell.claims == 0 ? "-" : cell.claims < 5 ? "<5" : Long.toString(cell.claims));
                tell(ad, cell);
            });
            table.row("Total of " + all.rows + " results", "-", "-", "-", "-", "-", "-", "-", "-",
                    Decimal.print(all.cost / 10_000, 2), Long.toString(all.impressions), Long.toString(all.clicks),
                    perClick(all), rate(all), all.claims < 5 ? "<5" : Long.toString(all.claims));
        }
    }

    static String longDate(LocalDate day) {
        return LONG_DATE.format(day);
    }

    private static String span(String between) {
        return SLASHES.format(Clock.date(0)) + between + SLASHES.format(Clock.date(Clock.DAYS - 1));
    }

    private static String perClick(Sum cell) {
        return cell.clicks == 0 ? "-" : Decimal.print(cell.cost / 10_000 / cell.clicks, 2);
    }

    private static String rate(Sum cell) {
        return Decimal.print(cell.clicks * 10_000 / cell.impressions, 2) + "%";
    }

    static String cents(long micros) {
        String plain = Decimal.print(micros / 10_000, 2);
        int point = plain.indexOf('.');
        return grouped(plain.substring(0, point)) + plain.substring(point);
    }

    static String count(long number) {
        return grouped(Long.toString(number));
    }

    /// 1234567 as 1,234,567
    private static String grouped(String digits) {
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /// 1,234.56 as 1.234,56
    private static String german(String english) {
        return english.replace(',', ' ').replace('.', ',').replace(' ', '.');
    }
}
