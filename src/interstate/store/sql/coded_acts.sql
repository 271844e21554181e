-- How many of our own events of each type each two parties have between two days, and the first day
-- of one; only what is held to have happened.
-- Parameters: first, last (days as YYYY-MM-DD, both included).
SELECT one.party          AS party_a,
       two.party          AS party_b,
       e.symmetric,
       e.event_type,
       e.quad,
       count(*)           AS events,
       min(e.when_first)  AS first
FROM events AS e
JOIN event_parties AS one ON one.event = e.id AND one.role = 'actor'
JOIN event_parties AS two ON two.event = e.id
 AND ((e.symmetric AND two.role = 'actor' AND one.party < two.party)
   OR (NOT e.symmetric AND two.role = 'recipient' AND one.party <> two.party))
WHERE e.status IN ('confirmed', 'reported')
  AND CAST(e.when_first AS VARCHAR) >= $first
  AND CAST(e.when_last AS VARCHAR) <= $last
GROUP BY one.party, two.party, e.symmetric, e.event_type, e.quad
