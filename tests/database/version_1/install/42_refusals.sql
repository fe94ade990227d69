-- What a change must not do to a plan; each refusal names the grid and the amount.

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
            format(
                'Grid %s is of community %s, which the district does not have.', wrong.grid_code, wrong.community_code
            ),
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
        LEFT JOIN changed_unit AS other_before
            ON (other_before.change_id, other_before.unit_id) = (here.change_id, s.other_id)
    WHERE one.grid_code <> other.grid_code
        AND coalesce(one_before.before, one.grid_code) = coalesce(other_before.before, other.grid_code)
        AND NOT EXISTS (
            SELECT FROM change AS p
            WHERE p.kind = 'publish' AND p.district_id = here.district_id AND here.plan_id = ANY (p.published)
                AND p.allow_cuts
        )
    ORDER BY s.area_m2 DESC LIMIT 1;
    IF FOUND THEN
        PERFORM refuse_trouble('cut', wrong.grid_code, wrong.other_code, wrong.area_m2);
    END IF;
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
            AND CASE
                WHEN v.units IS NULL THEN ST_Area(ST_SymDifference(v.geom, c.geom)) <= 0.01 ELSE v.units = c.units
            END
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
