-- How many happenings of each type a data set gives for each two parties between two days, and the
-- first day of one; public statements, which have no type, are left out.
-- Parameters: kind (a data set), first, last (days as YYYY-MM-DD, both included).
SELECT e.party_a,
       e.party_b,
       e.symmetric,
       e.event_type,
       e.quad,
       count(*)     AS events,
       min(e.first) AS first
FROM given_events AS e
WHERE e.kind = $kind
  AND e.event_type IS NOT NULL
  AND e.party_a <> e.party_b
  AND CAST(e.first AS VARCHAR) >= $first
  AND CAST(e.last AS VARCHAR) <= $last
GROUP BY e.party_a, e.party_b, e.symmetric, e.event_type, e.quad
