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
    IF EXISTS (
        SELECT FROM audit_log
        WHERE change_id = here.change_id AND plan_id = whole_publication.plan AND revision IS NOT NULL
    ) THEN
        RETURN;
    END IF;
    SELECT p.revision INTO at_revision FROM plan AS p
    WHERE p.district_id = here.district_id AND p.plan_id = whole_publication.plan;
    INSERT INTO audit_log (district_id, plan_id, at, author, action, change_id, revision)
    VALUES (
        here.district_id, whole_publication.plan, here.begun_at, here.author, 'publish', here.change_id, at_revision
    );
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
