-- Written by tools/transpile_sql.py from happenings_given.sql; edit that one.
SELECT
  r.kind,
  r.first,
  r.last,
  r.precision,
  r.month,
  CASE WHEN r.symmetric AND r.recipient < r.actor THEN r.recipient ELSE r.actor END AS party_a,
  CASE WHEN r.symmetric AND r.recipient < r.actor THEN r.actor ELSE r.recipient END AS party_b,
  r.symmetric,
  r.event_type,
  r.mode,
  r.quad,
  r.cameo,
  r.goldstein,
  r.place_country,
  r.place_id,
  CAST(COUNT(*) AS INT) AS reports,
  CAST(SUM(r.mentions) AS INT) AS mentions
FROM given_reports AS r
WHERE
  r.kind = :kind
GROUP BY
  r.kind,
  r.first,
  r.last,
  r.precision,
  r.month,
  CASE WHEN r.symmetric AND r.recipient < r.actor THEN r.recipient ELSE r.actor END,
  CASE WHEN r.symmetric AND r.recipient < r.actor THEN r.actor ELSE r.recipient END,
  r.symmetric,
  r.event_type,
  r.mode,
  r.quad,
  r.cameo,
  r.goldstein,
  r.place_country,
  r.place_id
