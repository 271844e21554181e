-- Written by tools/transpile_sql.py from documents_by_outlet.sql; edit that one.
SELECT
  d.outlet,
  d.outlet_country,
  d.language,
  COUNT(DISTINCT d.id) AS n_documents,
  COUNT(DISTINCT CASE WHEN NOT d.duplicate_of IS NULL THEN d.id END) AS n_copies,
  COUNT(DISTINCT CASE WHEN r.id IS NULL THEN d.id END) AS n_silent,
  COUNT(DISTINCT r.id) AS n_reports,
  MIN(d.published) AS first_published,
  MAX(d.published) AS last_published
FROM documents AS d
LEFT JOIN reports AS r
  ON r.document = d.id
GROUP BY
  d.outlet,
  d.outlet_country,
  d.language
ORDER BY
  n_documents DESC,
  d.outlet ASC NULLS LAST,
  d.outlet_country ASC NULLS LAST,
  d.language ASC NULLS LAST
