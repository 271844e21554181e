-- Written by tools/transpile_sql.py from third_parties.sql; edit that one.
SELECT
  third.party,
  COUNT(DISTINCT third.event) AS n_events,
  COUNT(DISTINCT CASE WHEN two.event IS NULL THEN third.event END) AS n_with_a_alone,
  COUNT(DISTINCT CASE WHEN one.event IS NULL THEN third.event END) AS n_with_b_alone,
  COUNT(
    DISTINCT CASE WHEN NOT one.event IS NULL AND NOT two.event IS NULL THEN third.event END
  ) AS n_with_both,
  COUNT(
    DISTINCT CASE
      WHEN e.quad IN ('verbal cooperation', 'material cooperation')
      THEN third.event
    END
  ) AS n_cooperation,
  COUNT(
    DISTINCT CASE WHEN e.quad IN ('verbal conflict', 'material conflict') THEN third.event END
  ) AS n_conflict
FROM event_parties AS third
JOIN events AS e
  ON e.id = third.event
LEFT JOIN event_parties AS one
  ON one.event = third.event AND one.party = :a
LEFT JOIN event_parties AS two
  ON two.event = third.event AND two.party = :b
WHERE
  third.party <> :a
  AND third.party <> :b
  AND (
    NOT one.event IS NULL OR NOT two.event IS NULL
  )
GROUP BY
  third.party
ORDER BY
  n_events DESC,
  third.party ASC NULLS LAST
