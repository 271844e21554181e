-- How many reports each data set gives, and of how many happenings they tell.
SELECT kind,
       CAST(sum(reports) AS BIGINT) AS reports,
       count(*)                     AS events
FROM given_events
GROUP BY kind
ORDER BY kind ASC NULLS LAST
