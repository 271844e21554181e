-- What could not be read or used, by the stage that gave up on it and its reason.
SELECT stage,
       reason,
       count(*) AS n_items
FROM rejected
GROUP BY stage, reason
ORDER BY stage ASC NULLS LAST, n_items DESC NULLS LAST, reason ASC NULLS LAST
