package outlay.demo;

import java.util.List;

/// Where a buyer sits, which gives their hours, their language and the currency they pay in.
enum Region {
    // @formatter:off
    US(-4, "en-US", "USD", "Inc", "US"),
    UK( 1, "en-GB", "GBP", "Ltd", "GB"),
    DACH(2, "de-DE", "EUR", "GmbH", "DE", "DE", "DE", "DE", "DE", "AT", "CH");
    // @formatter:on

    final int zoneHours;
    final String locale;
    final String dealCurrency;
    final String legalForm;
    private final List<String> countries;

    Region(int zoneHours, String locale, String dealCurrency, String legalForm, String... countries) {
        this.zoneHours = zoneHours;
        this.locale = locale;
        this.dealCurrency = dealCurrency;
        this.legalForm = legalForm;
        this.countries = List.of(countries);
    }

    /// Where the company of that number is, by two letters.
    String country(long company) {
        return countries.get((int) (company % countries.size()));
    }

    /// Self-serve plans are sold in two currencies only.
    String orderCurrency() {
        return this == DACH ? "EUR" : "USD";
    }

    static Region of(Source source, Dice dice) {
        return switch (source) {
            case Source.Paid paid when paid.ad().path().startsWith("/de/") -> DACH;
            case Source.Paid paid when paid.ad().account() == Account.TIKTOK -> UK;
            case Source.Paid paid -> values()[dice.weighted(66, 22, 12)];
            case Source.Free free -> values()[dice.weighted(46, 19, 35)];
        };
    }
}
