-- Written by tools/transpile_sql.py from coded_by_day.sql; edit that one.
SELECT
  one.party AS party_a,
  two.party AS party_b,
  e.symmetric,
  e.when_first AS first,
  e.when_last AS last,
  e.quad,
  COUNT(*) AS events,
  CAST(SUM(e.report_count) AS BIGINT) AS reports,
  SUM(CAST(e.goldstein AS DOUBLE)) AS goldstein_sum,
  COUNT(e.goldstein) AS goldstein_count
FROM events AS e
JOIN event_parties AS one
  ON one.event = e.id AND one.role = 'actor'
JOIN event_parties AS two
  ON two.event = e.id
  AND (
    (
      e.symmetric AND two.role = 'actor' AND one.party < two.party
    )
    OR (
      NOT e.symmetric AND two.role = 'recipient' AND one.party <> two.party
    )
  )
WHERE
  e.status IN ('confirmed', 'reported')
  AND NOT e.when_first IS NULL
  AND NOT e.when_last IS NULL
  AND (
    :a = '' OR one.party = :a OR two.party = :a
  )
  AND (
    :b = '' OR one.party = :b OR two.party = :b
  )
GROUP BY
  one.party,
  two.party,
  e.symmetric,
  e.when_first,
  e.when_last,
  e.quad
