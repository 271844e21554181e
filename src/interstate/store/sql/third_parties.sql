-- Who else takes part in the events of two parties: with the one, with the other, with both.
-- Parameters: a, b (party ids).
SELECT third.party,
       count(DISTINCT third.event)                                            AS n_events,
       count(DISTINCT CASE WHEN two.event IS NULL THEN third.event END)       AS n_with_a_alone,
       count(DISTINCT CASE WHEN one.event IS NULL THEN third.event END)       AS n_with_b_alone,
       count(DISTINCT CASE WHEN one.event IS NOT NULL AND two.event IS NOT NULL THEN third.event END) AS n_with_both,
       count(DISTINCT CASE WHEN e.quad IN ('verbal cooperation', 'material cooperation') THEN third.event END) AS n_cooperation,
       count(DISTINCT CASE WHEN e.quad IN ('verbal conflict', 'material conflict') THEN third.event END) AS n_conflict
FROM event_parties AS third
JOIN events AS e ON e.id = third.event
LEFT JOIN event_parties AS one ON one.event = third.event AND one.party = $a
LEFT JOIN event_parties AS two ON two.event = third.event AND two.party = $b
WHERE third.party <> $a
  AND third.party <> $b
  AND (one.event IS NOT NULL OR two.event IS NOT NULL)
GROUP BY third.party
ORDER BY n_events DESC NULLS LAST, third.party ASC NULLS LAST
