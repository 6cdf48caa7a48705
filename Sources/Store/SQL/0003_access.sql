-- Format 3: what access to services rests on: places where people live, reported travel, lines and surfaces. Never edited: a change is
-- a new file.

-- Places where people live inside a village.

CREATE TABLE demand_point (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  village_fid INTEGER NOT NULL REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  rung TEXT NOT NULL CHECK (rung <> ''),
  longitude REAL NOT NULL,
  latitude REAL NOT NULL,
  people REAL CHECK (people >= 0),
  name TEXT NOT NULL
);

CREATE INDEX demand_point_import ON demand_point (import_fid);
CREATE INDEX demand_point_village ON demand_point (village_fid);

-- Travel to the nearest facility of a kind as the village reports it.

CREATE TABLE reported_travel (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  village_fid INTEGER NOT NULL REFERENCES village(fid) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind <> ''),
  period TEXT NOT NULL,
  start_date DATE NOT NULL,
  end_date DATE NOT NULL CHECK (end_date >= start_date),
  minutes REAL CHECK (minutes >= 0),
  kilometres REAL CHECK (kilometres >= 0),
  facilities INTEGER CHECK (facilities >= 0)
);

CREATE UNIQUE INDEX reported_travel_cell ON reported_travel (import_fid, kind, period, village_fid);
CREATE INDEX reported_travel_village ON reported_travel (village_fid);

-- Lines of a layer, one row a layer. The arrays are little endian: 64-bit floats (longitudes, latitudes), 32-bit integers (line_start,
-- class_of), 8-bit integers (one_way), 32-bit floats (speed_kmh). class_names is a JSON array, class_speeds a JSON object.

CREATE TABLE travel_line_layer (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role <> ''),
  lines INTEGER NOT NULL CHECK (lines >= 0),
  vertices INTEGER NOT NULL CHECK (vertices >= 0),
  class_names TEXT NOT NULL,
  class_speeds TEXT NOT NULL,
  longitudes BLOB NOT NULL,
  latitudes BLOB NOT NULL,
  line_start BLOB NOT NULL,
  class_of BLOB NOT NULL,
  one_way BLOB NOT NULL,
  speed_kmh BLOB NOT NULL
);

CREATE INDEX travel_line_layer_import ON travel_line_layer (import_fid);

-- Grids in degrees, one row a grid; cells are 32-bit floats, little endian, row by row from the northern edge, NaN without data.

CREATE TABLE travel_surface (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  import_fid INTEGER NOT NULL REFERENCES import_log(fid) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role <> ''),
  columns INTEGER NOT NULL CHECK (columns > 0),
  rows INTEGER NOT NULL CHECK (rows > 0),
  west REAL NOT NULL,
  north REAL NOT NULL,
  cell_longitude REAL NOT NULL CHECK (cell_longitude > 0),
  cell_latitude REAL NOT NULL CHECK (cell_latitude > 0),
  class_speeds TEXT NOT NULL,
  cells BLOB NOT NULL
);

CREATE INDEX travel_surface_import ON travel_surface (import_fid);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES
  ('demand_point', 'attributes', 'demand_point', 'Places where people live', '2000-01-01T00:00:00.000Z', NULL),
  ('reported_travel', 'attributes', 'reported_travel', 'Travel as villages report it', '2000-01-01T00:00:00.000Z', NULL),
  ('travel_line_layer', 'attributes', 'travel_line_layer', 'Roads, boats and barriers', '2000-01-01T00:00:00.000Z', NULL),
  ('travel_surface', 'attributes', 'travel_surface', 'Elevation, land cover and friction', '2000-01-01T00:00:00.000Z', NULL);
