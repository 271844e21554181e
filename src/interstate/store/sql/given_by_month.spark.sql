-- Written by tools/transpile_sql.py from given_by_month.sql; edit that one.
SELECT
  e.kind,
  e.party_a,
  e.party_b,
  e.symmetric,
  e.month,
  e.precision,
  e.quad,
  NOT e.event_type IS NULL AS typed,
  COUNT(*) AS events,
  CAST(SUM(e.reports) AS BIGINT) AS reports,
  SUM(CAST(e.goldstein AS DOUBLE)) AS goldstein_sum,
  COUNT(e.goldstein) AS goldstein_count
FROM given_events AS e
WHERE
  e.party_a <> e.party_b
  AND (
    :a = '' OR e.party_a = :a OR e.party_b = :a
  )
  AND (
    :b = '' OR e.party_a = :b OR e.party_b = :b
  )
GROUP BY
  e.kind,
  e.party_a,
  e.party_b,
  e.symmetric,
  e.month,
  e.precision,
  e.quad,
  NOT e.event_type IS NULL
