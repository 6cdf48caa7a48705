-- Format 1 of the Lokus workspace: a GeoPackage 1.3 (OGC 12-128r18). Never edited: a change is a new file.

PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;

-- Tables of the standard (Annex C).

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);

INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

-- What makes a GeoPackage a Lokus workspace.

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
);

INSERT INTO setting VALUES ('format', 'lokus-workspace'), ('format_version', '1');

-- Boundaries.

CREATE TABLE edition (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  edition_id TEXT NOT NULL UNIQUE CHECK (edition_id <> '')
);

CREATE TABLE village (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  edition_id TEXT NOT NULL REFERENCES edition(edition_id) DEFERRABLE INITIALLY DEFERRED,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  printed_code TEXT NOT NULL,
  name TEXT NOT NULL,
  district_name TEXT NOT NULL,
  district_code TEXT,
  district_code_system TEXT CHECK (district_code_system IN ('kemendagri', 'bps')),
  source_row INTEGER NOT NULL,
  geom MULTIPOLYGON,
  UNIQUE (edition_id, sequence),
  CHECK ((district_code IS NULL) = (district_code_system IS NULL))
);

CREATE TABLE village_code (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  village_fid INTEGER NOT NULL REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  system TEXT NOT NULL CHECK (system IN ('kemendagri', 'bps')),
  code TEXT NOT NULL CHECK (code <> ''),
  year INTEGER
);

CREATE INDEX village_code_village ON village_code (village_fid);
CREATE INDEX village_code_code ON village_code (code, system);

-- Imports: what was read, with which parameters, by which version.

CREATE TABLE import_log (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  source_id TEXT NOT NULL CHECK (source_id <> ''),
  edition_id TEXT NOT NULL REFERENCES edition(edition_id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role <> ''),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  records_read INTEGER NOT NULL CHECK (records_read >= 0),
  records_accepted INTEGER NOT NULL CHECK (records_accepted >= 0),
  records_set_aside INTEGER NOT NULL CHECK (records_set_aside >= 0),
  parameters TEXT NOT NULL,
  lokus_version TEXT NOT NULL,
  UNIQUE (source_id, edition_id, sha256)
);

CREATE UNIQUE INDEX import_log_current ON import_log (source_id, edition_id) WHERE is_current = 1;
CREATE INDEX import_log_edition ON import_log (edition_id);

CREATE TABLE set_aside (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  source_column TEXT,
  code TEXT,
  place_name TEXT,
  reason TEXT NOT NULL CHECK (reason <> ''),
  whole_record INTEGER NOT NULL CHECK (whole_record IN (0, 1))
);

CREATE INDEX set_aside_import ON set_aside (import_fid);

CREATE TABLE finding (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER,
  kind TEXT NOT NULL CHECK (kind <> ''),
  code TEXT,
  other_code TEXT,
  detail TEXT NOT NULL,
  size REAL
);

CREATE INDEX finding_import ON finding (import_fid);

-- Facilities, with or without a position, and bare counts.

CREATE TABLE facility (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  facility_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  name TEXT NOT NULL,
  village_fid INTEGER REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  declared_village_code TEXT,
  declared_village_code_system TEXT CHECK (declared_village_code_system IN ('kemendagri', 'bps')),
  declared_district_code TEXT,
  declared_district_code_system TEXT CHECK (declared_district_code_system IN ('kemendagri', 'bps')),
  declared_district_name TEXT,
  flags TEXT NOT NULL,
  flag_distance_m REAL CHECK (flag_distance_m >= 0),
  attributes TEXT NOT NULL,
  geom POINT,
  CHECK ((declared_village_code IS NULL) = (declared_village_code_system IS NULL)),
  CHECK ((declared_district_code IS NULL) = (declared_district_code_system IS NULL))
);

CREATE INDEX facility_import ON facility (import_fid);
CREATE INDEX facility_village ON facility (village_fid);

CREATE TABLE facility_count (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  village_fid INTEGER NOT NULL REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind <> ''),
  period TEXT NOT NULL,
  start_date DATE NOT NULL,
  end_date DATE NOT NULL CHECK (end_date >= start_date),
  facilities INTEGER NOT NULL CHECK (facilities >= 0)
);

CREATE UNIQUE INDEX facility_count_cell ON facility_count (import_fid, kind, period, village_fid);
CREATE INDEX facility_count_village ON facility_count (village_fid);

-- Indicator values. All periods are kept; an import replaces the periods it brings.

CREATE TABLE indicator_value (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('village', 'district')),
  village_fid INTEGER REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  district_code TEXT,
  district_code_system TEXT CHECK (district_code_system IN ('kemendagri', 'bps')),
  district_name TEXT,
  indicator TEXT NOT NULL CHECK (indicator <> ''),
  age_group TEXT NOT NULL CHECK (age_group IN ('baduta', 'balita', 'none')),
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
  CHECK ((level = 'village') = (village_fid IS NOT NULL)),
  CHECK ((level = 'district') = (district_name IS NOT NULL)),
  CHECK ((district_code IS NULL) = (district_code_system IS NULL)),
  CHECK (district_code IS NULL OR level = 'district'),
  CHECK (state <> 'value' OR coalesce(numerator, value, category) IS NOT NULL)
);

-- Values of districts have no village, and NULLs are distinct: the second index is theirs.
CREATE UNIQUE INDEX indicator_value_village_cell
  ON indicator_value (import_fid, indicator, age_group, period, village_fid);
CREATE UNIQUE INDEX indicator_value_district_cell
  ON indicator_value (import_fid, indicator, age_group, period, district_name, coalesce(district_code, ''))
  WHERE level = 'district';
CREATE INDEX indicator_value_village ON indicator_value (village_fid) WHERE village_fid IS NOT NULL;

-- Registration. The time of the last change is not kept: the same imports must give the same bytes.

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES
  ('village', 'features', 'village', 'Villages of a boundary edition', '2000-01-01T00:00:00.000Z', 4326),
  ('facility', 'features', 'facility', 'Facilities with or without a position', '2000-01-01T00:00:00.000Z', 4326),
  ('edition', 'attributes', 'edition', 'Boundary editions', '2000-01-01T00:00:00.000Z', NULL),
  ('village_code', 'attributes', 'village_code', 'Codes of villages by system and year', '2000-01-01T00:00:00.000Z', NULL),
  ('facility_count', 'attributes', 'facility_count', 'Facilities counted a village', '2000-01-01T00:00:00.000Z', NULL),
  ('indicator_value', 'attributes', 'indicator_value', 'Indicator values by unit and period', '2000-01-01T00:00:00.000Z', NULL),
  ('import_log', 'attributes', 'import_log', 'Imports with their provenance', '2000-01-01T00:00:00.000Z', NULL),
  ('set_aside', 'attributes', 'set_aside', 'Records read and not used, with the reason', '2000-01-01T00:00:00.000Z', NULL),
  ('finding', 'attributes', 'finding', 'What to check about records that were kept', '2000-01-01T00:00:00.000Z', NULL);

INSERT INTO gpkg_geometry_columns VALUES
  ('village', 'geom', 'MULTIPOLYGON', 4326, 0, 0),
  ('facility', 'geom', 'POINT', 4326, 0, 0);

INSERT INTO gpkg_extensions VALUES
  ('village', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only'),
  ('facility', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
