-- The same credit by the country that each credited visit came from, by the event that opened it. Where none is known,
-- and where no touch is reached, is one row.
CREATE TABLE country_report AS
WITH credited AS (
    SELECT coalesce(events.visitor_country, '') AS country, wholes.kind,
        CASE what WHEN 'after' THEN amount WHEN 'before' THEN -amount ELSE 0 END AS revenue_minor,
        CASE what WHEN 'count' THEN amount ELSE 0 END AS count_millionths
    FROM parts JOIN wholes USING (entry) JOIN events ON events.id = parts.touch
    WHERE amount <> 0
    UNION ALL
    SELECT '', kind, after_minor - before_minor, count_millionths FROM wholes ANTI JOIN weights USING (conversion)
)
SELECT country, coalesce(sum(count_millionths) FILTER (kind = 'lead'), 0)::BIGINT AS lead_millionths,
    coalesce(sum(count_millionths) FILTER (kind = 'sale'), 0)::BIGINT AS conversion_millionths,
    coalesce(sum(revenue_minor) FILTER (kind = 'sale'), 0)::BIGINT AS revenue_minor
FROM credited GROUP BY country;
