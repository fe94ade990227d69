-- What a transaction changed must be whole when it commits: derived, checked, written down and told to others, once for
-- all its statements.

CREATE FUNCTION check_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    here change;
    plan integer;
BEGIN
    SELECT * INTO here FROM change WHERE change_id = NEW.change_id;
    IF here.statements = here.checked THEN
        RETURN NULL;
    END IF;
    UPDATE change SET checking = true WHERE change_id = here.change_id;
    IF here.kind = 'publish' THEN
        -- Nobody has counted the new rows yet, and without counts the planner takes them for a handful.
        ANALYZE community, building, unit, unit_border, grid, grid_version;
        FOREACH plan IN ARRAY here.published LOOP
            PERFORM whole_publication(here, plan);
        END LOOP;
    ELSE
        PERFORM whole_edit(here);
    END IF;
    UPDATE change SET checking = false, checked = statements WHERE change_id = here.change_id;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER change_is_whole AFTER INSERT OR UPDATE OF statements ON change
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_change();

CREATE FUNCTION whole_publication(here change, plan integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
#variable_conflict use_column
DECLARE
    at_revision integer;
BEGIN
    PERFORM check_publication(here, plan);
    -- The version in force of each grid gets what a plan file does not keep.
    UPDATE grid_version AS v SET units = held.units, record = held.record
    FROM (
        SELECT g.grid_code, grid_record(g) AS record, array_agg(u.unit_id ORDER BY u.unit_id) AS units
        FROM grid AS g JOIN unit AS u USING (district_id, plan_id, grid_code)
        WHERE g.district_id = here.district_id AND g.plan_id = whole_publication.plan
        GROUP BY g.district_id, g.plan_id, g.grid_code
    ) AS held
    WHERE v.district_id = here.district_id AND v.plan_id = whole_publication.plan AND v.grid_code = held.grid_code
        AND v.valid_to IS NULL AND v.units IS NULL;
    IF EXISTS (SELECT FROM audit_log WHERE change_id = here.change_id AND plan_id = whole_publication.plan AND revision IS NOT NULL) THEN
        RETURN;
    END IF;
    SELECT p.revision INTO at_revision FROM plan AS p
    WHERE p.district_id = here.district_id AND p.plan_id = whole_publication.plan;
    INSERT INTO audit_log (district_id, plan_id, at, author, action, change_id, revision)
    VALUES (here.district_id, whole_publication.plan, here.begun_at, here.author, 'publish', here.change_id, at_revision);
    PERFORM tell(here.district_id, whole_publication.plan, at_revision, 'publish', NULL);
END
$$;

CREATE FUNCTION whole_edit(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    touched text[];
BEGIN
    SELECT coalesce(array_agg(c.grid_code ORDER BY c.grid_code), '{}') INTO touched
    FROM changed_grid AS c WHERE c.change_id = here.change_id;
    PERFORM refuse_strange_units(here);
    PERFORM refuse_locked_ground(here);
    PERFORM refuse_cuts(here);
    PERFORM derive(here, touched);
    PERFORM write_versions(here);
    PERFORM write_log(here);
    PERFORM tell(here.district_id, here.plan_id, here.revision, 'edit', touched);
    DELETE FROM changed_unit WHERE change_id = here.change_id;
    DELETE FROM changed_grid WHERE change_id = here.change_id;
END
$$;

-- The units of a change that really moved.
CREATE FUNCTION moved_units(here change)
RETURNS TABLE (unit_id integer, before text, after text, community_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    SELECT c.unit_id, c.before, u.grid_code, u.community_code
    FROM changed_unit AS c
        JOIN unit AS u ON (u.district_id, u.plan_id, u.unit_id) = (here.district_id, here.plan_id, c.unit_id)
    WHERE c.change_id = here.change_id AND u.grid_code <> c.before
$$;

-- Refuse units in grids that do not exist or lie in another community, and grids of communities that do not exist.
CREATE FUNCTION refuse_strange_units(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    wrong record;
BEGIN
    SELECT m.after, m.community_code, count(*) AS units, bool_and(g.grid_code IS NULL) AS unknown INTO wrong
    FROM moved_units(here) AS m
        LEFT JOIN grid AS g ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, m.after)
    WHERE m.after <> '' AND g.community_code IS DISTINCT FROM m.community_code
    GROUP BY m.after, m.community_code
    ORDER BY m.after LIMIT 1;
    IF FOUND THEN
        PERFORM refuse_trouble(
            CASE WHEN wrong.unknown THEN 'unknown_grid' ELSE 'across_communities' END,
            wrong.after, wrong.community_code, wrong.units
        );
    END IF;
    SELECT g.grid_code, g.community_code INTO wrong
    FROM changed_grid AS c
        JOIN grid AS g ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code)
    WHERE c.change_id = here.change_id AND c.before IS NULL AND NOT EXISTS (
        SELECT FROM community AS k WHERE k.district_id = here.district_id AND k.community_code = g.community_code
    )
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG007', 'unknown_community',
            format('Grid %s is of community %s, which the district does not have.', wrong.grid_code, wrong.community_code),
            wrong.grid_code, wrong.community_code
        );
    END IF;
END
$$;

-- Refuse to give or take ground of grids that were and are locked.
CREATE FUNCTION refuse_locked_ground(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    wrong record;
BEGIN
    SELECT g.grid_code, count(DISTINCT m.unit_id) AS units INTO wrong
    FROM changed_grid AS c
        JOIN grid AS g ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code)
        JOIN moved_units(here) AS m ON g.grid_code IN (m.before, m.after)
    WHERE c.change_id = here.change_id AND g.locked AND (c.before ->> 'locked')::boolean
    GROUP BY g.grid_code
    ORDER BY g.grid_code LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG005', 'grid_locked',
            format('Grid %s is locked: %s of its units cannot change hands.', wrong.grid_code, wrong.units),
            wrong.grid_code, value => wrong.units
        );
    END IF;
