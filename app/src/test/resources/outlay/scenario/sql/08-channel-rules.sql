-- The default channel group: the first rule that fits, with the patterns as they are published. AI assistants stand
-- before referrals.
CREATE TABLE default_channels AS
WITH folded_origins AS (
    SELECT DISTINCT source, medium, campaign, lower(trim(source)) AS s, lower(trim(medium)) AS m,
        regexp_matches(lower(campaign), '^(.*(([^a-df-z]|^)shop|shopping).*)$') AS names_shop,
        regexp_matches(lower(medium), '^(.*cp.*|ppc|retargeting|paid.*)$') AS paid
    FROM origins
)
SELECT f.source, f.medium, f.campaign,
    CASE
        WHEN s = '(direct)' AND m IN ('(none)', '(not set)') THEN 'Direct'
        WHEN lower(campaign) LIKE '%cross-network%' THEN 'Cross-network'
        WHEN paid AND (category = 'SHOPPING' OR names_shop) THEN 'Paid Shopping'
        WHEN paid AND category = 'SEARCH' THEN 'Paid Search'
        WHEN paid AND category = 'SOCIAL' THEN 'Paid Social'
        WHEN paid AND category = 'VIDEO' THEN 'Paid Video'
        WHEN m IN ('display', 'banner', 'expandable', 'interstitial', 'cpm') THEN 'Display'
        WHEN paid THEN 'Paid Other'
        WHEN category = 'SHOPPING' OR names_shop THEN 'Organic Shopping'
        WHEN category = 'SOCIAL' OR m IN ('social', 'social-network', 'social-media', 'sm', 'social network',
            'social media') THEN 'Organic Social'
        WHEN category = 'VIDEO' OR m LIKE '%video%' THEN 'Organic Video'
        WHEN category = 'SEARCH' OR m = 'organic' THEN 'Organic Search'
        WHEN m = 'ai-assistant' OR s IN ('chatgpt.com', 'perplexity.ai', 'claude.ai', 'gemini.google.com',
            'copilot.microsoft.com') THEN 'AI Assistant'
        WHEN m IN ('referral', 'app', 'link') THEN 'Referral'
        WHEN regexp_matches(s, '^e[-_ ]?mail$') OR regexp_matches(m, '^e[-_ ]?mail$') THEN 'Email'
        WHEN m = 'affiliate' THEN 'Affiliates'
        WHEN m = 'audio' THEN 'Audio'
        WHEN s = 'sms' OR m = 'sms' THEN 'SMS'
        WHEN m LIKE '%push' OR m LIKE '%mobile%' OR m LIKE '%notification%' OR s = 'firebase'
            THEN 'Mobile Push Notifications'
        ELSE 'Unassigned'
    END AS channel
FROM folded_origins AS f LEFT JOIN categories ON categories.source = f.s;
