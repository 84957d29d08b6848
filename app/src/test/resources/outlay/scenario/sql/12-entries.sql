-- What moves at which moment: a conversion brings its value; a refund takes back what it pays, at most what is left of
-- the value. Each entry is the step of a running total from `before_minor` to `after_minor`: dividing the totals and
-- not the steps is what makes several refunds take back exactly what the conversion gave.
CREATE TABLE entries AS
WITH repayments AS (
    SELECT orders.order_id, event.id, epoch_us(event.happened_at) AS at_us, orders.value_minor,
        -- A cancellation pays back everything.
        CASE event.sale_kind WHEN 'CANCELLATION' THEN orders.value_minor ELSE greatest(event.value_minor, 0) END
            AS claimed
    FROM events AS event JOIN orders ON orders.order_id = said(event.order_id)
    WHERE event.sale_kind = 'CANCELLATION' OR event.sale_kind = 'REFUND' AND event.currency = orders.currency
), running AS (
    SELECT *, least(value_minor, sum(claimed) OVER (PARTITION BY order_id ORDER BY at_us, id)) AS paid
    FROM repayments
)
SELECT conversion, at_us, 0 AS before_minor, value_minor AS after_minor, 1000000 AS count_millionths FROM conversions
UNION ALL
SELECT 'order/' || order_id, at_us, -coalesce(lag(paid) OVER (PARTITION BY order_id ORDER BY at_us, id), 0), -paid, 0
FROM running;
