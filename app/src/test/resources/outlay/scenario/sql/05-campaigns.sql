-- Every campaign, ad group and ad that any complete import names, also one that was replaced: a former name still
-- tells the campaign. Names and the campaign's type are those of the last day on which they were reported.
CREATE MACRO family_of(platform) AS regexp_replace(platform, '[_ -]ads$', '');

CREATE TABLE entities AS
WITH named_levels AS (
    SELECT 'campaign' AS depth, platform, account_id, campaign_id, '' AS ad_group_id, '' AS ad_id,
        campaign_id AS id, campaign_name AS name, campaign_type AS type, day
    FROM imported_spend
    UNION ALL
    SELECT 'ad group', platform, account_id, campaign_id, ad_group_id, '', ad_group_id, ad_group_name, '', day
    FROM imported_spend WHERE ad_group_id <> ''
    UNION ALL
    SELECT 'ad', platform, account_id, campaign_id, ad_group_id, ad_id, ad_id, ad_name, '', day
    FROM imported_spend WHERE ad_id <> ''
)
SELECT depth, platform, account_id, campaign_id, ad_group_id, ad_id, id,
    family_of(platform) AS family,
    list_distinct(list(folded(name)) FILTER (trim(name) <> '')) AS names,
    folded(max_by(name, (day, name)) FILTER (trim(name) <> '')) AS current_name,
    max_by(type, (day, type)) FILTER (trim(type) <> '') AS type
FROM named_levels
GROUP BY depth, platform, account_id, campaign_id, ad_group_id, ad_id, id;

-- The channel that a campaign's money went to: search platforms sell several things, the others one.
CREATE TABLE campaign_channels AS
SELECT platform, account_id, campaign_id,
    CASE
        WHEN family IN ('meta', 'linkedin', 'tiktok') THEN 'Paid Social'
        WHEN family NOT IN ('google', 'microsoft') THEN 'Paid Other'
        WHEN bare_type SIMILAR TO '.*(performancemax|smart|demandgen|discovery).*' THEN 'Cross-network'
        WHEN bare_type LIKE '%shopping%' THEN 'Paid Shopping'
        WHEN bare_type LIKE '%video%' THEN 'Paid Video'
        WHEN bare_type SIMILAR TO '.*(display|audience).*' THEN 'Display'
        ELSE 'Paid Search'
    END AS channel
FROM (
    SELECT *, regexp_replace(lower(coalesce(type, '')), '[^a-z]', '', 'g') AS bare_type
    FROM entities WHERE depth = 'campaign'
);