END
$$;

-- Refuse to part units that share a building, unless the plan was published with buildings cut.
CREATE FUNCTION refuse_cuts(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    wrong record;
BEGIN
    SELECT one.grid_code, other.grid_code AS other_code, s.area_m2 INTO wrong
    FROM (
        SELECT s.* FROM moved_units(here) AS m JOIN shared_building AS s
            ON (s.district_id, s.plan_id, s.unit_id) = (here.district_id, here.plan_id, m.unit_id)
        UNION
        SELECT s.* FROM moved_units(here) AS m JOIN shared_building AS s
            ON (s.district_id, s.plan_id, s.other_id) = (here.district_id, here.plan_id, m.unit_id)
    ) AS s
        JOIN unit AS one USING (district_id, plan_id, unit_id)
        JOIN unit AS other ON (other.district_id, other.plan_id, other.unit_id) = (s.district_id, s.plan_id, s.other_id)
        LEFT JOIN changed_unit AS one_before ON (one_before.change_id, one_before.unit_id) = (here.change_id, s.unit_id)
        LEFT JOIN changed_unit AS other_before ON (other_before.change_id, other_before.unit_id) = (here.change_id, s.other_id)
    WHERE one.grid_code <> other.grid_code
        AND coalesce(one_before.before, one.grid_code) = coalesce(other_before.before, other.grid_code)
        AND NOT EXISTS (
            SELECT FROM change AS p
            WHERE p.kind = 'publish' AND p.district_id = here.district_id AND here.plan_id = ANY (p.published) AND p.allow_cuts
        )
    ORDER BY s.area_m2 DESC LIMIT 1;
    IF FOUND THEN
        PERFORM refuse_trouble('cut', wrong.grid_code, wrong.other_code, wrong.area_m2);
    END IF;
END
$$;

-- Write what the units of the touched grids say of them, and what follows from it.
CREATE FUNCTION derive(here change, touched text[]) RETURNS void
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
    FROM unnest(ground) AS code LEFT JOIN derived_grids(here.district_id, here.plan_id, ground) AS d ON d.grid_code = code
    WHERE c.change_id = here.change_id AND c.grid_code = code;
    PERFORM refuse_broken_ground(here);
    PERFORM refuse_reused_codes(here);

    UPDATE grid AS g SET
        geom = c.geom, households = c.households, buildings = c.buildings, area_m2 = c.area_m2,
        compactness = c.compactness, visible_boundary = c.visible_boundary,
        boundary_zh = CASE WHEN c.geom IS NULL OR c.before ->> 'boundary_zh' = g.boundary_zh THEN '' ELSE g.boundary_zh END,
        boundary_en = CASE WHEN c.geom IS NULL OR c.before ->> 'boundary_en' = g.boundary_en THEN '' ELSE g.boundary_en END
    FROM changed_grid AS c
    WHERE c.change_id = here.change_id AND c.units IS NOT NULL
        AND (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code);
    UPDATE grid AS g SET
        status = now.status, reason = CASE WHEN now.status IN ('over', 'under') THEN g.reason ELSE '' END,
        revision = here.revision
    FROM (
        SELECT k.grid_code, CASE
            WHEN k.geom IS NULL THEN 'void' ELSE status_of(k.district_id, k.community_code, k.kind, k.households)
        END AS status
        FROM grid AS k
        WHERE k.district_id = here.district_id AND k.plan_id = here.plan_id AND k.grid_code = ANY (touched)
    ) AS now
    WHERE (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, now.grid_code);

    UPDATE unit AS u SET locked = k.locked, revision = here.revision
    FROM (
        SELECT k.unit_id, coalesce(g.locked, false) AS locked, m.unit_id IS NOT NULL OR k.locked <> coalesce(g.locked, false) AS other
        FROM unit AS k
            LEFT JOIN grid AS g USING (district_id, plan_id, grid_code)
            LEFT JOIN moved_units(here) AS m ON m.unit_id = k.unit_id
        WHERE k.district_id = here.district_id AND k.plan_id = here.plan_id AND k.grid_code = ANY (touched || '{""}'::text[])
    ) AS k
    WHERE (u.district_id, u.plan_id, u.unit_id) = (here.district_id, here.plan_id, k.unit_id) AND k.other;

    DELETE FROM finding AS f
    WHERE f.district_id = here.district_id AND f.plan_id = here.plan_id AND f.grid_code = ANY (touched)
        AND f.revision < here.revision;
END
$$;

-- Refuse ground in pieces, and an outline that touches itself at a corner where it did not before and no unit does.
CREATE FUNCTION refuse_broken_ground(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    wrong record;
BEGIN
    SELECT c.grid_code, ST_NumGeometries(c.geom) AS pieces INTO wrong FROM changed_grid AS c
    WHERE c.change_id = here.change_id AND ST_NumGeometries(c.geom) > 1
    ORDER BY c.grid_code LIMIT 1;
    IF FOUND THEN
        PERFORM refuse_trouble('pieces', wrong.grid_code, '', wrong.pieces);
    END IF;
    SELECT c.grid_code INTO wrong
    FROM changed_grid AS c
        JOIN grid AS g ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code)
    WHERE c.change_id = here.change_id AND is_pinched(c.geom) AND NOT is_pinched(g.geom) AND NOT EXISTS (
        SELECT FROM unit AS u
        WHERE u.district_id = here.district_id AND u.plan_id = here.plan_id AND u.unit_id = ANY (c.units)
            AND is_pinched(u.geom)
    )
    ORDER BY c.grid_code LIMIT 1;
    IF FOUND THEN
        PERFORM refuse_trouble('pinch', wrong.grid_code, '', NULL);
    END IF;
END
$$;

-- Refuse to give the code of a grid that was retired to ground that it never had.
CREATE FUNCTION refuse_reused_codes(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    wrong record;
BEGIN
    SELECT c.grid_code, c.area_m2 INTO wrong FROM changed_grid AS c
    WHERE c.change_id = here.change_id AND c.before ->> 'status' = 'void' AND c.geom IS NOT NULL AND NOT EXISTS (
        SELECT FROM grid_version AS v
        WHERE (v.district_id, v.plan_id, v.grid_code) = (here.district_id, here.plan_id, c.grid_code)
            AND v.geom IS NOT NULL
            AND CASE WHEN v.units IS NULL THEN ST_Area(ST_SymDifference(v.geom, c.geom)) <= 0.01 ELSE v.units = c.units END
    )
    ORDER BY c.grid_code LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG003', 'code_reused',
            format(
                'The code %s belonged to a grid that was retired; it cannot be given to other ground, here %s m2.',
                wrong.grid_code, round(wrong.area_m2::numeric, 2)
            ),
            wrong.grid_code, value => wrong.area_m2
        );
    END IF;
END
$$;

-- Close the versions of the grids that are others now, and begin new ones. Locks and words make no version.
CREATE FUNCTION write_versions(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    others text[] := ARRAY(
        SELECT c.grid_code
        FROM changed_grid AS c
            JOIN grid AS g ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code)
        WHERE c.change_id = here.change_id AND (
            c.before IS NULL OR c.units IS NOT NULL
            OR c.before - '{locked,boundary_zh,boundary_en}'::text[]
                <> grid_record(g) - '{locked,boundary_zh,boundary_en}'::text[]
        )
    );
BEGIN
    UPDATE grid_version AS v SET valid_to = here.begun_at
    WHERE v.district_id = here.district_id AND v.plan_id = here.plan_id AND v.grid_code = ANY (others)
        AND v.valid_to IS NULL;
    INSERT INTO grid_version (
        district_id, plan_id, grid_code, version, geom, op, parents, reason, author, valid_from, valid_to, units, record,
        revision, change_id
    )
    SELECT g.district_id, g.plan_id, g.grid_code, coalesce(last.version, 0) + 1, g.geom, here.action,
        array_to_string(ARRAY(
            SELECT code FROM unnest(origin.codes) AS code
            UNION SELECT g.grid_code WHERE c.before IS NOT NULL OR origin.codes IS NULL
            ORDER BY 1
        ), ','),
        here.reason, here.author, here.begun_at, CASE WHEN g.geom IS NULL THEN here.begun_at END,
        coalesce(c.units, ARRAY(
            SELECT u.unit_id FROM unit AS u
            WHERE (u.district_id, u.plan_id, u.grid_code) = (g.district_id, g.plan_id, g.grid_code)
            ORDER BY u.unit_id
        )),
        grid_record(g), here.revision, here.change_id
    FROM changed_grid AS c
        JOIN grid AS g ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code)
        LEFT JOIN LATERAL (
            SELECT max(v.version) AS version FROM grid_version AS v
            WHERE (v.district_id, v.plan_id, v.grid_code) = (g.district_id, g.plan_id, g.grid_code)
        ) AS last ON true
        LEFT JOIN (
            SELECT m.after, array_agg(DISTINCT m.before) FILTER (WHERE m.before <> '') AS codes
            FROM moved_units(here) AS m GROUP BY m.after
        ) AS origin ON origin.after = g.grid_code
    WHERE c.change_id = here.change_id AND c.grid_code = ANY (others);
