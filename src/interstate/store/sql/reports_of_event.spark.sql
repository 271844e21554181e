-- Written by tools/transpile_sql.py from reports_of_event.sql; edit that one.
SELECT
  r.id AS report,
  r.document,
  d.outlet,
  d.published,
  d.duplicate_of,
  r.sentence,
  r.quote_start,
  r.quote_end,
  r.quote,
  r.trigger,
  r.event_type,
  r.factuality,
  r.confidence,
  r.language,
  r.coder
FROM event_reports AS told
JOIN reports AS r
  ON r.id = told.report
LEFT JOIN documents AS d
  ON d.id = r.document
WHERE
  told.event = :event
ORDER BY
  told.position ASC NULLS LAST
