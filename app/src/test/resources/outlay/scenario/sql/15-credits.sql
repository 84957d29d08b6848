-- Credit: every running total is divided among the touches by largest remainder, and each entry credits the change.
-- A refund is converted at the rate of its conversion's day, or the two would not cancel.
CREATE TABLE wholes AS
SELECT entries.conversion, entries.at_us, entries.count_millionths, conversions.kind,
    row_number() OVER () AS entry,
    CASE WHEN conversions.kind = 'lead' THEN 0 ELSE converted(before_minor, above, below) END AS before_minor,
    CASE WHEN conversions.kind = 'lead' THEN 0 ELSE converted(after_minor, above, below) END AS after_minor
FROM entries JOIN conversions USING (conversion)
    LEFT JOIN quotients ON quotients.currency = conversions.currency
        AND quotients.day = DATE '1970-01-01' + (conversions.at_us // 86400000000)::INTEGER;

-- Every amount that has to be divided, with the sign set aside: parts are cut down, and the units that are left go,
-- one each, to those that lost most by the cut; among equals to the later touch.
CREATE TABLE parts AS
WITH amounts AS (
    SELECT entry, conversion, 'before' AS what, before_minor AS whole FROM wholes
    UNION ALL SELECT entry, conversion, 'after', after_minor FROM wholes
    UNION ALL SELECT entry, conversion, 'count', count_millionths FROM wholes
), cut AS (
    SELECT entry, what, n, touch, channel, sign(whole)::HUGEINT AS signum, abs(whole)::HUGEINT AS magnitude,
        magnitude * weight // sum(weight) OVER whole_path AS part,
        magnitude * weight % sum(weight) OVER whole_path AS remainder
    FROM amounts JOIN weights USING (conversion)
    WINDOW whole_path AS (PARTITION BY entry, what)
)
SELECT entry, what, n, touch, channel,
    signum * (part + CASE WHEN row_number() OVER (PARTITION BY entry, what ORDER BY remainder DESC, n DESC)
        <= magnitude - sum(part) OVER (PARTITION BY entry, what) THEN 1 ELSE 0 END) AS amount
FROM cut;

-- What no touch is reached for stays, in a row of its own.
CREATE TABLE credits AS
SELECT wholes.kind, parts.channel,
    sum(CASE what WHEN 'after' THEN amount WHEN 'before' THEN -amount ELSE 0 END) AS revenue_minor,
    sum(CASE what WHEN 'count' THEN amount ELSE 0 END) AS count_millionths
FROM parts JOIN wholes USING (entry)
-- A channel that was touched and gets nothing, as under the model that gives all to the last, has no row.
WHERE amount <> 0
GROUP BY wholes.kind, parts.channel
UNION ALL
SELECT kind, 'Unattributed', sum(after_minor - before_minor), sum(count_millionths)
FROM wholes ANTI JOIN weights USING (conversion)
GROUP BY kind;
