package outlay.demo;

/// Where a buyer sits, which gives their hours, their language and the currency they pay in.
enum Region {
    // @formatter:off
    US(-4, "en-US", "USD", "Inc"),
    UK( 1, "en-GB", "GBP", "Ltd"),
    DACH(2, "de-DE", "EUR", "GmbH");
    // @formatter:on

    final int zoneHours;
    final String locale;
    final String dealCurrency;
    final String legalForm;

    Region(int zoneHours, String locale, String dealCurrency, String legalForm) {
        this.zoneHours = zoneHours;
        this.locale = locale;
        this.dealCurrency = dealCurrency;
        this.legalForm = legalForm;
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
