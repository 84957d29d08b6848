package outlay.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every ad that the company runs, as `campaigns.tsv` lists them, with ids that the seed gives.
final class Catalogue {
    private static final int KIND = 1;
    private final List<Ad> ads = new ArrayList<>();
    private final Map<String, Ad.Campaign> campaigns = new LinkedHashMap<>();
    private final Map<String, List<Keyword>> keywords;
    private final Dice dice;
    private final int variants;
    private int groups;

    private Catalogue(long seed, int variants, Map<String, List<Keyword>> keywords) {
        this.keywords = keywords;
        dice = Dice.of(seed, KIND, 0);
        this.variants = variants;
    }

    /// @param variants how many versions of each ad run
    static List<Ad> read(long seed, int variants) throws IOException {
        Catalogue catalogue = new Catalogue(seed, variants, keywords());
        for (String line : lines("campaigns.tsv").stream().skip(1).toList()) {
            catalogue.add(line.split("\t", -1));
        }
        return List.copyOf(catalogue.ads);
    }

    /// By account and ad group.
    private static Map<String, List<Keyword>> keywords() throws IOException {
        Map<String, List<Keyword>> keywords = new LinkedHashMap<>();
        for (String line : lines("keywords.tsv").stream().skip(1).toList()) {
            String[] row = line.split("\t", -1);
            keywords.computeIfAbsent(Account.valueOf(row[0]) + row[1], added -> new ArrayList<>())
                    .add(new Keyword(row[2], row[3], Integer.parseInt(row[4]), Integer.parseInt(row[5])));
        }
        return keywords;
    }

    /// The lines of a text beside this class.
    static List<String> lines(String resource) throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the demo's " + resource + " is missing from the program; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private void add(String[] row) {
        Account account = Account.valueOf(row[0]);
        Ad.Campaign campaign = campaigns.computeIfAbsent(account + row[1],
                key -> new Ad.Campaign(campaignId(account), row[1], row[2], row[12]));
        Tactic tactic = Tactic.valueOf(row[3]);
        boolean withoutAds = tactic == Tactic.PERFORMANCE_MAX;
        String groupId = withoutAds ? "" : groupId(account);
        List<String> names = withoutAds ? List.of("") : variants(row[11].split(";"));
        for (String name : names) {
            ads.add(new Ad(ads.size(), account, campaign, tactic, Long.parseLong(row[4]), names.size(),
                    Integer.parseInt(row[5]), Integer.parseInt(row[6]), Ad.Tagging.valueOf(row[7]),
                    row[8].equals("yes"), row[9], groupId, row[10], withoutAds ? "" : adId(account), name,
                    keywords.getOrDefault(account + row[10], List.of())));
        }
    }

    private List<String> variants(String[] names) {
        List<String> all = new ArrayList<>();
        for (int variant = 1; variant <= variants; variant++) {
            for (String name : names) {
                all.add(variant == 1 ? name : name + " v" + variant);
            }
        }
        return all;
    }

    private String campaignId(Account account) {
        int ordinal = campaigns.size();
        return switch (account) {
            case GOOGLE -> id("21", 9, ordinal);
            case MICROSOFT -> id("4", 8, ordinal);
            case META -> id("120210", 12, ordinal);
            case LINKEDIN -> id("6", 8, ordinal);
            case TIKTOK -> id("18", 14, ordinal);
        };
    }

    private String groupId(Account account) {
        int ordinal = groups++;
        return switch (account) {
            case GOOGLE -> id("16", 10, ordinal);
            case MICROSOFT -> id("13", 14, ordinal);
            case META -> id("120211", 12, ordinal);
            case LINKEDIN -> id("3", 8, ordinal);
            case TIKTOK -> id("19", 14, ordinal);
        };
    }

    private String adId(Account account) {
        int ordinal = ads.size();
        return switch (account) {
            case GOOGLE -> id("70", 10, ordinal);
            case MICROSOFT -> id("8", 13, ordinal);
            case META -> id("120212", 12, ordinal);
            case LINKEDIN -> id("7", 8, ordinal);
            case TIKTOK -> id("20", 14, ordinal);
        };
    }

    /// Ids differ because each ordinal has a range of its own.
    private String id(String prefix, int digits, int ordinal) {
        long range = 1;
        for (int i = 3; i < digits; i++) {
            range *= 10;
        }
        String number = Long.toString(ordinal * range + dice.between(0, range - 1));
        return prefix + "0".repeat(digits - number.length()) + number;
    }
}
