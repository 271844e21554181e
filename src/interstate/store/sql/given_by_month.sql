-- How many happenings of each quad class data sets give for two parties, month by month. A month
-- without a row is not a count of 0 where the data set does not cover it.
-- `typed` tells public statements, which have no PLOVER type, from acts.
-- Parameters: a, b (party ids; '' for every pair).
SELECT e.kind,
       e.party_a,
       e.party_b,
       e.symmetric,
       e.month,
       e.precision,
       e.quad,
       e.event_type IS NOT NULL          AS typed,
       count(*)                         AS events,
       CAST(sum(e.reports) AS BIGINT)   AS reports,
       sum(CAST(e.goldstein AS DOUBLE)) AS goldstein_sum,
       count(e.goldstein)               AS goldstein_count
FROM given_events AS e
WHERE e.party_a <> e.party_b
  AND ($a = '' OR e.party_a = $a OR e.party_b = $a)
  AND ($b = '' OR e.party_a = $b OR e.party_b = $b)
GROUP BY e.kind, e.party_a, e.party_b, e.symmetric, e.month, e.precision, e.quad,
         e.event_type IS NOT NULL
