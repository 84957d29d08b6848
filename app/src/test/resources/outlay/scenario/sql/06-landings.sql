-- Every page that was seen, with what its address said about where the visitor came from. A visitor is the device,
-- else the signed-in user, else the e-mail address that the event itself names.
CREATE TABLE happenings AS
SELECT id, epoch_us(happened_at) AS at_us, type, name, sale_kind,
    coalesce('4 anonymous:' || known_id(anonymous_id), '2 user:' || known_id(user_id),
        '1 email:' || known_email(email)) AS visitor,
    type IN ('PAGE', 'SCREEN') OR url <> '' OR cardinality(tags) > 0 OR cardinality(click_ids) > 0 AS has_page,
    cardinality(tags) = 0 AND cardinality(click_ids) = 0 AS without_tags,
    referrer, url, tags, click_ids
FROM events;

-- What a click id proves, the strongest first. Meta adds its own to unpaid links too: it tells the network, and not
-- that somebody paid.
CREATE TABLE click_kinds AS
SELECT * FROM (VALUES
    (1, 'gclid', 'google', 'cpc', 'google', true),
    (2, 'msclkid', 'bing', 'cpc', 'microsoft', true),
    (3, 'ttclid', 'tiktok', 'paid_social', 'tiktok', true),
    (4, 'li_fat_id', 'linkedin', 'paid_social', 'linkedin', true),
    (5, 'irclickid', 'impact', 'affiliate', NULL, false),
    (6, 'fbclid', 'facebook', 'social', 'meta', false)
) AS kinds(rank, click_id, source, medium, platform, only_ads);

CREATE TABLE clicks AS
SELECT carried.id, min_by(kinds, kinds.rank) AS click
FROM (SELECT id, unnest(map_entries(click_ids)) AS entry FROM happenings) AS carried
    JOIN click_kinds AS kinds ON kinds.click_id = lower(carried.entry.key)
WHERE said(carried.entry.value) IS NOT NULL
GROUP BY carried.id;

CREATE TABLE landings AS
SELECT id, at_us, visitor, without_tags, referrer, tags, click,
    said(tags['utm_source']) AS utm_source, said(tags['utm_medium']) AS utm_medium,
    said(tags['utm_campaign']) AS utm_campaign,
    coalesce(said(tags['gad_campaignid']), said(tags['gad_source'])) IS NOT NULL AS tagged_by_google,
    coalesce(said(tags['utm_source']), said(tags['utm_medium']), said(tags['utm_campaign']), said(tags['utm_id']),
        said(tags['gad_campaignid']), said(tags['gad_source'])) IS NOT NULL AS tagged,
    regexp_extract(lower(referrer), '^[a-z]+://(?:www\.)?([^/?#:]+)', 1) AS referrer_host,
    regexp_extract(lower(url), '^[a-z]+://(?:www\.)?([^/?#:]+)', 1) AS own_host
FROM happenings LEFT JOIN clicks USING (id)
WHERE has_page AND visitor IS NOT NULL;
