-- How many of our own events of each quad class two parties have, by day; only what is held to have
-- happened. A mutual event stands once, the parties in the order of their ids.
-- Parameters: a, b (party ids; '' for every pair).
SELECT one.party                        AS party_a,
       two.party                        AS party_b,
       e.symmetric,
       e.when_first                     AS first,
       e.when_last                      AS last,
       e.quad,
       count(*)                         AS events,
       CAST(sum(e.report_count) AS BIGINT) AS reports,
       sum(CAST(e.goldstein AS DOUBLE)) AS goldstein_sum,
       count(e.goldstein)               AS goldstein_count
FROM events AS e
JOIN event_parties AS one ON one.event = e.id AND one.role = 'actor'
JOIN event_parties AS two ON two.event = e.id
 AND ((e.symmetric AND two.role = 'actor' AND one.party < two.party)
   OR (NOT e.symmetric AND two.role = 'recipient' AND one.party <> two.party))
WHERE e.status IN ('confirmed', 'reported')
  AND e.when_first IS NOT NULL
  AND e.when_last IS NOT NULL
  AND ($a = '' OR one.party = $a OR two.party = $a)
  AND ($b = '' OR one.party = $b OR two.party = $b)
GROUP BY one.party, two.party, e.symmetric, e.when_first, e.when_last, e.quad
