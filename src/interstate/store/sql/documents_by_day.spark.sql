-- Written by tools/transpile_sql.py from documents_by_day.sql; edit that one.
SELECT
  d.published AS day,
  CAST(COUNT(*) AS BIGINT) AS reports
FROM documents AS d
WHERE
  NOT d.published IS NULL AND d.duplicate_of IS NULL
GROUP BY
  d.published
ORDER BY
  day ASC NULLS LAST
