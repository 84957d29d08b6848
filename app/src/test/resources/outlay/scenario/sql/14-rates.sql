-- What one unit of a currency is worth in the question's on a day, as a quotient of whole numbers. The rate of a day is
-- the last published on or before it, at most ten days back. A published pair is preferred to its inverse, and both to
-- a cross through a currency in which both are quoted.
CREATE TABLE quotients AS
WITH days AS (
    SELECT DISTINCT currency, day FROM standing_spend
    UNION
    SELECT DISTINCT currency, DATE '1970-01-01' + (at_us // 86400000000)::INTEGER FROM conversions
    WHERE currency IS NOT NULL
), published AS (
    -- Eighteen decimals, so that the digits without the point are a whole number.
    SELECT day, base, quote, replace(rate::VARCHAR, '.', '')::HUGEINT AS scaled FROM rates
    QUALIFY row_number() OVER (PARTITION BY day, base, quote ORDER BY source) = 1
), valid AS (
    SELECT days.day, base, quote, max_by(scaled, published.day) AS scaled
    FROM (SELECT DISTINCT day FROM days) AS days JOIN published
        ON published.day BETWEEN days.day - 10 AND days.day
    GROUP BY days.day, base, quote
), ways AS (
    SELECT days.currency, days.day, 0 AS rank, 1::HUGEINT AS above, 1::HUGEINT AS below
    FROM days, question WHERE days.currency = question.currency
    UNION ALL
    SELECT days.currency, days.day, 1, scaled, 1000000000000000000
    FROM days JOIN valid ON valid.day = days.day AND base = currency JOIN question ON quote = question.currency
    UNION ALL
    SELECT days.currency, days.day, 2, 1000000000000000000, scaled
    FROM days JOIN valid ON valid.day = days.day AND quote = currency JOIN question ON base = question.currency
    UNION ALL
    SELECT days.currency, days.day, 3, over.scaled, under.scaled
    FROM days JOIN valid AS under ON under.day = days.day AND under.quote = days.currency
        JOIN valid AS over ON over.day = days.day AND over.base = under.base
        JOIN question ON over.quote = question.currency
)
SELECT currency, day, min_by(above, rank) AS above, min_by(below, rank) AS below FROM ways GROUP BY currency, day;

-- Multiplied exactly and rounded once, half up; an amount below zero mirrors its positive. All currencies of this world
-- have two decimals.
CREATE MACRO converted(amount, above, below) AS
    sign(amount)::HUGEINT * ((2 * abs(amount)::HUGEINT * above + below) // (2 * below));
