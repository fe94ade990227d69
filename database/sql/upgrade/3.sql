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

-- What a change moved is noted whole, not looked up again by each check.
ALTER TABLE changed_unit
    ADD COLUMN after text NOT NULL DEFAULT '',
    ADD COLUMN community_code text NOT NULL DEFAULT '';

-- The change that this very transaction began; no row where it began none. PL/pgSQL keeps the plan of its statement, as a
-- trigger asks for it row by row.
CREATE OR REPLACE FUNCTION open_change() RETURNS SETOF change
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    RETURN QUERY SELECT * FROM change AS c WHERE c.xid = pg_current_xact_id() AND c.transaction_at = now();
END
$$;

-- The units of a change that really moved.
CREATE OR REPLACE FUNCTION moved_units(here change)
RETURNS TABLE (unit_id integer, before text, after text, community_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    SELECT c.unit_id, c.before, c.after, c.community_code FROM changed_unit AS c
    WHERE c.change_id = here.change_id AND c.after <> c.before
$$;

-- Note that units of the open change have other grids, and which grids that touches. Of the rows before and after
-- nothing is known to the planner, who would compare each with each to find one that is wrong.
CREATE OR REPLACE FUNCTION units_given() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off SET enable_nestloop = off AS $$
DECLARE
    here change := needed_change();
    wrong record;
BEGIN
    IF here.checking THEN
        RETURN NULL;
    END IF;
    SELECT n.plan_id, n.unit_id, n.grid_code INTO wrong
    FROM new_rows AS n LEFT JOIN old_rows AS o USING (district_id, plan_id, unit_id)
    WHERE o.unit_id IS NULL
        OR (n.fid, n.community_code, n.households, n.buildings, n.wet, n.revision)
            IS DISTINCT FROM (o.fid, o.community_code, o.households, o.buildings, o.wet, o.revision)
        OR NOT n.geom = o.geom
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'unit_stays',
            format(
                'Unit %s of plan %s stays as it was published; only its grid can change.', wrong.unit_id, wrong.plan_id
            ),
            wrong.grid_code
        );
    END IF;
    PERFORM refuse_other_plan(here, n.district_id, n.plan_id)
    FROM (SELECT DISTINCT district_id, plan_id FROM new_rows) AS n;
    -- Of a unit that somebody took out of its grid no grid tells that it is newer.
    SELECT n.grid_code, max(o.revision) AS revision INTO wrong
    FROM old_rows AS o JOIN new_rows AS n USING (district_id, plan_id, unit_id)
    WHERE o.grid_code = '' AND n.grid_code <> '' AND o.revision > here.base_revision AND o.revision <> here.revision
    GROUP BY n.grid_code ORDER BY n.grid_code LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG001', 'stale',
            format(
                'Units for grid %s were taken out of theirs at revision %s, after revision %s that this change was made '
                'from.',
                wrong.grid_code, wrong.revision, here.base_revision
            ),
            wrong.grid_code, value => wrong.revision
        );
    END IF;

    INSERT INTO changed_unit AS c (change_id, unit_id, before, after, community_code)
    SELECT here.change_id, o.unit_id, o.grid_code, n.grid_code, n.community_code
    FROM old_rows AS o JOIN new_rows AS n USING (district_id, plan_id, unit_id)
    WHERE n.grid_code <> o.grid_code
    ON CONFLICT (change_id, unit_id) DO UPDATE SET after = EXCLUDED.after;
    PERFORM note_grids(here, ARRAY(
        SELECT o.grid_code FROM old_rows AS o JOIN new_rows AS n USING (district_id, plan_id, unit_id)
        WHERE (n.grid_code, n.locked) <> (o.grid_code, o.locked)
        UNION
        SELECT n.grid_code FROM old_rows AS o JOIN new_rows AS n USING (district_id, plan_id, unit_id)
        WHERE (n.grid_code, n.locked) <> (o.grid_code, o.locked)
    ));
    PERFORM await_check(here);
    RETURN NULL;