END
$$;

-- Write a line of the log, with all that is needed to do the change again.
CREATE FUNCTION write_log(here change) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    first boolean := NOT EXISTS (SELECT FROM audit_log WHERE change_id = here.change_id);
BEGIN
    INSERT INTO audit_log (district_id, plan_id, at, author, action, reason, edit, change_id, revision, changed)
    SELECT here.district_id, here.plan_id, here.begun_at, here.author, here.action, here.reason,
        CASE WHEN first THEN here.edit ELSE '' END, here.change_id, here.revision,
        jsonb_build_object(
            'units', (
                SELECT coalesce(jsonb_agg(jsonb_build_array(m.unit_id, m.before, m.after) ORDER BY m.unit_id), '[]')
                FROM moved_units(here) AS m
            ),
            'grids', (
                SELECT coalesce(
                    jsonb_object_agg(c.grid_code, jsonb_build_object('before', c.before, 'after', grid_record(g))), '{}'
                )
                FROM changed_grid AS c JOIN grid AS g
                    ON (g.district_id, g.plan_id, g.grid_code) = (here.district_id, here.plan_id, c.grid_code)
                WHERE c.change_id = here.change_id
            )
        );
END
$$;

-- Tell those who listen; they look themselves where the list of grids is too long for a message.
CREATE FUNCTION tell(district integer, plan integer, revision integer, kind text, grids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    said jsonb := jsonb_build_object(
        'district', district, 'plan', plan, 'revision', revision, 'kind', kind, 'grids', to_jsonb(grids)
    );
BEGIN
    IF octet_length(said::text) > 7000 THEN
        said := jsonb_set(said, '{grids}', 'null');
    END IF;
    PERFORM pg_notify('community_grids', said::text);
END
$$;
