-- Version 3: what is known of buildings. Counts only: nothing here is about a person.

ALTER TABLE building
    ADD COLUMN name text NOT NULL DEFAULT '',
    ADD COLUMN use text NOT NULL DEFAULT '',
    ADD COLUMN floors integer,
    ADD COLUMN floors_below integer,
    ADD COLUMN height_m double precision,
    ADD COLUMN entrances integer,
    ADD COLUMN dwellings integer,
    ADD COLUMN compound_name text NOT NULL DEFAULT '',
    ADD COLUMN public_id text NOT NULL DEFAULT '';

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

-- Their geometries are in the CRS of the others.
DO $$
DECLARE
    columns record;
BEGIN
    FOR columns IN SELECT * FROM (VALUES ('address', 'Point'), ('vertical_grid', 'Geometry')) AS known (name, type) LOOP
        EXECUTE format(
            'ALTER TABLE community_grids.%I ALTER COLUMN geom TYPE geometry(%s, %s)',
            columns.name, columns.type, current_setting('community_grids.srid')::integer
        );
        EXECUTE format(
            'CREATE INDEX %I ON community_grids.%I USING gist (geom)', columns.name || '_place', columns.name
        );
    END LOOP;
END
$$;

-- They come with their district, or their plan, and stay.
CREATE TRIGGER arrived AFTER INSERT ON address
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION arrives_with_district();
CREATE TRIGGER arrived AFTER INSERT ON household_stat
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION arrives_with_district();
CREATE TRIGGER arrived AFTER INSERT ON tie
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION arrives_with_district();
CREATE TRIGGER arrived AFTER INSERT ON vertical_grid
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION arrives_with_plan();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON address FOR EACH STATEMENT EXECUTE FUNCTION stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON household_stat FOR EACH STATEMENT EXECUTE FUNCTION stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON tie FOR EACH STATEMENT EXECUTE FUNCTION stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON vertical_grid FOR EACH STATEMENT EXECUTE FUNCTION stays();

-- The status of a grid; where a tower on its ground is divided, that of the vertical grids and of what is left beside them.
CREATE FUNCTION status_on_ground(
    district integer, plan integer, grid text, community text, kind text, households integer
) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH above AS (
        SELECT v.households FROM vertical_grid AS v
        WHERE v.district_id = $1 AND v.plan_id = $2 AND v.base_code = $3 AND v.status <> 'void'
    ), part AS (
        SELECT a.households FROM above AS a
        UNION ALL SELECT $6 - sum(a.households)::integer FROM above AS a HAVING sum(a.households) < $6
        UNION ALL SELECT $6 WHERE NOT EXISTS (SELECT FROM above)
    )
    SELECT coalesce(
        (SELECT 'over' FROM part AS p WHERE status_of($1, $4, $5, p.households) = 'over' LIMIT 1),
        (SELECT 'under' FROM part AS p WHERE status_of($1, $4, $5, p.households) = 'under' LIMIT 1),
        'in_band'
    )
$$;

-- Write what the units of the touched grids say of them, and what follows from it.
CREATE OR REPLACE FUNCTION derive(here change, touched text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    ground text[] := ARRAY(
        SELECT m.before FROM moved_units(here) AS m WHERE m.before <> ''
        UNION SELECT m.after FROM moved_units(here) AS m WHERE m.after <> ''
    );
BEGIN
    UPDATE changed_grid AS c SET
        geom = d.geom, units = coalesce(d.units, '{}'), households = coalesce(d.households, 0),
        buildings = coalesce(d.buildings, 0), area_m2 = coalesce(d.area_m2, 0), compactness = d.compactness,
        visible_boundary = d.visible_boundary
    FROM unnest(ground) AS code
        LEFT JOIN derived_grids(here, ground) AS d ON d.grid_code = code
    WHERE c.change_id = here.change_id AND c.grid_code = code;
    PERFORM refuse_broken_ground(here);
    PERFORM refuse_reused_codes(here);

    UPDATE grid AS g SET
        geom = c.geom, households = c.households, buildings = c.buildings, area_m2 = c.area_m2,
        compactness = c.compactness, visible_boundary = c.visible_boundary,
        boundary_zh = CASE WHEN c.geom IS NOT NULL AND c.before ->> 'boundary_zh' IS DISTINCT FROM g.boundary_zh
            THEN g.boundary_zh ELSE '' END,
        boundary_en = CASE WHEN c.geom IS NOT NULL AND c.before ->> 'boundary_en' IS DISTINCT FROM g.boundary_en
            THEN g.boundary_en ELSE '' END,
        status = now.status, reason = CASE WHEN now.status IN ('over', 'under') THEN g.reason ELSE '' END,
        revision = here.revision
    FROM changed_grid AS c CROSS JOIN LATERAL (
        SELECT CASE
            WHEN c.geom IS NULL THEN 'void'
            ELSE status_on_ground(k.district_id, k.plan_id, k.grid_code, k.community_code, k.kind, c.households)
        END AS status
        FROM grid AS k WHERE (k.district_id, k.plan_id, k.grid_code) = (here.district_id, here.plan_id, c.grid_code)
    ) AS now
    WHERE c.change_id = here.change_id AND c.units IS NOT NULL
        AND (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code);
    UPDATE grid AS g SET
        status = now.status, reason = CASE WHEN now.status IN ('over', 'under') THEN g.reason ELSE '' END,
        revision = here.revision
    FROM (
        SELECT k.grid_code, CASE
            WHEN k.geom IS NULL THEN 'void'
            ELSE status_on_ground(k.district_id, k.plan_id, k.grid_code, k.community_code, k.kind, k.households)
        END AS status
        FROM changed_grid AS c
            JOIN grid AS k ON (k.district_id, k.plan_id, k.grid_code) = (here.district_id, here.plan_id, c.grid_code)
        WHERE c.change_id = here.change_id AND c.units IS NULL
    ) AS now
    WHERE (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, now.grid_code);

    UPDATE unit AS u SET locked = k.locked, revision = here.revision
    FROM (
        SELECT k.unit_id, coalesce(g.locked, false) AS locked,
            m.unit_id IS NOT NULL OR k.locked <> coalesce(g.locked, false) AS other
        FROM unit AS k
            LEFT JOIN grid AS g USING (district_id, plan_id, grid_code)
            LEFT JOIN moved_units(here) AS m ON m.unit_id = k.unit_id
        WHERE k.district_id = here.district_id AND k.plan_id = here.plan_id
            AND k.grid_code = ANY (touched || '{""}'::text[])
    ) AS k
    WHERE (u.district_id, u.plan_id, u.unit_id) = (here.district_id, here.plan_id, k.unit_id) AND k.other;

    DELETE FROM finding AS f
    WHERE f.district_id = here.district_id AND f.plan_id = here.plan_id AND f.grid_code = ANY (touched)
        AND f.revision < here.revision;
END
$$;

-- As everything else, these are the owner's, and for those who need them.
ALTER TABLE address OWNER TO community_grids_owner;
ALTER TABLE household_stat OWNER TO community_grids_owner;
ALTER TABLE tie OWNER TO community_grids_owner;
ALTER TABLE vertical_grid OWNER TO community_grids_owner;
ALTER FUNCTION status_on_ground(integer, integer, text, text, text, integer) OWNER TO community_grids_owner;
REVOKE ALL ON FUNCTION status_on_ground(integer, integer, text, text, text, integer) FROM PUBLIC;
GRANT SELECT ON address, household_stat, tie, vertical_grid TO community_grids_reader;
GRANT INSERT ON address, household_stat, tie, vertical_grid TO community_grids_editor;
