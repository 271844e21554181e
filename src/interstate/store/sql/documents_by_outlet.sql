-- How much of each outlet and language the record holds, and how much of it tells of nothing.
SELECT d.outlet,
       d.outlet_country,
       d.language,
       count(DISTINCT d.id)                                               AS n_documents,
       count(DISTINCT CASE WHEN d.duplicate_of IS NOT NULL THEN d.id END) AS n_copies,
       count(DISTINCT CASE WHEN r.id IS NULL THEN d.id END)               AS n_silent,
       count(DISTINCT r.id)                                               AS n_reports,
       min(d.published)                                                   AS first_published,
       max(d.published)                                                   AS last_published
FROM documents AS d
LEFT JOIN reports AS r ON r.document = d.id
GROUP BY d.outlet, d.outlet_country, d.language
ORDER BY n_documents DESC NULLS LAST,
         d.outlet ASC NULLS LAST,
         d.outlet_country ASC NULLS LAST,
         d.language ASC NULLS LAST
