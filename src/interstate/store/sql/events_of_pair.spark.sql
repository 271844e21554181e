-- Written by tools/transpile_sql.py from events_of_pair.sql; edit that one.
SELECT
  e.id AS event,
  e.event_type,
  e.mode,
  e.quad,
  e.cameo,
  e.goldstein,
  e.symmetric,
  one.role AS role_a,
  two.role AS role_b,
  e.when_first,
  e.when_last,
  e.when_precision,
  e.year,
  e.month,
  e.status,
  e.status_because,
  e.report_count,
  e.source_count
FROM events AS e
JOIN event_parties AS one
  ON one.event = e.id AND one.party = :a
JOIN event_parties AS two
  ON two.event = e.id AND two.party = :b
ORDER BY
  COALESCE(e.when_first, e.when_last) ASC NULLS LAST,
  e.id ASC NULLS LAST,
  role_a ASC NULLS LAST,
  role_b ASC NULLS LAST
