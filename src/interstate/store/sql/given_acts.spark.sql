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
  AND e.first >= CAST(:first AS DATE)
  AND e.last <= CAST(:last AS DATE)
GROUP BY
  e.party_a,
  e.party_b,
  e.symmetric,
  e.event_type,
  e.quad
