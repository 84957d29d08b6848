package outlay.demo;

/// The company's ad accounts, each with its own currency and time zone.
enum Account {
    // @formatter:off
    GOOGLE("google-ads", "Google Ads", "Kestrelworks", "481-220-9937", "USD", "America/New_York", -4),
    MICROSOFT("microsoft-ads", "Microsoft Advertising", "Kestrelworks Search", "148220117", "USD",
            "America/New_York", -4),
    META("meta-ads", "Meta Ads", "Kestrelworks DACH", "1048576001234567", "EUR", "Europe/Berlin", 2),
    LINKEDIN("linkedin-ads", "LinkedIn Ads", "Kestrelworks GmbH", "508812345", "USD", "UTC", 0),
    TIKTOK("tiktok-ads", "TikTok Ads", "Kestrelworks_UK", "7301554820011223041", "GBP", "Europe/London", 1);
    // @formatter:on

    final String folder;
    final String platform;
    final String accountName;
    final String id;
    final String currency;
    final String zone;
    final int zoneHours;

    Account(String folder, String platform, String accountName, String id, String currency, String zone,
            int zoneHours) {
        this.folder = folder;
        this.platform = platform;
        this.accountName = accountName;
        this.id = id;
        this.currency = currency;
        this.zone = zone;
        this.zoneHours = zoneHours;
    }

    /// What spend is rounded to: whole cents in the files of most platforms; LinkedIn reports fractions of a cent.
    long costUnitMicros() {
        return this == LINKEDIN ? 10 : 10_000;
    }
}
