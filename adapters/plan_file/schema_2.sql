-- What schema 2 has beside schema 1: what is known of buildings. Their own columns are added by `upgrading.py`.
-- Counts only: nothing here is about a person.

CREATE INDEX IF NOT EXISTS building_by_id ON building (building_id);

CREATE TABLE address (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    building_id TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL
);
CREATE INDEX address_of_building ON address (building_id);

-- A row a dwelling where `room` is named, else a row a floor, an entrance or a building: the finest there are count.
-- `floor` is NULL where it is not known.
CREATE TABLE household_stat (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    building_id TEXT NOT NULL,
    entrance TEXT NOT NULL DEFAULT '',
    floor INTEGER,
    room TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'unknown',
    dwellings INTEGER NOT NULL DEFAULT 1,
    households INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    period TEXT NOT NULL DEFAULT ''
);
CREATE INDEX stat_of_building ON household_stat (building_id);

-- To which building a row of a register belongs. `candidates` is a list of pairs: a building and how well it fits, 0 to 1.
CREATE TABLE tie (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    register TEXT NOT NULL,
    row_key TEXT NOT NULL,
    row_address TEXT NOT NULL DEFAULT '',
    building_id TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT 'none',
    confidence REAL NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'unmatched',
    candidates TEXT NOT NULL DEFAULT '[]',
    entrance TEXT NOT NULL DEFAULT '',
    floor INTEGER,
    room TEXT NOT NULL DEFAULT '',
    dwellings INTEGER NOT NULL DEFAULT 1,
    households INTEGER NOT NULL DEFAULT 0,
    decided_by TEXT NOT NULL DEFAULT '',
    decided_at DATETIME
);
CREATE UNIQUE INDEX tie_of_row ON tie (register, row_key);
CREATE INDEX tie_of_building ON tie (building_id);

-- The grids of a tower that is divided by entrance; `entrances` is a list of them, `base_code` the grid on the ground.
CREATE TABLE vertical_grid (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    plan_id INTEGER NOT NULL,
    grid_code TEXT NOT NULL,
    grid_name TEXT NOT NULL DEFAULT '',
    community_code TEXT NOT NULL,
    base_code TEXT NOT NULL,
    building_id TEXT NOT NULL,
    entrances TEXT NOT NULL DEFAULT '[]',
    households INTEGER NOT NULL DEFAULT 0,
    dwellings INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL
);
CREATE UNIQUE INDEX vertical_grid_of_plan ON vertical_grid (plan_id, grid_code);
