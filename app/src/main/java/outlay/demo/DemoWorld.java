package outlay.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/// A seeded simulation of a company that sells shift planning software, written as the files that it would export from
/// its ad platforms, its site and its CRM on 2026-09-30 about the ninety days from 2026-07-01 to 2026-09-28.
///
/// The same seed and size give the same bytes everywhere. How people behave:
///
/// - Ads get a daily budget that follows the week and the season, and turn it into impressions and clicks at the prices
///   of their [Tactic]. A share of the clicks is by people new to the site whom its tag gets to see. Others come by
///   search, assistants, links, letters and affiliates, at a daily rate of each [Source.Free].
/// - Most visitors leave after a page or two. Some come back, every few days, more often after a brand search than
///   after a video: while they look around by organic search, retargeting and what they read, and at last by the
///   brand's name or directly. So awareness stands at the beginning of journeys and brand search at their end.
/// - Some of these leave their name. Two thirds ask for a demo and go to sales: stage after stage some drop out, the
///   others move on after days, colleagues of the same office come to look, and a deal is won or lost after weeks. The
///   rest open a trial by themselves, and some of them buy a plan; some of those want their money back.
/// - What is seen is less than what happens: some refuse consent, some have a second device, some were met at a fair,
///   some filled in a form on the platform; events come twice, late, broken, and with wrong clocks.
public final class DemoWorld {
    private DemoWorld() {}

    public enum Size {
        /// About 20,000 events; the company spends about $250,000 in the quarter.
        SMALL(1, 1),
        /// Ten times as much.
        MEDIUM(10, 2),
        /// Fifty times as much: a million events.
        LARGE(50, 4);

        private final int scale;
        private final int variants;

        Size(int scale, int variants) {
            this.scale = scale;
            this.variants = variants;
        }
    }

    /// How much there is in a world, as its truth has it.
    ///
    /// @param events    well-formed ones, each counted once
    /// @param late      of the events, those in the file of late ones
    /// @param skewed    of the events, those of senders whose clock is wrong
    /// @param leads     people who became a contact in the CRM
    /// @param spend     by platform, as "USD 1234.50"
    /// @param wonAmounts by currency, like those of orders and refunds
    public record Summary(long seed, Size size, long events, long duplicates, long late, long skewed, long malformed,
            long people, long leads, long contacts, long deals, long dealsWon, long orders, long refunds,
            SortedMap<String, String> spend, SortedMap<String, String> wonAmounts,
            SortedMap<String, String> orderAmounts, SortedMap<String, String> refundAmounts) {
        /// A few lines for people.
        public String text() {
            return String.format(Locale.ROOT, """
                    Ninety days of a company that sells shift planning software (seed %d, %s).
                    Spend: %s
                    Site: %,d events of %,d people (%,d more are duplicates, %,d malformed; %,d come late)
                    CRM: %,d contacts, %,d deals, %,d of them won: %s
                    Self-serve: %,d orders (%s), %,d refunds
                    """, seed, size.name().toLowerCase(Locale.ROOT), join(spend), events, people, duplicates, malformed,
                    late, contacts, deals, dealsWon, join(wonAmounts), orders, join(orderAmounts), refunds);
        }

        private static String join(SortedMap<String, String> amounts) {
            return String.join(", ",
                    amounts.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList());
        }
    }

    /// Writes the files into `folder`, and the truth into the folder `truth` beside it.
    public static Summary write(Path folder, long seed, Size size) throws IOException {
        return write(folder, folder.toAbsolutePath().resolveSibling("truth"), seed, size);
    }

    /// Writes the files into one folder and the truth into another. Files that are there are replaced.
    public static Summary write(Path folder, Path truthFolder, long seed, Size size) throws IOException {
        List<Ad> ads = Catalogue.read(seed, size.variants);
        Delivery delivery = new Delivery(seed, ads, size.scale);
        try (Truth truth = new Truth(truthFolder);
                EventFiles events = new EventFiles(seed, folder.resolve("events"));
                Crm crm = new Crm(folder.resolve("hubspot"))) {
            Visits visits = new Visits(events, delivery, truth);
            Journeys journeys = new Journeys(seed, size.scale, delivery, visits, Names.read(), crm, truth);
            for (int day = 0; day < Clock.DAYS; day++) {
                journeys.day(day);
                events.writeUntil(Clock.START + (day + 1) * Clock.DAY - Clock.EARLIEST);
            }
            events.writeUntil(Clock.END);
            // Last, because the platforms count the conversions that the journeys gave them.
            new SpendFiles(folder, delivery, truth).write();
            new KeywordFiles(folder, delivery).write();
            RateFile.write(folder, seed);
            Summary summary = truth.finish(seed, size, events, crm, ads);
            String about = String.join("\n", Catalogue.lines("readme.md"));
            Files.writeString(folder.toAbsolutePath().resolveSibling("README.md"), about + "\n\n```\n"
                    + summary.text() + "```\n",
                    StandardCharsets.UTF_8);
            return summary;
        }
    }
}
