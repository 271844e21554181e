-- How many texts were published on each day; copies of one text count once.
SELECT d.published AS day,
       CAST(count(*) AS BIGINT) AS reports
FROM documents AS d
WHERE d.published IS NOT NULL
  AND d.duplicate_of IS NULL
GROUP BY d.published
ORDER BY day ASC NULLS LAST
