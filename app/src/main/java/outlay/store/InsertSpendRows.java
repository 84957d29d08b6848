package outlay.store;

import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import outlay.base.Micros;
import outlay.fact.SpendRow;
import org.jspecify.annotations.Nullable;

final class InsertSpendRows {
    private static final String SQL = """
            INSERT INTO spend_row (position, client, import_id, line, platform, account_id, account_name, level, day,
                zone, campaign_id, campaign_name, campaign_type, ad_group_id, ad_group_name, ad_id, ad_name, keyword,
                segment, spend_micros, currency, impressions, clicks, platform_conversions, platform_value_micros,
                platform_value_currency, video_views)
            VALUES (:position, :client, :importId, :line, :platform, :accountId, :accountName, :level, :day,
                :zone, :campaignId, :campaignName, :campaignType, :adGroupId, :adGroupName, :adId, :adName, :keyword,
                :segment, :spendMicros, :currency, :impressions, :clicks, :conversions, :valueMicros, :valueCurrency,
                :videoViews)
            """;

    private InsertSpendRows() {}

    static void all(Handle handle, List<Effects.At<SpendRow>> rows) {
        try (PreparedBatch batch = handle.prepareBatch(SQL)) {
            for (Effects.At<SpendRow> each : rows) {
                bind(batch, each.position(), each.what());
                batch.add();
            }
            batch.execute();
        }
    }

    private static void bind(PreparedBatch batch, long position, SpendRow row) {
        SpendRow.Entity entity = row.entity();
        batch.bind("position", position)
                .bind("client", row.client().value())
                .bind("importId", KeptText.of(row.importId()))
                .bind("line", row.line())
                .bind("platform", KeptText.of(row.platform()))
                .bind("accountId", KeptText.of(row.accountId()))
                .bind("accountName", KeptText.of(row.accountName()))
                .bind("level", row.level().name())
                .bind("day", row.day().toString())
                .bind("zone", KeptText.of(row.zone()))
                .bind("campaignId", KeptText.of(entity.campaignId()))
                .bind("campaignName", KeptText.of(entity.campaignName()))
                .bind("campaignType", KeptText.of(entity.campaignType()))
                .bind("adGroupId", KeptText.of(entity.adGroupId()))
                .bind("adGroupName", KeptText.of(entity.adGroupName()))
                .bind("adId", KeptText.of(entity.adId()))
                .bind("adName", KeptText.of(entity.adName()))
                .bind("keyword", KeptText.of(entity.keyword()))
                .bind("segment", KeptText.of(row.segment()))
                .bind("spendMicros", row.spend().micros())
                .bind("currency", row.spend().currency().code())
                .bind("impressions", orNull(row.impressions()))
                .bind("clicks", orNull(row.clicks()))
                .bind("conversions", orNull(row.platformConversions()))
                .bind("valueMicros", row.platformConversionValue().map(Micros::micros).orElse(null))
                .bind("videoViews", orNull(row.videoViews()))
                .bind("valueCurrency",
                        row.platformConversionValue().map(value -> value.currency().code()).orElse(null));
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
