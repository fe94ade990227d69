-- What may be new in a plan: its rows come with the plan itself, only grids and findings with a change of it too.

-- Note which grids are new. In a plan that is being published they come with everything else.
CREATE FUNCTION grids_arrived() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    here change := needed_change();
BEGIN
    PERFORM refuse_other_plan(here, n.district_id, n.plan_id)
    FROM (SELECT DISTINCT district_id, plan_id FROM new_rows) AS n;
    IF here.kind <> 'publish' THEN
        INSERT INTO changed_grid (change_id, grid_code) SELECT here.change_id, grid_code FROM new_rows
        ON CONFLICT DO NOTHING;
    END IF;
    PERFORM await_check(here);
    RETURN NULL;
END
$$;

-- A new code that a colleague has given meanwhile is a matter of who came later, not of a key.
CREATE FUNCTION grid_arrives() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    here change := needed_change();
BEGIN
    IF here.kind <> 'publish' THEN
        PERFORM refuse_stale(here, ARRAY[NEW.grid_code]);
        NEW.households := 0;
        NEW.buildings := 0;
        NEW.area_m2 := 0;
        NEW.status := 'void';
        NEW.geom := NULL;
        NEW.compactness := NULL;
        NEW.visible_boundary := NULL;
        NEW.fid := NULL;
    END IF;
    NEW.revision := 0;
    RETURN NEW;
END
$$;

-- Rows of a plan come only with the plan itself.
CREATE FUNCTION arrives_with_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    here change := needed_change();
    wrong record;
BEGIN
    IF here.checking THEN
        RETURN NULL;
    END IF;
    SELECT n.district_id, n.plan_id INTO wrong
    FROM (SELECT DISTINCT district_id, plan_id FROM new_rows) AS n
    WHERE here.kind <> 'publish' OR n.district_id <> here.district_id OR n.plan_id <> ALL (here.published)
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'published',
            format(
                'Plan %s of district %s is published: no %s can be added.',
                wrong.plan_id, wrong.district_id, TG_TABLE_NAME
            )
        );
    END IF;
    PERFORM await_check(here);
    RETURN NULL;
END
$$;

-- What all plans of a district share comes only with the district itself.
CREATE FUNCTION arrives_with_district() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    here change := needed_change();
    wrong record;
BEGIN
    SELECT n.district_id INTO wrong FROM (SELECT DISTINCT district_id FROM new_rows) AS n
    WHERE here.kind <> 'publish' OR NOT here.new_district OR n.district_id <> here.district_id
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'published',
            format('District %s is published: no %s can be added.', wrong.district_id, TG_TABLE_NAME)
        );
    END IF;
    PERFORM await_check(here);
    RETURN NULL;
END
$$;

-- A plan comes as a draft, in a change that publishes.
CREATE FUNCTION plans_arrived() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    here change := needed_change();
    wrong record;
BEGIN
    SELECT n.name, n.district_id, n.state, n.effective_from INTO wrong FROM new_rows AS n
    WHERE here.kind <> 'publish' OR n.district_id <> here.district_id OR n.state <> 'draft'
        OR n.effective_from IS NOT NULL
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'published', format('The plan %s must be published as a draft of its own.', wrong.name)
        );
    END IF;
    UPDATE change SET published = published || ARRAY(SELECT plan_id FROM new_rows) WHERE change_id = here.change_id;
    PERFORM await_check(here);
    RETURN NULL;
END
$$;

-- Findings come with a plan or with a change of it.
CREATE FUNCTION finding_arrives() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    here change := needed_change();
BEGIN
    PERFORM refuse_other_plan(here, NEW.district_id, NEW.plan_id);
    NEW.revision := coalesce(here.revision, 0);
    RETURN NEW;
END
$$;
