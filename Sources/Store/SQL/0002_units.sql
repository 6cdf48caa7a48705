-- Format 2: values of puskesmas and regencies, by sex; places asked; capacity of facilities; working areas, programmes, last digits of
-- measurements and official code lists. Never edited: a change is a new file.

ALTER TABLE import_log ADD COLUMN records_asked INTEGER NOT NULL DEFAULT 0 CHECK (records_asked >= 0);

ALTER TABLE set_aside ADD COLUMN file TEXT;
ALTER TABLE finding ADD COLUMN file TEXT;

-- What a facility can do (a JSON object; null where nothing is known), and how its position was repaired.

ALTER TABLE facility ADD COLUMN capacity TEXT;
ALTER TABLE facility ADD COLUMN position_as_read TEXT;
ALTER TABLE facility ADD COLUMN position_repair TEXT;

-- Indicator values: a unit above the villages is named by unit_*, and a cell has a sex.

CREATE TABLE indicator_value_2 (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('village', 'district', 'puskesmas', 'regency')),
  village_fid INTEGER REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  unit_code TEXT,
  unit_code_system TEXT CHECK (unit_code_system IN ('kemendagri', 'bps')),
  unit_name TEXT,
  unit_facility_id TEXT,
  indicator TEXT NOT NULL CHECK (indicator <> ''),
  age_group TEXT NOT NULL CHECK (age_group <> ''),
  sex TEXT NOT NULL CHECK (sex IN ('all', 'male', 'female')),
  period TEXT NOT NULL,
  start_date DATE NOT NULL,
  end_date DATE NOT NULL CHECK (end_date >= start_date),
  kind TEXT NOT NULL CHECK (kind IN ('ratio', 'count', 'percentage', 'category', 'yes_no', 'amount')),
  state TEXT NOT NULL CHECK (state IN ('value', 'no_data', 'no_target')),
  numerator REAL,
  denominator REAL,
  value REAL,
  category TEXT,
  rung TEXT NOT NULL CHECK (rung <> ''),
  origin TEXT NOT NULL CHECK (origin IN ('reported', 'inherited', 'apportioned')),
  CHECK ((level = 'village') = (village_fid IS NOT NULL)),
  CHECK ((level = 'village') = (unit_name IS NULL)),
  CHECK ((unit_code IS NULL) = (unit_code_system IS NULL)),
  CHECK (level <> 'village' OR (unit_code IS NULL AND unit_facility_id IS NULL)),
  CHECK (state <> 'value' OR coalesce(numerator, value, category) IS NOT NULL)
);

INSERT INTO indicator_value_2 (
  fid, import_fid, source_id, source_row, level, village_fid, unit_code, unit_code_system, unit_name, indicator,
  age_group, sex, period, start_date, end_date, kind, state, numerator, denominator, value, category, rung, origin)
SELECT
  fid, import_fid, source_id, source_row, level, village_fid, district_code, district_code_system, district_name,
  indicator, age_group, 'all', period, start_date, end_date, kind, state, numerator, denominator, value, category,
  rung, 'reported'
FROM indicator_value ORDER BY fid;

DROP TABLE indicator_value;
ALTER TABLE indicator_value_2 RENAME TO indicator_value;

-- Values of units have no village, and NULLs are distinct: the second index is theirs.
CREATE UNIQUE INDEX indicator_value_village_cell
  ON indicator_value (import_fid, indicator, age_group, sex, period, village_fid);
CREATE UNIQUE INDEX indicator_value_unit_cell
  ON indicator_value (
    import_fid, indicator, age_group, sex, period, level, unit_name, coalesce(unit_code, ''),
    coalesce(unit_code_system, ''), coalesce(unit_facility_id, ''))
  WHERE level <> 'village';
CREATE INDEX indicator_value_village ON indicator_value (village_fid) WHERE village_fid IS NOT NULL;

-- Places that a source names and that fit no unit for certain.

CREATE TABLE question (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('village', 'district', 'puskesmas', 'regency')),
  name TEXT NOT NULL,
  district_name TEXT NOT NULL,
  code TEXT NOT NULL,
  source_rows TEXT NOT NULL,
  candidates TEXT NOT NULL
);

CREATE INDEX question_import ON question (import_fid);

-- Villages of the working areas of puskesmas.

CREATE TABLE working_area (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  unit_code TEXT,
  unit_code_system TEXT CHECK (unit_code_system IN ('kemendagri', 'bps')),
  unit_name TEXT NOT NULL,
  unit_facility_id TEXT,
  village_fid INTEGER NOT NULL REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  how TEXT NOT NULL CHECK (how IN ('listed', 'nearest')),
  CHECK ((unit_code IS NULL) = (unit_code_system IS NULL))
);

CREATE INDEX working_area_import ON working_area (import_fid);
CREATE INDEX working_area_village ON working_area (village_fid);

-- Programmes and activities (juknis Table 2.2) with their realisation.

CREATE TABLE programme (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200),
  programme TEXT NOT NULL,
  activity TEXT NOT NULL,
  indicator_text TEXT NOT NULL,
  indicator TEXT CHECK (indicator <> ''),
  target REAL,
  unit TEXT NOT NULL,
  realised REAL,
  location TEXT NOT NULL,
  village_fid INTEGER REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  budget_rupiah REAL,
  realised_rupiah REAL,
  funding_source TEXT NOT NULL,
  office TEXT NOT NULL
);

CREATE INDEX programme_import ON programme (import_fid);
CREATE INDEX programme_village ON programme (village_fid) WHERE village_fid IS NOT NULL;

-- Last digits of measured heights and weights.

CREATE TABLE digit_count (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('height', 'weight')),
  unit_name TEXT NOT NULL,
  digit INTEGER NOT NULL CHECK (digit BETWEEN 0 AND 9),
  measurements INTEGER NOT NULL CHECK (measurements >= 0)
);

CREATE UNIQUE INDEX digit_count_cell ON digit_count (import_fid, measure, unit_name, digit);

-- Official code lists. They belong to no edition; the import that brought them does.

CREATE TABLE code_list (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200),
  system TEXT NOT NULL CHECK (system IN ('kemendagri', 'bps')),
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('province', 'regency', 'district', 'village'))
);

CREATE INDEX code_list_import ON code_list (import_fid);
CREATE INDEX code_list_code ON code_list (code, system, year);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES
  ('question', 'attributes', 'question', 'Places that fit no unit for certain', '2000-01-01T00:00:00.000Z', NULL),
  ('working_area', 'attributes', 'working_area', 'Villages of the working areas of puskesmas', '2000-01-01T00:00:00.000Z', NULL),
  ('programme', 'attributes', 'programme', 'Programmes and activities with their realisation', '2000-01-01T00:00:00.000Z', NULL),
  ('digit_count', 'attributes', 'digit_count', 'Last digits of measurements', '2000-01-01T00:00:00.000Z', NULL),
  ('code_list', 'attributes', 'code_list', 'Official region codes by year', '2000-01-01T00:00:00.000Z', NULL);
