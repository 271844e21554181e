-- Written by tools/transpile_sql.py from given_days.sql; edit that one.
SELECT
  kind,
  first AS day,
  CAST(SUM(reports) AS BIGINT) AS reports
FROM given_events
GROUP BY
  kind,
  first
