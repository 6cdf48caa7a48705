-- Sources with records that refer to a village, a district or an edition that is not there.
SELECT DISTINCT i.source_id, i.edition_id
FROM import_log i
WHERE i.edition_id NOT IN (SELECT edition_id FROM edition)
  OR i.fid IN (
    SELECT import_fid FROM indicator_value
    WHERE village_fid IS NOT NULL AND village_fid NOT IN (SELECT fid FROM village)
    UNION
    SELECT import_fid FROM facility_count WHERE village_fid NOT IN (SELECT fid FROM village)
    UNION
    SELECT import_fid FROM facility
    WHERE village_fid IS NOT NULL AND village_fid NOT IN (SELECT fid FROM village)
    UNION
    SELECT import_fid FROM working_area WHERE village_fid NOT IN (SELECT fid FROM village)
    UNION
    SELECT import_fid FROM demand_point WHERE village_fid NOT IN (SELECT fid FROM village)
    UNION
    SELECT import_fid FROM reported_travel WHERE village_fid NOT IN (SELECT fid FROM village)
    UNION
    SELECT import_fid FROM programme
    WHERE village_fid IS NOT NULL AND village_fid NOT IN (SELECT fid FROM village)
    UNION
    SELECT v.import_fid
    FROM (
      SELECT DISTINCT import_fid, unit_code, unit_code_system, unit_name
      FROM indicator_value WHERE level = 'district'
    ) v
    JOIN import_log l ON l.fid = v.import_fid
    WHERE NOT EXISTS (
      SELECT 1 FROM village d
      WHERE d.edition_id = l.edition_id
        AND CASE
          WHEN v.unit_code IS NULL THEN d.district_name = v.unit_name
          ELSE d.district_code = v.unit_code AND d.district_code_system = v.unit_code_system
        END
    )
  )
ORDER BY i.source_id, i.edition_id;
