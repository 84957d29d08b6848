package outlay.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a column of a spend table can mean; the word of each is what `--map COLUMN=FIELD` takes.
public enum SpendField {
    // @formatter:off
    DAY, PERIOD_START, PERIOD_END, PLATFORM, ACCOUNT_ID, ACCOUNT_NAME, CAMPAIGN_ID, CAMPAIGN, CAMPAIGN_TYPE,
    AD_GROUP_ID, AD_GROUP, AD_ID, AD, KEYWORD, SPEND, SPEND_MICROS, CURRENCY, IMPRESSIONS, CLICKS, VIDEO_VIEWS,
    CONVERSIONS, CONVERSIONS_VALUE, ZONE, STATUS,
    // What follows splits a row into finer ones and becomes its segment, in this order, which is that of the names.
    ACTION_TYPE, AD_DISTRIBUTION, AGE, ATTRIBUTION_WINDOW, CITY, COUNTRY, DELIVERED_MATCH_TYPE, DEVICE, DEVICE_OS,
    GENDER, HOUR, KEYWORD_ID, LANGUAGE, MATCH_TYPE, NETWORK, PLACEMENT, PUBLISHER_PLATFORM, REGION, SEARCH_TERM,
    TARGETING_TYPE, TARGETING_VALUE, TOP_VS_OTHER;
    // @formatter:on

    static final List<SpendField> ENTITIES = Arrays.stream(values()).filter(SpendField::isEntity).toList();
    static final List<SpendField> SEGMENTS = Arrays.stream(values()).filter(SpendField::isSegment).toList();

    /// The word for a column of spend that says that each row is a commission of an affiliate network.
    public static final String COMMISSION = "commission";

    /// Other words that people write for a field, because platforms and warehouses do.
    private static final Map<String, SpendField> SYNONYMS = Map.ofEntries(Map.entry("date", DAY),
            Map.entry("date_day", DAY), Map.entry("campaign_name", CAMPAIGN), Map.entry("ad_group_name", AD_GROUP),
            Map.entry("adgroup", AD_GROUP), Map.entry("adgroup_id", AD_GROUP_ID), Map.entry("adset", AD_GROUP),
            Map.entry("ad_set", AD_GROUP), Map.entry("adset_id", AD_GROUP_ID), Map.entry("ad_set_id", AD_GROUP_ID),
            Map.entry("ad_name", AD), Map.entry("creative_id", AD_ID), Map.entry("cost", SPEND),
            Map.entry("amount", SPEND), Map.entry("cost_micros", SPEND_MICROS), Map.entry("currency_code", CURRENCY),
            Map.entry("timezone", ZONE), Map.entry("time_zone", ZONE), Map.entry("account", ACCOUNT_NAME),
            Map.entry("customer_id", ACCOUNT_ID), Map.entry("conversion_value", CONVERSIONS_VALUE),
            Map.entry("value", CONVERSIONS_VALUE), Map.entry("revenue", CONVERSIONS_VALUE),
            Map.entry("link_clicks", CLICKS), Map.entry("views", VIDEO_VIEWS),
            Map.entry("thruplays", VIDEO_VIEWS), Map.entry(COMMISSION, SPEND));

    /// Metrics of which several columns may be mapped to one field, and are then added.
    public boolean isCount() {
        return this == IMPRESSIONS || this == CLICKS || this == VIDEO_VIEWS;
    }

    public boolean isAmount() {
        return this == SPEND || this == CONVERSIONS || this == CONVERSIONS_VALUE;
    }

    public boolean isSegment() {
        return ordinal() >= ACTION_TYPE.ordinal();
    }

    public boolean isEntity() {
        return ordinal() >= CAMPAIGN_ID.ordinal() && ordinal() <= KEYWORD.ordinal() && this != CAMPAIGN_TYPE;
    }

    /// Ids stay text, and a spreadsheet may have spoilt them.
    public boolean isId() {
        return this == ACCOUNT_ID || this == CAMPAIGN_ID || this == AD_GROUP_ID || this == AD_ID || this == KEYWORD_ID;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether somebody who says this of a column says that the table is one of commissions.
    public static boolean isCommission(String word) {
        return plain(word).equals(COMMISSION);
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    public static Optional<SpendField> named(String word) {
        String plain = plain(word);
        for (SpendField field : values()) {
            if (field.word().equals(plain)) {
                return Optional.of(field);
            }
        }
        return Optional.ofNullable(SYNONYMS.get(plain));
    }

    static List<String> words() {
        return Stream.concat(Arrays.stream(values()).map(SpendField::word), Stream.of(COMMISSION)).toList();
    }

    static String list() {
        return words().stream().collect(Collectors.joining(", "));
    }
}
