-- How many events of each quad class two parties share in each period. A period without a row has
-- no data: that is not a count of 0. Events whose time is no single period have a missing period.
-- Parameters: a, b (party ids; '' for every pair), period ('year' or 'month').
SELECT one.party                                                            AS party_a,
       two.party                                                            AS party_b,
       CASE WHEN $period = 'month' THEN e.month ELSE CAST(e.year AS VARCHAR) END AS period,
       e.quad,
       count(DISTINCT e.id)                                                 AS n_events,
       count(DISTINCT e.id) FILTER (WHERE e.status IN ('confirmed', 'reported'))        AS n_facts,
       count(DISTINCT e.id) FILTER (WHERE e.status IN ('claimed', 'disputed', 'denied')) AS n_doubtful,
       count(DISTINCT e.id) FILTER (WHERE e.status IN ('planned', 'expected'))          AS n_ahead,
       avg(CAST(e.goldstein AS DOUBLE))                                     AS mean_goldstein
FROM events AS e
JOIN (SELECT DISTINCT event, party FROM event_parties) AS one ON one.event = e.id
JOIN (SELECT DISTINCT event, party FROM event_parties) AS two ON two.event = e.id AND one.party < two.party
WHERE ($a = '' OR one.party = $a OR two.party = $a)
  AND ($b = '' OR one.party = $b OR two.party = $b)
GROUP BY one.party,
         two.party,
         CASE WHEN $period = 'month' THEN e.month ELSE CAST(e.year AS VARCHAR) END,
         e.quad
ORDER BY party_a ASC NULLS LAST, party_b ASC NULLS LAST, period ASC NULLS LAST, e.quad ASC NULLS LAST