END
$$;

-- The band of a kind of grid in a community, from the profile of the district. In PL/pgSQL, which keeps the plan of its
-- statement: in SQL it would be planned anew for each grid.
CREATE OR REPLACE FUNCTION status_of(district integer, community text, kind text, households integer) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    bands jsonb := (SELECT p.value::jsonb FROM profile AS p WHERE p.district_id = $1 AND p.key = 'bands');
    limits jsonb := coalesce(
        bands -> $3,
        bands -> (
            SELECT c.kind FROM community AS c WHERE c.district_id = $1 AND c.community_code = $2 ORDER BY c.fid LIMIT 1
        ),
        bands -> 'urban'
    );
BEGIN
    RETURN CASE
        WHEN $4 > (limits ->> 1)::bigint THEN 'over'
        WHEN $4 < (limits ->> 0)::bigint THEN 'under'
        ELSE 'in_band'
    END;
END
$$;

-- The status of a grid; where a tower on its ground is divided, that of the vertical grids and of what is left beside them.
CREATE FUNCTION status_on_ground(
    district integer, plan integer, grid text, community text, kind text, households integer
) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    above integer[] := ARRAY(
        SELECT v.households FROM vertical_grid AS v
        WHERE v.district_id = $1 AND v.plan_id = $2 AND v.base_code = $3 AND v.status <> 'void'
    );
    beside integer := $6 - (SELECT sum(a.households) FROM unnest(above) AS a (households));
    found text[];
BEGIN
    IF above = '{}' THEN
        RETURN status_of($1, $4, $5, $6);
    END IF;
    found := ARRAY(
        SELECT status_of($1, $4, $5, p.households)
        FROM unnest(CASE WHEN beside > 0 THEN above || beside ELSE above END) AS p (households)
    );
    RETURN CASE WHEN 'over' = ANY (found) THEN 'over' WHEN 'under' = ANY (found) THEN 'under' ELSE 'in_band' END;
END
$$;

