-- Written by tools/transpile_sql.py from given_reports_of_pair.sql; edit that one.
SELECT
  r.*
FROM given_reports AS r
WHERE
  (
    (
      r.actor = :a AND r.recipient = :b
    )
    OR (
      r.actor = :b AND r.recipient = :a
    )
  )
  AND (
    :kind = '' OR r.kind = :kind
  )
ORDER BY
  r.first ASC NULLS LAST,
  r.kind ASC NULLS LAST,
  r.source_id ASC NULLS LAST
