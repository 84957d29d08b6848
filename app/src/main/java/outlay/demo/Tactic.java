package outlay.demo;

/// What an ad is for, and how people behave who come by it.
///
/// Shares are in thousandths. `seen`: clicks by people new to the site whom the tag gets to see (the others bounce
/// before it loads, or are no people). `returns`: those of them who come back. `leads`: those of these who leave
/// their name. `quality`: how much likelier than others they are to buy. `steps`: visits between the first and the
/// lead.
enum Tactic {
    // @formatter:off
    //                   channel           stage            cpc ct.  ctr ppm weekend seen returns leads quality steps
    BRAND_SEARCH(        "Paid Search",    "conversion",       390, 112_000, 620,  240,  330,  430,  1100, 0, 2),
    GENERIC_SEARCH(      "Paid Search",    "conversion",      1950,  42_000, 480,  300,  430,  500,  1050, 1, 4),
    COMPETITOR_SEARCH(   "Paid Search",    "conversion",      2300,  31_000, 480,  300,  310,  400,   850, 1, 4),
    VIDEO(               "Paid Video",     "awareness",       1900,   1_150, 1080, 240,  290,  450,   850, 3, 6),
    PERFORMANCE_MAX(     "Cross-network",  "conversion",       580,  16_000, 900,  110,  290,  460,   750, 1, 4),
    DISPLAY_RETARGETING( "Display",        "conversion",       290,   2_800, 800,   20,  300,  400,  1000, 1, 3),
    SOCIAL_AWARENESS(    "Paid Social",    "awareness",        190,   6_200, 1060,  48,  250,  430,   650, 3, 6),
    SOCIAL_LEAD_GEN(     "Paid Social",    "consideration",    460,   9_100, 950,  110,  300,  520,   600, 0, 3),
    SOCIAL_RETARGETING(  "Paid Social",    "conversion",       340,  11_000, 980,   20,  300,  400,   950, 1, 3),
    LINKEDIN_LEAD_GEN(   "Paid Social",    "consideration",   1480,   5_400, 240,  220,  430,  560,  1150, 0, 3),
    THOUGHT_LEADERSHIP(  "Paid Social",    "consideration",    850,   8_800, 300,  160,  230,  420,  1150, 3, 6),
    TIKTOK_AWARENESS(    "Paid Social",    "awareness",         95,   7_400, 1150,  34,  170,  340,   500, 4, 7);
    // @formatter:on

    final String channel;
    final String stage;
    final int clickCents;
    final int clicksPerMillion;
    final int weekend;
    final int seen;
    final int returns;
    final int leads;
    final int quality;
    final int fewestSteps;
    final int mostSteps;

    Tactic(String channel, String stage, int clickCents, int clicksPerMillion, int weekend, int seen, int returns,
            int leads, int quality, int fewestSteps, int mostSteps) {
        this.channel = channel;
        this.stage = stage;
        this.clickCents = clickCents;
        this.clicksPerMillion = clicksPerMillion;
        this.weekend = weekend;
        this.seen = seen;
        this.returns = returns;
        this.leads = leads;
        this.quality = quality;
        this.fewestSteps = fewestSteps;
        this.mostSteps = mostSteps;
    }
}
