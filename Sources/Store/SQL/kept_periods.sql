-- Periods of a source (?1) in an edition (?2) that come from another import than the current one.
SELECT r.period, i.file_name, count(*)
FROM import_log i
JOIN (
  SELECT import_fid, period FROM indicator_value
  UNION ALL
  SELECT import_fid, period FROM facility_count
  UNION ALL
  SELECT import_fid, CAST(year AS TEXT) FROM programme
) r ON r.import_fid = i.fid
WHERE i.source_id = ?1 AND i.edition_id = ?2 AND i.is_current = 0
GROUP BY r.period, i.file_name, i.fid
ORDER BY r.period, i.fid;
