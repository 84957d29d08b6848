-- What the statements before this one leave out because nothing of the kind is in this world. Each line counts what
-- would make them wrong without anybody's noticing.
CREATE TABLE simplifications AS
SELECT 'account days that are reported at several levels' AS what, count(*) AS found FROM (
    SELECT platform, account, day FROM standing_spend GROUP BY ALL HAVING count(DISTINCT level) > 1)
UNION ALL
SELECT 'spend without a campaign id, or with a name and no id further down', count(*) FROM spend
WHERE campaign_id = '' OR ad_group_id = '' AND ad_group_name <> '' OR ad_id = '' AND ad_name <> ''
UNION ALL
SELECT 'spend cut by segments', count(*) FROM standing_spend WHERE segment <> ''
UNION ALL
SELECT 'ids that two campaigns, ad groups or ads of one platform have', count(*) FROM (
    SELECT family, depth, id FROM entities GROUP BY ALL HAVING count(*) > 1)
UNION ALL
SELECT 'aliases', count(*) FROM events WHERE type = 'ALIAS' OR previous_id <> ''
UNION ALL
SELECT 'click ids that are not looked at', count(*) FROM (SELECT unnest(map_keys(click_ids)) AS name FROM happenings)
WHERE name NOT IN (SELECT click_id FROM click_kinds)
UNION ALL
SELECT 'tags that are not looked at', count(*) FROM (SELECT unnest(map_keys(tags)) AS name FROM happenings)
WHERE name NOT IN ('utm_source', 'utm_medium', 'utm_campaign', 'utm_id', 'utm_term', 'utm_content', 'gad_campaignid',
    'gad_source')
UNION ALL
SELECT 'won deals that name no contact that is known', count(*) FROM won_deals
WHERE 'deal/' || crm || '/' || deal_id NOT IN (SELECT conversion FROM people_of_conversions)
UNION ALL
SELECT 'won deals that name people by e-mail', count(*) FROM won_deals WHERE len(emails) > 0
UNION ALL
SELECT 'orders that are worth nothing or less', count(*) FROM orders WHERE value_minor <= 0
UNION ALL
SELECT 'money in a currency whose decimals are not two', count(*) FROM (
    SELECT currency FROM spend UNION SELECT currency FROM conversions WHERE currency IS NOT NULL
    UNION SELECT currency FROM question)
WHERE currency NOT IN ('USD', 'EUR', 'GBP')
UNION ALL
SELECT 'amounts without a rate', count(*) FROM (
    SELECT currency, day FROM standing_spend UNION ALL
    SELECT currency, DATE '1970-01-01' + (at_us // 86400000000)::INTEGER FROM conversions WHERE currency IS NOT NULL)
    ANTI JOIN quotients USING (currency, day);
