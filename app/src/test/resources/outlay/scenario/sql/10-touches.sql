-- Touches: each visitor's events are walked through in the order of time. A touch opens at a page when none is open
-- (at the first page, or more than 30 minutes after the visitor's last event of any kind), and at a page that another
-- origin led to. Another ad is another origin. A page without tags that repeats the referrer of the page that opened
-- the touch does not open one: sites that change pages without loading them report it again with each.
CREATE TABLE steps AS
SELECT happening.id, happening.visitor, happening.at_us, happening.has_page, happening.without_tags,
    happening.referrer,
    row_number() OVER visits AS n,
    coalesce(happening.at_us - lag(happening.at_us) OVER visits > 30 * 60 * 1000000, false) AS after_quiet,
    coalesce(campaign_channels.channel, default_channels.channel) AS channel,
    origins.source = '(direct)' AS direct,
    CASE WHEN origins.source = '(direct)' THEN 'direct' ELSE
        concat_ws(chr(31), lower(origins.source), lower(origins.medium),
            coalesce(campaign_channels.channel, default_channels.channel),
            coalesce(concat_ws(chr(31), placements.entity.platform, placements.entity.account_id,
                placements.entity.campaign_id, placements.entity.ad_group_id, placements.entity.ad_id),
                origins.campaign)) END AS origin
FROM happenings AS happening
    LEFT JOIN origins USING (id)
    LEFT JOIN default_channels USING (source, medium, campaign)
    LEFT JOIN placements USING (id)
    LEFT JOIN campaign_channels ON campaign_channels.platform = placements.entity.platform
        AND campaign_channels.account_id = placements.entity.account_id
        AND campaign_channels.campaign_id = placements.entity.campaign_id
WHERE happening.visitor IS NOT NULL
WINDOW visits AS (PARTITION BY happening.visitor ORDER BY happening.at_us, happening.id);

CREATE TABLE touches AS
WITH RECURSIVE walk AS (
    SELECT visitor, n, id, at_us, channel, has_page AS opens, has_page AS open,
        CASE WHEN has_page THEN origin ELSE 'direct' END AS current_origin,
        CASE WHEN has_page THEN referrer ELSE '' END AS current_referrer
    FROM steps WHERE n = 1
    UNION ALL
    SELECT visitor, n, id, at_us, channel, opens, opens OR still_open,
        CASE WHEN opens THEN origin ELSE current_origin END,
        CASE WHEN opens THEN referrer ELSE current_referrer END
    FROM (
        SELECT step.*, walk.current_origin, walk.current_referrer,
            walk.open AND NOT step.after_quiet AS still_open,
            step.has_page AND (NOT walk.open OR step.after_quiet
                OR NOT step.direct AND step.origin <> walk.current_origin
                    AND NOT (step.without_tags AND step.referrer = walk.current_referrer)) AS opens
        FROM walk JOIN steps AS step ON step.visitor = walk.visitor AND step.n = walk.n + 1
    )
)
SELECT persons.person, walk.id, walk.at_us, walk.channel
FROM walk JOIN persons ON persons.node = walk.visitor
WHERE walk.opens;
