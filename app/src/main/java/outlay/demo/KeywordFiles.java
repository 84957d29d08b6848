package outlay.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import outlay.base.Decimal;
import outlay.base.Split;

/// Writes the reports by keyword of the search accounts: the same money as their reports by ad, cut another way. What
/// has no keyword, such as video, is not in them.
final class KeywordFiles {
    private final Path folder;
    private final Delivery delivery;

    KeywordFiles(Path folder, Delivery delivery) {
        this.folder = folder;
        this.delivery = delivery;
    }

    void write() throws IOException {
        google();
        microsoft();
    }

    @FunctionalInterface
    private interface Row {
        void write(Ad of, Keyword keyword, int day, long cost, long impressions, long clicks) throws IOException;
    }

    private void google() throws IOException {
        Path path = folder.resolve("google-ads").resolve("search-keyword-report.csv");
        LocalDate first = Clock.date(0);
        LocalDate last = Clock.date(Clock.DAYS - 1);
        try (Table table = new Table(path, new Table.Form(StandardCharsets.UTF_16LE, true, '\t', "\r\n", false))) {
            table.line("Search keyword report");
            table.line("\"" + SpendFiles.longDate(first) + " - " + SpendFiles.longDate(last) + "\"");
            table.row("Search keyword status", "Search keyword", "Match type", "Campaign", "Campaign ID", "Ad group",
                    "Ad group ID", "Day", "Currency code", "Cost", "Impr.", "Clicks");
            rows(Account.GOOGLE, (ad, keyword, day, cost, impressions, clicks) -> table.row("Eligible", keyword.text(),
                    keyword.match(), ad.campaign().nameOn(Clock.DAYS), ad.campaign().id(), ad.group(), ad.groupId(),
                    Clock.date(day).toString(), "USD", SpendFiles.cents(cost), SpendFiles.count(impressions),
                    SpendFiles.count(clicks)));
        }
    }

    private void microsoft() throws IOException {
        Path path = folder.resolve("microsoft-ads").resolve("Keyword_performance_report.csv");
        int[] rows = {0};
        rows(Account.MICROSOFT, (ad, keyword, day, cost, impressions, clicks) -> rows[0]++);
        try (Table table = new Table(path, new Table.Form(StandardCharsets.UTF_8, true, ',', "\r\n", true))) {
            SpendFiles.microsoftHead(table, "Keyword performance Q3", rows[0]);
            table.row("Gregorian date", "Account name", "Account ID", "Campaign name", "Campaign ID", "Ad group",
                    "Ad group ID", "Keyword", "Bid match type", "Currency code", "Impressions", "Clicks", "Spend");
            rows(Account.MICROSOFT, (ad, keyword, day, cost, impressions, clicks) -> table.row(
                    Clock.date(day).toString(), Account.MICROSOFT.accountName, Account.MICROSOFT.id,
                    ad.campaign().name(), ad.campaign().id(), ad.group(), ad.groupId(), keyword.text(),
                    keyword.match(), "USD", Long.toString(impressions), Long.toString(clicks),
                    Decimal.print(cost / SpendFiles.CENT, 2)));
            table.line("");
            table.row(SpendFiles.MICROSOFT_FOOT);
        }
    }

    /// The rows of one account, by day, ad group and keyword; they sum to what its ads of search cost and got.
    private void rows(Account account, Row row) throws IOException {
        Map<String, List<Ad>> groups = new LinkedHashMap<>();
        delivery.ads.stream().filter(ad -> ad.account() == account && !ad.keywords().isEmpty())
                .forEach(ad -> groups.computeIfAbsent(ad.groupId(), added -> new ArrayList<>()).add(ad));
        for (int day = 0; day < Clock.DAYS; day++) {
            for (List<Ad> group : groups.values()) {
                rows(group, day, row);
            }
        }
    }

    private void rows(List<Ad> group, int day, Row row) throws IOException {
        List<Keyword> keywords = group.getFirst().keywords();
        long[] shares = keywords.stream().mapToLong(Keyword::share).toArray();
        long[] prices = keywords.stream().mapToLong(keyword -> (long) keyword.share() * keyword.price()).toArray();
        List<Ad> ran = group.stream().filter(ad -> delivery.any(ad, day)).toList();
        long clicks = sum(ran, ad -> delivery.clicks(ad, day));
        long[] cents = Split.byWeight(sum(ran, ad -> delivery.costMicros(ad, day)) / SpendFiles.CENT, prices);
        long[] got = Split.byWeight(clicks, shares);
        // What was not clicked is divided apart, so that nothing is clicked more often than it is shown.
        long[] shown = Split.byWeight(sum(ran, ad -> delivery.impressions(ad, day)) - clicks, shares);
        for (int i = 0; i < shares.length; i++) {
            if (cents[i] > 0 || shown[i] + got[i] > 0) {
                row.write(group.getFirst(), keywords.get(i), day, cents[i] * SpendFiles.CENT, shown[i] + got[i],
                        got[i]);
            }
        }
    }

    private static long sum(List<Ad> group, ToLongFunction<Ad> of) {
        return group.stream().mapToLong(of).sum();
    }
}
