-- Indicator values joined to an edition (?1). The columns are read by their position.
SELECT v.indicator, v.source_id, v.period, v.level, v.village_fid, v.unit_code, v.unit_code_system, v.unit_name,
  v.unit_facility_id, v.age_group, v.sex, v.kind, v.state, v.numerator, v.denominator, v.value, v.category, v.rung,
  v.origin, v.source_row
FROM indicator_value v
JOIN import_log i ON i.fid = v.import_fid
WHERE i.edition_id = ?1
ORDER BY i.source_id, v.end_date, v.start_date, v.fid;