-- How many metres of a grid's outline lie on no street, barrier or wall, nor on the edge of its community.
CREATE OR REPLACE FUNCTION hidden_m(district integer, plan integer, grids text[])
RETURNS TABLE (grid_code text, metres double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH mine AS MATERIALIZED (
        SELECT u.unit_id, u.grid_code FROM unit AS u
        WHERE u.district_id = $1 AND u.plan_id = $2 AND u.grid_code = ANY ($3)
    ), known AS MATERIALIZED (
        SELECT array_agg(unit_id) AS units FROM mine
    ), borders AS MATERIALIZED (
        -- looked up as a list, the borders of thousands of units are read in the order in which they lie on the disk
        SELECT b.unit_id, b.other_id, b.length_m - b.visible_m AS hidden FROM unit_border AS b
        WHERE b.district_id = $1 AND b.plan_id = $2 AND b.unit_id = ANY ((SELECT units FROM known)::integer[])
    ), beyond AS MATERIALIZED (
        SELECT b.unit_id, b.other_id, b.length_m - b.visible_m AS hidden FROM unit_border AS b
        WHERE b.district_id = $1 AND b.plan_id = $2 AND b.other_id = ANY ((SELECT units FROM known)::integer[])
    ), outlines AS (
        -- a border between two of these units is read twice
        SELECT one.grid_code, other.grid_code AS other_code, b.hidden
        FROM borders AS b
            JOIN mine AS one ON one.unit_id = b.unit_id LEFT JOIN mine AS other ON other.unit_id = b.other_id
        WHERE one.grid_code IS DISTINCT FROM other.grid_code
        UNION ALL
        SELECT NULL, other.grid_code, b.hidden
        FROM beyond AS b
            JOIN mine AS other ON other.unit_id = b.other_id LEFT JOIN mine AS one ON one.unit_id = b.unit_id
        WHERE one.unit_id IS NULL
    )
    SELECT side.code, sum(greatest(o.hidden, 0))
    FROM outlines AS o CROSS JOIN LATERAL (VALUES (o.grid_code), (o.other_code)) AS side (code)
    WHERE side.code IS NOT NULL
    GROUP BY side.code
$$;

-- The polygon of each grid whose ground a change changes: what it was, without what it gave, with what it got. Where
-- that is no plain polygon as large as its units, the grid is joined of them anew. It comes whole or not: as a
-- MultiPolygon where the units lie in pieces.
CREATE OR REPLACE FUNCTION ground_after(here change, grids text[])
RETURNS TABLE (
    grid_code text, geom geometry, units integer[], households integer, buildings integer, area_m2 double precision
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH held AS MATERIALIZED (
        SELECT u.grid_code, array_agg(u.unit_id ORDER BY u.unit_id) AS units, sum(u.households)::integer AS households,
            sum(u.buildings)::integer AS buildings, sum(ST_Area(u.geom)) AS area_m2
        FROM unit AS u
        WHERE u.district_id = $1.district_id AND u.plan_id = $1.plan_id AND u.grid_code = ANY ($2)
        GROUP BY u.grid_code
    ), moved AS MATERIALIZED (
        -- what one grid gave and another one got is joined once
        SELECT m.before, m.after, ST_Union(u.geom) AS geom
        FROM moved_units($1) AS m
            JOIN unit AS u ON (u.district_id, u.plan_id, u.unit_id) = ($1.district_id, $1.plan_id, m.unit_id)
        GROUP BY m.before, m.after
    ), given AS (
        SELECT m.before AS grid_code, ST_Union(m.geom) AS geom FROM moved AS m GROUP BY m.before
    ), got AS (
        SELECT m.after AS grid_code, ST_Union(m.geom) AS geom FROM moved AS m GROUP BY m.after
    ), left_over AS (
        SELECT g.grid_code, CASE WHEN given.geom IS NULL THEN g.geom ELSE ST_Difference(g.geom, given.geom) END AS geom
        FROM grid AS g LEFT JOIN given USING (grid_code)
        WHERE g.district_id = $1.district_id AND g.plan_id = $1.plan_id AND g.grid_code = ANY ($2)
    ), changed AS MATERIALIZED (
        SELECT h.*, CASE
            WHEN l.geom IS NULL THEN got.geom WHEN got.geom IS NULL THEN l.geom ELSE ST_Union(l.geom, got.geom)
        END AS geom
        FROM held AS h LEFT JOIN left_over AS l USING (grid_code) LEFT JOIN got USING (grid_code)
    )
    SELECT c.grid_code, CASE
        WHEN ST_GeometryType(c.geom) = 'ST_Polygon' AND ST_NRings(c.geom) = 1
            AND abs(ST_Area(c.geom) - c.area_m2) < 1e-6
        THEN c.geom
        ELSE (
            SELECT ST_Union(u.geom) FROM unit AS u
            WHERE (u.district_id, u.plan_id, u.grid_code) = ($1.district_id, $1.plan_id, c.grid_code)
        )
    END, c.units, c.households, c.buildings, c.area_m2
    FROM changed AS c
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

    UPDATE unit AS u SET locked = home.locked, revision = here.revision
    FROM (
        SELECT code, coalesce(g.locked, false) AS locked
        FROM unnest(touched || '{""}'::text[]) AS code
            LEFT JOIN grid AS g ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, code)
    ) AS home
    WHERE u.district_id = here.district_id AND u.plan_id = here.plan_id AND u.grid_code = home.code
        -- so that it is looked up, however large the planner takes the grids to be
        AND u.grid_code = ANY (touched || '{""}'::text[])
        AND (u.locked <> home.locked OR u.unit_id IN (SELECT m.unit_id FROM moved_units(here) AS m));

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
