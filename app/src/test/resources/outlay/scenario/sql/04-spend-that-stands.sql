-- A row of spend counts once its import is complete. Of one account, level and day, a later import replaces an earlier
-- one that names at least one of the same entities; imports with nothing in common stand side by side. A report by
-- keyword names once more what reports by ad or ad group say of the same account and day, and is left out beside them.
CREATE TABLE imported_spend AS
SELECT spend.*, imports.log_position AS import_position,
    coalesce(nullif(account_id, ''), account_name) AS account,
    coalesce(nullif(campaign_id, ''), campaign_name) || '/' || coalesce(nullif(ad_group_id, ''), ad_group_name)
        || '/' || coalesce(nullif(ad_id, ''), ad_name) AS entity
FROM spend JOIN imports ON imports.id = spend.import_id;

CREATE TABLE standing_spend AS
WITH replaced AS (
    SELECT DISTINCT earlier.import_id, earlier.platform, earlier.account, earlier.level, earlier.day
    FROM imported_spend AS earlier JOIN imported_spend AS later
        ON later.platform = earlier.platform AND later.account = earlier.account AND later.level = earlier.level
        AND later.day = earlier.day AND later.entity = earlier.entity
        AND later.import_position > earlier.import_position
)
SELECT * FROM imported_spend AS spoken ANTI JOIN replaced USING (import_id, platform, account, level, day)
WHERE level <> 'KEYWORD' OR NOT EXISTS (
    SELECT 1 FROM imported_spend AS finer WHERE finer.platform = spoken.platform AND finer.account = spoken.account
        AND finer.day = spoken.day AND finer.level IN ('AD', 'AD_GROUP'));
