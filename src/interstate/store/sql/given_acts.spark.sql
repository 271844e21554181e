-- Written by tools/transpile_sql.py from given_acts.sql; edit that one.
SELECT
  e.party_a,
  e.party_b,
  e.symmetric,
  e.event_type,
  e.quad,
  COUNT(*) AS events,
  MIN(e.first) AS first
FROM given_events AS e
WHERE
  e.kind = :kind
  AND NOT e.event_type IS NULL
  AND e.party_a <> e.party_b
  AND CAST(e.first AS STRING) >= :first
  AND CAST(e.last AS STRING) <= :last
GROUP BY
  e.party_a,
  e.party_b,
  e.symmetric,
  e.event_type,
  e.quad
