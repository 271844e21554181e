-- The reports of data sets in which both of two parties take part, the earliest first.
-- Parameters: a, b (party ids), kind ('' for every data set).
SELECT r.*
FROM given_reports AS r
WHERE ((r.actor = $a AND r.recipient = $b) OR (r.actor = $b AND r.recipient = $a))
  AND ($kind = '' OR r.kind = $kind)
ORDER BY r.first ASC NULLS LAST, r.kind ASC NULLS LAST, r.source_id ASC NULLS LAST
