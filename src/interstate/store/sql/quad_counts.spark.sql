-- Written by tools/transpile_sql.py from quad_counts.sql; edit that one.
SELECT
  one.party AS party_a,
  two.party AS party_b,
  CASE WHEN :period = 'month' THEN e.month ELSE CAST(e.year AS STRING) END AS period,
  e.quad,
  COUNT(DISTINCT e.id) AS n_events,
  COUNT(DISTINCT e.id) FILTER(WHERE
    e.status IN ('confirmed', 'reported')) AS n_facts,
  COUNT(DISTINCT e.id) FILTER(WHERE
    e.status IN ('claimed', 'disputed', 'denied')) AS n_doubtful,
  COUNT(DISTINCT e.id) FILTER(WHERE
    e.status IN ('planned', 'expected')) AS n_ahead,
  AVG(CAST(e.goldstein AS DOUBLE)) AS mean_goldstein
FROM events AS e
JOIN (
  SELECT DISTINCT
    event,
    party
  FROM event_parties
) AS one
  ON one.event = e.id
JOIN (
  SELECT DISTINCT
    event,
    party
  FROM event_parties
) AS two
  ON two.event = e.id AND one.party < two.party
WHERE
  (
    :a = '' OR one.party = :a OR two.party = :a
  )
  AND (
    :b = '' OR one.party = :b OR two.party = :b
  )
GROUP BY
  one.party,
  two.party,
  CASE WHEN :period = 'month' THEN e.month ELSE CAST(e.year AS STRING) END,
  e.quad
ORDER BY
  party_a ASC NULLS LAST,
  party_b ASC NULLS LAST,
  period ASC NULLS LAST,
  e.quad ASC NULLS LAST
