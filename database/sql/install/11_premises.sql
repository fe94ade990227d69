-- What is known of buildings beside their own row. Counts only: nothing here is about a person.

CREATE TABLE address (
    district_id integer NOT NULL,
    fid integer NOT NULL,
    geom geometry,
    building_id text NOT NULL DEFAULT '',
    address text NOT NULL,
    PRIMARY KEY (district_id, fid)
);
CREATE INDEX address_of_building ON address (district_id, building_id);

-- A row a dwelling where `room` is named, else a row a floor, an entrance or a building: the finest there are count.
CREATE TABLE household_stat (
    district_id integer NOT NULL,
    fid integer NOT NULL,
    building_id text NOT NULL,
    entrance text NOT NULL DEFAULT '',
    floor integer,
    room text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'unknown',
    dwellings integer NOT NULL DEFAULT 1,
    households integer NOT NULL DEFAULT 0,
    source text NOT NULL DEFAULT '',
    period text NOT NULL DEFAULT '',
    PRIMARY KEY (district_id, fid)
);
CREATE INDEX stat_of_building ON household_stat (district_id, building_id);

-- To which building a row of a register belongs. `candidates` is a list of pairs: a building and how well it fits.
CREATE TABLE tie (
    district_id integer NOT NULL,
    fid integer NOT NULL,
    register text NOT NULL,
    row_key text NOT NULL,
    row_address text NOT NULL DEFAULT '',
    building_id text NOT NULL DEFAULT '',
    method text NOT NULL DEFAULT 'none',
    confidence double precision NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'unmatched',
    candidates text NOT NULL DEFAULT '[]',
    entrance text NOT NULL DEFAULT '',
    floor integer,
    room text NOT NULL DEFAULT '',
    dwellings integer NOT NULL DEFAULT 1,
    households integer NOT NULL DEFAULT 0,
    decided_by text NOT NULL DEFAULT '',
    decided_at timestamptz,
    PRIMARY KEY (district_id, fid)
);
CREATE INDEX tie_of_building ON tie (district_id, building_id);

-- The grids of a tower that is divided by entrance; `entrances` is a list, `base_code` the grid on the ground. They come
-- with their plan and stay as they came.
CREATE TABLE vertical_grid (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    grid_code text NOT NULL,
    fid integer NOT NULL,
    geom geometry,
    grid_name text NOT NULL DEFAULT '',
    community_code text NOT NULL,
    base_code text NOT NULL,
    building_id text NOT NULL,
    entrances text NOT NULL DEFAULT '[]',
    households integer NOT NULL DEFAULT 0,
    dwellings integer NOT NULL DEFAULT 0,
    status text NOT NULL,
    PRIMARY KEY (district_id, plan_id, grid_code)
);
