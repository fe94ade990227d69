-- The tables of a plan file, schema 1. Those with a geometry are layers of QGIS; `plan_id` tells scenarios apart.

CREATE TABLE profile (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);

-- One row a scenario. `revision` grows with everything that is written, `history_place` counts the edits in force.
CREATE TABLE plan (
    plan_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    parent_id INTEGER,
    note TEXT NOT NULL DEFAULT '',
    created_at DATETIME NOT NULL,
    created_by TEXT NOT NULL DEFAULT '',
    seed INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 0,
    history_place INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE community (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    community_code TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'urban'
);

CREATE TABLE unit (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POLYGON,
    plan_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    community_code TEXT NOT NULL,
    grid_code TEXT NOT NULL DEFAULT '',
    households INTEGER NOT NULL DEFAULT 0,
    buildings INTEGER NOT NULL DEFAULT 0,
    locked INTEGER NOT NULL DEFAULT 0,
    wet INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX unit_of_plan ON unit (plan_id, unit_id);
CREATE INDEX unit_of_grid ON unit (plan_id, grid_code);

-- `visible_m` is how much of the border lies on a street, a barrier or a wall.
CREATE TABLE unit_border (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    plan_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    length_m REAL NOT NULL,
    visible_m REAL NOT NULL DEFAULT 0,
    price REAL NOT NULL,
    open INTEGER NOT NULL
);
CREATE INDEX border_of_plan ON unit_border (plan_id);

-- A grid that was retired stays, without geometry, its status 'void': its code is never given again.
CREATE TABLE grid (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POLYGON,
    plan_id INTEGER NOT NULL,
    grid_code TEXT NOT NULL,
    grid_name TEXT NOT NULL DEFAULT '',
    community_code TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'urban',
    households INTEGER NOT NULL DEFAULT 0,
    buildings INTEGER NOT NULL DEFAULT 0,
    area_m2 REAL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    compactness REAL,
    visible_boundary REAL,
    locked INTEGER NOT NULL DEFAULT 0,
    boundary_zh TEXT NOT NULL DEFAULT '',
    boundary_en TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX grid_of_plan ON grid (plan_id, grid_code);

-- What a grid was, from when to when, by what edit and from which grids it came.
CREATE TABLE grid_version (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POLYGON,
    plan_id INTEGER NOT NULL,
    grid_code TEXT NOT NULL,
    version INTEGER NOT NULL,
    op TEXT NOT NULL,
    parents TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    valid_from DATETIME NOT NULL,
    valid_to DATETIME
);
CREATE UNIQUE INDEX version_of_grid ON grid_version (plan_id, grid_code, version);

CREATE TABLE building (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    building_id TEXT NOT NULL,
    unit_id INTEGER,
    households INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE street (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    name TEXT NOT NULL DEFAULT '',
    rank INTEGER NOT NULL DEFAULT 2
);

-- `kind` is 'water', 'railway' or 'street'.
CREATE TABLE barrier (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'water'
);

CREATE TABLE compound (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    name TEXT NOT NULL DEFAULT ''
);

CREATE TABLE finding (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    plan_id INTEGER NOT NULL,
    "check" TEXT NOT NULL,
    severity TEXT NOT NULL,
    grid_code TEXT NOT NULL DEFAULT '',
    community_code TEXT NOT NULL DEFAULT '',
    value REAL,
    message TEXT NOT NULL
);
CREATE INDEX finding_of_plan ON finding (plan_id);

-- Everything that was done, in order; nothing is ever taken out. `place` numbers the edits that can be undone or
-- redone; it is NULL for what is no edit, and for edits that were undone and then left behind by a new one.
CREATE TABLE audit_log (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    plan_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    place INTEGER,
    at DATETIME NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    action TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    edit TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX log_of_plan ON audit_log (plan_id, seq);
CREATE INDEX log_place ON audit_log (plan_id, place);
