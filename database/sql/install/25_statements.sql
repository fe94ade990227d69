-- What every statement on the tables of a plan must pass at once. What it touched is noted for the check at commit.

-- Note that units of the open change have other grids, and which grids that touches. Of the rows before and after
-- nothing is known to the planner, who would compare each with each to find one that is wrong.
CREATE FUNCTION units_given() RETURNS trigger
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

-- Note which grids have another row now.
CREATE FUNCTION grids_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off SET enable_nestloop = off AS $$
DECLARE
    here change := needed_change();
    wrong record;
BEGIN
    IF here.checking THEN
        RETURN NULL;
    END IF;
    SELECT n.grid_code INTO wrong
    FROM new_rows AS n LEFT JOIN old_rows AS o USING (district_id, plan_id, grid_code)
    WHERE o.grid_code IS NULL
        OR (
            n.fid, n.community_code, n.households, n.buildings, n.area_m2, n.status, n.compactness, n.visible_boundary,
            n.revision
        ) IS DISTINCT FROM (
            o.fid, o.community_code, o.households, o.buildings, o.area_m2, o.status, o.compactness, o.visible_boundary,
            o.revision
        )
        OR n.geom IS DISTINCT FROM o.geom
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'grid_derived',
            format(
                'Code, community, polygon and counts of grid %s are made of its units; nobody writes them.',
                wrong.grid_code
            ),
            wrong.grid_code
        );
    END IF;
    PERFORM refuse_other_plan(here, n.district_id, n.plan_id)
    FROM (SELECT DISTINCT district_id, plan_id FROM new_rows) AS n;

    INSERT INTO changed_grid (change_id, grid_code, before)
    SELECT here.change_id, o.grid_code, grid_record(o)
    FROM old_rows AS o JOIN new_rows AS n USING (district_id, plan_id, grid_code)
    WHERE grid_record(o) <> grid_record(n)
    ON CONFLICT DO NOTHING;
    PERFORM refuse_stale(here, ARRAY(SELECT grid_code FROM new_rows));
    PERFORM await_check(here);
    RETURN NULL;
END
$$;

-- Some tables are written by the functions of this schema only, and nothing is ever taken out of any.
CREATE FUNCTION stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_ARGV[0] = 'functions'
        AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
    THEN
        RETURN NULL;
    END IF;
    PERFORM refuse('CG008', 'stays', format('Rows of %s stay as they are: %s is refused.', TG_TABLE_NAME, TG_OP));
    RETURN NULL;
END
$$;


-- The parts of the above

CREATE FUNCTION refuse_other_plan(here change, district integer, plan integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF here.district_id <> district
        OR (CASE here.kind WHEN 'publish' THEN plan <> ALL (here.published) ELSE plan <> here.plan_id END)
    THEN
        PERFORM refuse(
            'CG006', 'other_plan',
            format('The change that was begun is not one of plan %s of district %s.', plan, district)
        );
    END IF;
END
$$;

-- The row of a grid without its polygon and its keys.
CREATE FUNCTION grid_record(of_grid grid) RETURNS jsonb
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT jsonb_build_object(
        'grid_name', of_grid.grid_name, 'community_code', of_grid.community_code, 'kind', of_grid.kind,
        'households', of_grid.households, 'buildings', of_grid.buildings, 'area_m2', of_grid.area_m2,
        'status', of_grid.status, 'reason', of_grid.reason, 'note', of_grid.note,
        'compactness', of_grid.compactness, 'visible_boundary', of_grid.visible_boundary, 'locked', of_grid.locked,
        'boundary_zh', of_grid.boundary_zh, 'boundary_en', of_grid.boundary_en
    )
$$;

-- Note grids as touched, as they are now; those that do not exist come up at the check.
CREATE FUNCTION note_grids(here change, codes text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
BEGIN
    PERFORM refuse_stale(here, codes);
    INSERT INTO changed_grid (change_id, grid_code, before)
    SELECT here.change_id, g.grid_code, grid_record(g) FROM grid AS g
    WHERE g.district_id = here.district_id AND g.plan_id = here.plan_id AND g.grid_code = ANY (codes)
    ON CONFLICT DO NOTHING;
END
$$;

-- Refuse grids that somebody changed after the revision that the change was made from.
CREATE FUNCTION refuse_stale(here change, codes text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    newer record;
BEGIN
    SELECT min(g.grid_code) AS code, count(*) AS count, max(g.revision) AS revision INTO newer FROM grid AS g
    WHERE g.district_id = here.district_id AND g.plan_id = here.plan_id AND g.grid_code = ANY (codes)
        AND g.revision > here.base_revision AND g.revision <> here.revision;
    IF newer.count > 0 THEN
        PERFORM refuse(
            'CG001', 'stale',
            format(
                'Grid %s%s changed at revision %s, after revision %s that this change was made from.', newer.code,
                CASE WHEN newer.count > 1 THEN format(' and %s more', newer.count - 1) ELSE '' END,
                newer.revision, here.base_revision
            ),
            newer.code, value => newer.revision
        );
    END IF;
END
$$;

-- See to it that what is new is checked at commit, once for all statements until then.
CREATE FUNCTION await_check(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE change SET statements = statements + 1 WHERE change_id = here.change_id AND statements = checked;
END
$$;
