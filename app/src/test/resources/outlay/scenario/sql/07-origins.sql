-- Source and medium of every landing. What the tags say holds, because somebody wrote it on purpose; a click id fills
-- what they leave open. Without tags: a click id that only ads carry, then the address before, then any click id.

-- Which ad platform a source belongs to.
CREATE MACRO platform_of_source(source) AS CASE lower(source)
    WHEN 'google' THEN 'google' WHEN 'youtube' THEN 'google'
    WHEN 'bing' THEN 'microsoft' WHEN 'microsoft' THEN 'microsoft'
    WHEN 'facebook' THEN 'meta' WHEN 'instagram' THEN 'meta'
    WHEN 'linkedin' THEN 'linkedin' WHEN 'tiktok' THEN 'tiktok' END;

CREATE TABLE categories AS
SELECT lower(source) AS source, replace(source_category, 'SOURCE_CATEGORY_', '') AS category FROM source_categories;

-- What a referring host is: the site itself, an assistant, a search engine (by its exact host or by its name under any
-- country's domain), a listed network (also by the site that the host belongs to), or somebody else's site.
CREATE TABLE referrers AS
WITH hosts AS (SELECT DISTINCT referrer_host AS host, own_host FROM landings),
    named AS (
        SELECT host, own_host,
            CASE WHEN host = '' OR regexp_extract(host, '[^.]+\.[^.]+$') = regexp_extract(own_host, '[^.]+\.[^.]+$')
                THEN 'own' END AS own,
            CASE WHEN host IN ('chatgpt.com', 'perplexity.ai', 'claude.ai', 'gemini.google.com',
                'copilot.microsoft.com') THEN host END AS assistant,
            coalesce((SELECT source FROM categories WHERE source = host AND category = 'SEARCH'),
                nullif(regexp_extract(host, '^(google|bing|duckduckgo|ecosia|yahoo|qwant)\.(?:co\.)?[a-z]+$', 1), ''))
                AS engine,
            (SELECT min_by((source, category), -length(source)) FROM categories
                WHERE category <> 'SEARCH' AND (host = source OR host LIKE '%.' || source)) AS listed
        FROM hosts
    )
SELECT host, own_host,
    CASE WHEN own IS NULL THEN coalesce(assistant, engine, listed[1], host) END AS source,
    CASE WHEN own IS NOT NULL THEN NULL
        WHEN assistant IS NOT NULL THEN 'ai-assistant'
        WHEN engine IS NOT NULL THEN 'organic'
        WHEN listed[2] = 'SOCIAL' THEN 'social'
        ELSE 'referral' END AS medium
FROM named;

CREATE TABLE origins AS
WITH judged AS (
    SELECT landings.*, referrers.source AS referrer_source, referrers.medium AS referrer_medium,
        coalesce(platform_of_source(utm_source), CASE WHEN tagged_by_google THEN 'google' END,
            CASE WHEN click.only_ads OR utm_source IS NULL THEN click.platform END) AS tagged_platform
    FROM landings
        JOIN referrers ON referrers.host = landings.referrer_host AND referrers.own_host = landings.own_host
)
SELECT id,
    CASE WHEN tagged THEN coalesce(utm_source, click.source, tagged_platform, referrer_source, '(not set)')
        WHEN click.only_ads THEN click.source
        ELSE coalesce(referrer_source, click.source, '(direct)') END AS source,
    CASE WHEN tagged THEN coalesce(utm_medium,
            CASE WHEN utm_source IS NULL OR tagged_platform = click.platform THEN click.medium END,
            CASE WHEN tagged_by_google THEN 'cpc' END, '(not set)')
        WHEN click.only_ads THEN click.medium
        ELSE coalesce(referrer_medium, click.medium, '(none)') END AS medium,
    CASE WHEN tagged THEN coalesce(utm_campaign, '') ELSE '' END AS campaign,
    CASE WHEN tagged THEN tagged_platform
        WHEN click.only_ads OR referrer_source IS NULL THEN click.platform END AS platform
FROM judged;
