-- Written by tools/transpile_sql.py from outlets_of_pair.sql; edit that one.
SELECT
  d.outlet,
  d.outlet_country,
  d.outlet_kind,
  d.outlet_owner,
  COUNT(DISTINCT d.id) AS n_documents,
  COUNT(DISTINCT CASE WHEN NOT d.duplicate_of IS NULL THEN d.id END) AS n_copies,
  COUNT(DISTINCT r.id) AS n_reports,
  COUNT(DISTINCT told.event) AS n_events,
  MIN(d.published) AS first_published,
  MAX(d.published) AS last_published
FROM event_parties AS one
JOIN event_parties AS two
  ON two.event = one.event AND two.party = :b
JOIN event_reports AS told
  ON told.event = one.event
JOIN reports AS r
  ON r.id = told.report
JOIN documents AS d
  ON d.id = r.document
WHERE
  one.party = :a
GROUP BY
  d.outlet,
  d.outlet_country,
  d.outlet_kind,
  d.outlet_owner
ORDER BY
  n_reports DESC,
  d.outlet ASC NULLS LAST,
  d.outlet_country ASC NULLS LAST,
  d.outlet_kind ASC NULLS LAST,
  d.outlet_owner ASC NULLS LAST
