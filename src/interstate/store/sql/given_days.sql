-- The days of which data sets tell anything at all: what they cover.
SELECT kind, first AS day, CAST(sum(reports) AS BIGINT) AS reports
FROM given_events
GROUP BY kind, first
