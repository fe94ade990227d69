-- What stays of a change: versions of its grids, a line of the log, and word to those who listen.

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
        district_id, plan_id, grid_code, version, geom, op, parents, reason, author, valid_from, valid_to, units,
        record, revision, change_id
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
