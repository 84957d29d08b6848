-- The report: spend and credit are summed apart and laid side by side, so that spend without revenue and revenue
-- without spend both have their row.
CREATE TABLE channel_report AS
WITH spent AS (
    SELECT channel, sum(converted(spend_micros, above, below)) AS spend_micros,
        sum(coalesce(impressions, 0)) AS impressions, sum(coalesce(clicks, 0)) AS clicks
    FROM standing_spend JOIN campaign_channels USING (platform, account_id, campaign_id)
        JOIN quotients USING (currency, day)
    GROUP BY channel
), earned AS (
    SELECT channel, sum(count_millionths) FILTER (kind = 'lead') AS lead_millionths,
        sum(count_millionths) FILTER (kind = 'sale') AS conversion_millionths,
        sum(revenue_minor) FILTER (kind = 'sale') AS revenue_minor
    FROM credits GROUP BY channel
)
SELECT channel, coalesce(spend_micros, 0)::BIGINT AS spend_micros, coalesce(impressions, 0)::BIGINT AS impressions,
    coalesce(clicks, 0)::BIGINT AS clicks, coalesce(lead_millionths, 0)::BIGINT AS lead_millionths,
    coalesce(conversion_millionths, 0)::BIGINT AS conversion_millionths,
    coalesce(revenue_minor, 0)::BIGINT AS revenue_minor
FROM spent FULL JOIN earned USING (channel);
