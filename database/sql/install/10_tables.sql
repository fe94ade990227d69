-- The tables of a plan file, each with the district before its columns; the names and the ids are the file's.
-- A `fid` is that of the file a row came from, NULL for rows that were made here.

CREATE TABLE schema_version (
    version integer PRIMARY KEY,
    installed_at timestamptz NOT NULL DEFAULT now(),
    installed_by text NOT NULL DEFAULT session_user
);

CREATE TABLE district (
    district_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    published_at timestamptz NOT NULL DEFAULT now(),
    published_by text NOT NULL DEFAULT session_user
);

-- What all plans of a district share. It stays as it was published.

CREATE TABLE profile (
    district_id integer NOT NULL REFERENCES district,
    fid integer,
    key text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (district_id, key)
);

CREATE TABLE community (
    district_id integer NOT NULL REFERENCES district,
    fid integer NOT NULL,
    geom geometry,
    community_code text NOT NULL,
    name text NOT NULL DEFAULT '',
    kind text NOT NULL DEFAULT 'urban',
    PRIMARY KEY (district_id, fid)
);

CREATE TABLE building (
    district_id integer NOT NULL,
    fid integer NOT NULL,
    geom geometry,
    building_id text NOT NULL,
    unit_id integer,
    households integer NOT NULL DEFAULT 0,
    name text NOT NULL DEFAULT '',
    use text NOT NULL DEFAULT '',
    floors integer,
    floors_below integer,
    height_m double precision,
    entrances integer,
    dwellings integer,
    compound_name text NOT NULL DEFAULT '',
    public_id text NOT NULL DEFAULT '',
    PRIMARY KEY (district_id, fid)
);

CREATE TABLE street (
    district_id integer NOT NULL,
    fid integer NOT NULL,
    geom geometry,
    name text NOT NULL DEFAULT '',
    rank integer NOT NULL DEFAULT 2,
    PRIMARY KEY (district_id, fid)
);

-- `kind` is 'water', 'railway' or 'street'.
CREATE TABLE barrier (
    district_id integer NOT NULL,
    fid integer NOT NULL,
    geom geometry,
    name text NOT NULL DEFAULT '',
    kind text NOT NULL DEFAULT 'water',
    PRIMARY KEY (district_id, fid)
);

CREATE TABLE compound (
    district_id integer NOT NULL,
    fid integer NOT NULL,
    geom geometry,
    name text NOT NULL DEFAULT '',
    PRIMARY KEY (district_id, fid)
);

-- A plan: `revision` grows by one with every change. Who made it what, and when, stands in the table of its life.

CREATE TABLE plan (
    district_id integer NOT NULL REFERENCES district,
    plan_id integer NOT NULL,
    name text NOT NULL,
    parent_id integer,
    note text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text NOT NULL DEFAULT '',
    seed integer NOT NULL DEFAULT 0,
    revision integer NOT NULL DEFAULT 0,
    history_place integer NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'checked', 'approved', 'retired')),
    effective_from timestamptz,
    PRIMARY KEY (district_id, plan_id),
    UNIQUE (district_id, name)
);

-- Of a unit only its grid ever changes; `locked` follows the grid. `revision` is that of its last change, 0 if none.
CREATE TABLE unit (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    unit_id integer NOT NULL,
    fid integer,
    geom geometry NOT NULL,
    community_code text NOT NULL,
    grid_code text NOT NULL DEFAULT '',
    households integer NOT NULL DEFAULT 0 CHECK (households >= 0),
    buildings integer NOT NULL DEFAULT 0 CHECK (buildings >= 0),
    locked boolean NOT NULL DEFAULT false,
    wet boolean NOT NULL DEFAULT false,
    revision integer NOT NULL DEFAULT 0,
    PRIMARY KEY (district_id, plan_id, unit_id)
);
CREATE INDEX unit_of_grid ON unit (district_id, plan_id, grid_code);
CREATE INDEX unit_of_revision ON unit (district_id, plan_id, revision) WHERE revision > 0;

