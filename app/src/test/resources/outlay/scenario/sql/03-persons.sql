-- Persons: ids that one fact names together are one person, and so is everything joined to them. A connected
-- component is found by following every link until nothing new is reached; its smallest id names the person.
CREATE TABLE persons AS
WITH RECURSIVE
    links AS (
        SELECT DISTINCT node AS one, min(node) OVER (PARTITION BY fact) AS other FROM named
    ),
    both_ways AS (
        SELECT one, other FROM links UNION SELECT other, one FROM links
    ),
    reached(node, other) AS (
        SELECT one, other FROM both_ways
        UNION
        SELECT reached.node, both_ways.other FROM reached JOIN both_ways ON both_ways.one = reached.other
    )
SELECT node, min(other) AS person FROM reached GROUP BY node;
