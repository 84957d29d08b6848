-- Which touches a conversion's credit goes to, and with which weights under the question's model. A touch counts that
-- is at most the lookback window older than the conversion and not later, to the millisecond, both ends included.
CREATE TABLE weights AS
WITH reached AS (
    SELECT DISTINCT conversions.conversion, touches.id, touches.at_us, touches.channel
    FROM conversions JOIN people_of_conversions USING (conversion) JOIN touches USING (person) CROSS JOIN question
    WHERE touches.at_us // 1000 BETWEEN conversions.at_us // 1000 - question.lookback_days::BIGINT * 86400000
        AND conversions.at_us // 1000
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY conversion ORDER BY at_us, id) AS n,
        count(*) OVER (PARTITION BY conversion) AS touches
    FROM reached
)
SELECT conversion, n, id AS touch, channel,
    CASE model
        WHEN 'linear' THEN 1
        WHEN 'first' THEN CASE WHEN n = 1 THEN 1 ELSE 0 END
        WHEN 'last' THEN CASE WHEN n = touches THEN 1 ELSE 0 END
        -- 40 % to each end and 20 % shared by those between, multiplied by how many these are to stay whole.
        WHEN 'position' THEN CASE WHEN n IN (1, touches) THEN 40 * greatest(1, touches - 2) ELSE 20 END
    END::HUGEINT AS weight
FROM numbered CROSS JOIN question;
