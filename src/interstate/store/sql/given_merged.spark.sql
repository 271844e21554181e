-- Written by tools/transpile_sql.py from given_merged.sql; edit that one.
SELECT
  kind,
  CAST(SUM(reports) AS BIGINT) AS reports,
  COUNT(*) AS events
FROM given_events
GROUP BY
  kind
ORDER BY
  kind ASC NULLS LAST
