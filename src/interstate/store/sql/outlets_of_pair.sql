-- Who tells of two parties' common events: outlets with their documents, copies, reports and events.
-- Parameters: a, b (party ids).
SELECT d.outlet,
       d.outlet_country,
       d.outlet_kind,
       d.outlet_owner,
       count(DISTINCT d.id)                                          AS n_documents,
       count(DISTINCT CASE WHEN d.duplicate_of IS NOT NULL THEN d.id END) AS n_copies,
       count(DISTINCT r.id)                                          AS n_reports,
       count(DISTINCT told.event)                                    AS n_events,
       min(d.published)                                              AS first_published,
       max(d.published)                                              AS last_published
FROM event_parties AS one
JOIN event_parties AS two ON two.event = one.event AND two.party = $b
JOIN event_reports AS told ON told.event = one.event
JOIN reports AS r ON r.id = told.report
JOIN documents AS d ON d.id = r.document
WHERE one.party = $a
GROUP BY d.outlet, d.outlet_country, d.outlet_kind, d.outlet_owner
ORDER BY n_reports DESC NULLS LAST,
         d.outlet ASC NULLS LAST,
         d.outlet_country ASC NULLS LAST,
         d.outlet_kind ASC NULLS LAST,
         d.outlet_owner ASC NULLS LAST
