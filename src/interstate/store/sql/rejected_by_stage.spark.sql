-- Written by tools/transpile_sql.py from rejected_by_stage.sql; edit that one.
SELECT
  stage,
  reason,
  COUNT(*) AS n_items
FROM rejected
GROUP BY
  stage,
  reason
ORDER BY
  stage ASC NULLS LAST,
  n_items DESC,
  reason ASC NULLS LAST