-- `visible_m` is how much of the border lies on a street, a barrier or a wall.
CREATE TABLE unit_border (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    unit_id integer NOT NULL,
    other_id integer NOT NULL,
    fid integer NOT NULL,
    length_m double precision NOT NULL,
    visible_m double precision NOT NULL DEFAULT 0,
    price double precision NOT NULL,
    open boolean NOT NULL,
    PRIMARY KEY (district_id, plan_id, unit_id, other_id)
);
CREATE INDEX border_of_other ON unit_border (district_id, plan_id, other_id);

-- Polygon, counts, area, status and measures of a grid are derived from its units. One that was retired stays without
-- a polygon, its status 'void': its code is never given to other ground.
CREATE TABLE grid (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    grid_code text NOT NULL CHECK (grid_code <> ''),
    fid integer,
    geom geometry,
    grid_name text NOT NULL DEFAULT '',
    community_code text NOT NULL,
    kind text NOT NULL DEFAULT 'urban',
    households integer NOT NULL DEFAULT 0,
    buildings integer NOT NULL DEFAULT 0,
    area_m2 double precision,
    status text NOT NULL DEFAULT 'void' CHECK (status IN ('in_band', 'over', 'under', 'void')),
    reason text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    compactness double precision,
    visible_boundary double precision,
    locked boolean NOT NULL DEFAULT false,
    boundary_zh text NOT NULL DEFAULT '',
    boundary_en text NOT NULL DEFAULT '',
    revision integer NOT NULL DEFAULT 0,
    PRIMARY KEY (district_id, plan_id, grid_code),
    FOREIGN KEY (district_id, plan_id) REFERENCES plan
);
CREATE INDEX grid_of_revision ON grid (district_id, plan_id, revision) WHERE revision > 0;

-- What a grid was, from when to when, by what edit and from which grids it came. `units` are its units then, NULL where
-- a plan file did not know; `record` is its row then.
CREATE TABLE grid_version (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    grid_code text NOT NULL,
    version integer NOT NULL,
    fid integer,
    geom geometry,
    op text NOT NULL,
    parents text NOT NULL DEFAULT '',
    reason text NOT NULL DEFAULT '',
    author text NOT NULL DEFAULT '',
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,
    units integer[],
    record jsonb,
    revision integer,
    change_id uuid,
    PRIMARY KEY (district_id, plan_id, grid_code, version)
);
CREATE INDEX version_in_time ON grid_version (district_id, plan_id, valid_from);
CREATE INDEX version_of_revision ON grid_version (district_id, plan_id, revision) WHERE revision IS NOT NULL;

-- What was found of a plan; what was found of a grid goes when the grid changes.
CREATE TABLE finding (
    finding_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    fid integer,
    geom geometry,
    "check" text NOT NULL,
    severity text NOT NULL,
    grid_code text NOT NULL DEFAULT '',
    community_code text NOT NULL DEFAULT '',
    value double precision,
    message text NOT NULL,
    revision integer NOT NULL DEFAULT 0
);
CREATE INDEX finding_of_grid ON finding (district_id, plan_id, grid_code);

-- Everything that was done, in order; nothing is ever taken out. `edit` is the gesture in the words of the plan file;
-- `changed` is what the database saw change: {"units": [[unit_id, from, to], ...], "grids": {code: {"before": row or
-- null, "after": row}}}. `hash` covers the row and the hash of the row before, so that nobody can change one unseen.
CREATE TABLE audit_log (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    seq integer NOT NULL,
    fid integer,
    place integer,
    at timestamptz NOT NULL,
    author text NOT NULL DEFAULT '',
    action text NOT NULL,
    reason text NOT NULL DEFAULT '',
    edit text NOT NULL DEFAULT '',
    change_id uuid,
    revision integer,
    role text NOT NULL DEFAULT session_user,
    changed jsonb,
    previous bytea,
    hash bytea,
    PRIMARY KEY (district_id, plan_id, seq)
);
CREATE INDEX log_of_change ON audit_log (change_id);
CREATE INDEX log_of_revision ON audit_log (district_id, plan_id, revision);
