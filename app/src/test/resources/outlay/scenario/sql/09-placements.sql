-- Which campaign and ad each landing leads to: by the platform's ids first, then by the campaign's name, and only
-- where the answer is the only one.

-- Where ids are looked for, in this order. Short values of utm_content and utm_term are people's own, not ids.
-- LinkedIn calls our ad group a campaign, and its tagging macros do too.
CREATE TABLE id_tags AS
SELECT * FROM (VALUES
    (1, 'ad', 'ol_adid', 1), (2, 'ad group', 'ol_agid', 1),
    (3, 'campaign', 'ol_cid', 1), (4, 'campaign', 'utm_id', 1), (5, 'campaign', 'gad_campaignid', 1),
    (6, 'campaign', 'utm_campaign', 1),
    (7, 'ad group', 'ol_cid', 5), (8, 'ad group', 'utm_id', 5), (9, 'ad group', 'gad_campaignid', 5),
    (10, 'ad group', 'utm_campaign', 5),
    (11, 'ad', 'utm_content', 5), (12, 'ad', 'utm_term', 5),
    (13, 'ad group', 'utm_term', 5), (14, 'ad group', 'utm_content', 5)
) AS tags(rank, depth, tag, shortest);

CREATE TABLE tagged_landings AS
SELECT landings.id, landings.tags, origins.platform AS from_platform, origins.medium, origins.campaign,
    default_channels.channel
FROM landings JOIN origins USING (id) JOIN default_channels USING (source, medium, campaign)
WHERE cardinality(landings.tags) > 0 AND origins.source <> '(direct)';

CREATE TABLE placed_by_id AS
WITH found AS (
    SELECT landing.id, id_tags.rank, list(entities) AS entities
    FROM tagged_landings AS landing CROSS JOIN id_tags
        JOIN entities ON entities.depth = id_tags.depth AND entities.id = said(landing.tags[id_tags.tag])
            AND length(entities.id) >= id_tags.shortest
            AND coalesce(landing.from_platform, entities.family) = entities.family
    GROUP BY landing.id, id_tags.rank
)
SELECT id, min_by(entities[1], rank) AS entity FROM found WHERE len(entities) = 1 GROUP BY id;

-- E-mails and organic posts carry the name of the campaign that they accompany; what says that nobody paid for it is
-- not placed by name. A current name goes before a former one, and a campaign's before an ad group's, whose plain
-- names count only on the platform that the visit came from.
CREATE TABLE placed_by_name AS
WITH candidates AS (
    SELECT landing.id, entities AS entity,
        CASE WHEN entities.depth = 'campaign' THEN 0 ELSE 2 END
            + CASE WHEN entities.current_name = folded(landing.campaign) THEN 0 ELSE 1 END AS rank
    FROM tagged_landings AS landing JOIN entities ON list_contains(entities.names, folded(landing.campaign))
        AND (entities.depth = 'campaign' OR entities.depth = 'ad group' AND landing.from_platform IS NOT NULL)
        AND coalesce(landing.from_platform, entities.family) = entities.family
    WHERE landing.campaign <> ''
        AND (landing.channel LIKE 'Paid %' OR landing.channel IN ('Cross-network', 'Display', 'Unassigned')
            OR landing.channel IN ('Organic Social', 'Organic Video', 'Organic Search')
                AND landing.from_platform IS NOT NULL AND landing.medium NOT LIKE '%organic%')
), first_rank AS (
    SELECT * FROM candidates QUALIFY rank = min(rank) OVER (PARTITION BY id)
)
SELECT id, any_value(entity) AS entity FROM first_rank GROUP BY id HAVING count(*) = 1;

-- From a campaign on to its ad group and ad, where the tags name them by id, else by name.
CREATE TABLE deeper_tags AS
SELECT * FROM (VALUES
    (1, 'ad', 'ol_adid', 'id'), (2, 'ad', 'utm_content', 'id'), (3, 'ad', 'utm_term', 'id'),
    (4, 'ad group', 'ol_agid', 'id'), (5, 'ad group', 'utm_term', 'id'), (6, 'ad group', 'utm_content', 'id'),
    (7, 'ad group', 'utm_term', 'name'), (8, 'ad group', 'utm_content', 'name')
) AS tags(rank, depth, tag, how);

CREATE MACRO lies_within(inner_one, outer_one) AS
    inner_one.platform = outer_one.platform AND inner_one.account_id = outer_one.account_id
    AND inner_one.campaign_id = outer_one.campaign_id
    AND outer_one.ad_group_id IN ('', inner_one.ad_group_id) AND outer_one.ad_id IN ('', inner_one.ad_id);

CREATE TABLE placements AS
WITH placed AS (
    SELECT * FROM placed_by_id UNION ALL SELECT * FROM placed_by_name ANTI JOIN placed_by_id USING (id)
), deeper AS (
    SELECT placed.id, deeper_tags.rank, list(entities) AS inside
    FROM placed JOIN tagged_landings AS landing USING (id) CROSS JOIN deeper_tags
        JOIN entities ON entities.depth = deeper_tags.depth AND lies_within(entities, placed.entity)
            AND CASE deeper_tags.how WHEN 'id' THEN entities.id = said(landing.tags[deeper_tags.tag])
                ELSE list_contains(entities.names, folded(said(landing.tags[deeper_tags.tag]))) END
    WHERE placed.entity.ad_id = '' AND (deeper_tags.depth = 'ad' OR placed.entity.ad_group_id = '')
    GROUP BY placed.id, deeper_tags.rank
), refined AS (
    SELECT id, coalesce(further.entity, placed.entity) AS entity
    FROM placed LEFT JOIN (SELECT id, min_by(inside[1], rank) AS entity FROM deeper WHERE len(inside) = 1 GROUP BY id)
        AS further USING (id)
), named_ads AS (
    SELECT refined.id, any_value(entities) AS entity
    FROM refined JOIN tagged_landings AS landing USING (id)
        JOIN entities ON entities.depth = 'ad' AND lies_within(entities, refined.entity)
            AND list_contains(entities.names, folded(said(landing.tags['utm_content'])))
    WHERE refined.entity.ad_id = ''
    GROUP BY refined.id HAVING count(*) = 1
)
SELECT id, coalesce(named_ads.entity, refined.entity) AS entity FROM refined LEFT JOIN named_ads USING (id);
