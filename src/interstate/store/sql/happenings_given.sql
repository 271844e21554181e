-- The happenings that the rows of data sets tell of: rows of one data set that agree in all that a
-- row has to compare are one. In a mutual act the order of the two sides says nothing.
-- Parameters: kind (a data set).
SELECT r.kind,
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
       CAST(count(*) AS INTEGER)        AS reports,
       CAST(sum(r.mentions) AS INTEGER) AS mentions
FROM given_reports AS r
WHERE r.kind = $kind
GROUP BY r.kind,
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
