-- Written by tools/transpile_sql.py from coded_acts.sql; edit that one.
SELECT
  one.party AS party_a,
  two.party AS party_b,
  e.symmetric,
  e.event_type,
  e.quad,
  COUNT(*) AS events,
  MIN(e.when_first) AS first
FROM events AS e
JOIN event_parties AS one
  ON one.event = e.id AND one.role = 'actor'
JOIN event_parties AS two
  ON two.event = e.id
  AND (
    (
      e.symmetric AND two.role = 'actor' AND one.party < two.party
    )
    OR (
      NOT e.symmetric AND two.role = 'recipient' AND one.party <> two.party
    )
  )
WHERE
  e.status IN ('confirmed', 'reported')
  AND CAST(e.when_first AS STRING) >= :first
  AND CAST(e.when_last AS STRING) <= :last
GROUP BY
  one.party,
  two.party,
  e.symmetric,
  e.event_type,
  e.quad
