-- A change is one transaction: it begins with `begin_change` or `begin_publish`, and is derived, checked and written
-- down when the transaction commits. Only functions write these tables.

-- `xid` and `transaction_at` tell whose transaction it is. A row stays, so that a change that was written is not
-- written again by somebody who lost the connection before hearing so.
CREATE TABLE change (
    change_id uuid PRIMARY KEY,
    district_id integer NOT NULL,
    plan_id integer,
    base_revision integer,
    revision integer,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    transaction_at timestamptz NOT NULL DEFAULT now(),
    kind text NOT NULL CHECK (kind IN ('publish', 'edit', 'restore')),
    action text NOT NULL,
    reason text NOT NULL DEFAULT '',
    author text NOT NULL DEFAULT '',
    edit text NOT NULL DEFAULT '',
    allow_cuts boolean NOT NULL DEFAULT false,
    new_district boolean NOT NULL DEFAULT false,
    published integer[] NOT NULL DEFAULT '{}',
    begun_at timestamptz NOT NULL,
    statements integer NOT NULL DEFAULT 0,
    checked integer NOT NULL DEFAULT -1,
    checking boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX change_of_transaction ON change (xid, transaction_at);
CREATE INDEX change_of_publication ON change (district_id) WHERE kind = 'publish';

-- What the change that is open has touched since it was last checked: the units, from which grid they came and where they
-- are, and the grids, `before` NULL where there was none. At the check a grid whose ground changed gets what its units
-- say of it; `units` is NULL where its ground is what it was.
CREATE TABLE changed_unit (
    change_id uuid NOT NULL,
    unit_id integer NOT NULL,
    before text NOT NULL,
    after text NOT NULL DEFAULT '',
    community_code text NOT NULL DEFAULT '',
    PRIMARY KEY (change_id, unit_id)
);
CREATE TABLE changed_grid (
    change_id uuid NOT NULL,
    grid_code text NOT NULL,
    before jsonb,
    geom geometry,
    units integer[],
    households integer,
    buildings integer,
    area_m2 double precision,
    compactness double precision,
    visible_boundary double precision,
    PRIMARY KEY (change_id, grid_code)
);

-- The units of a change that really moved.
CREATE FUNCTION moved_units(here change)
RETURNS TABLE (unit_id integer, before text, after text, community_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    SELECT c.unit_id, c.before, c.after, c.community_code FROM changed_unit AS c
    WHERE c.change_id = here.change_id AND c.after <> c.before
$$;

-- Raise an error that a program can read: what is wrong in one word, of which grids, and by how much.
CREATE FUNCTION refuse(
    code text, trouble text, sentence text, grid text DEFAULT '', other text DEFAULT '',
    value double precision DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = code,
        MESSAGE = sentence,
        DETAIL = json_build_object('trouble', trouble, 'grid', grid, 'other', other, 'value', value)::text;
END
$$;

-- The change that this very transaction began; no row where it began none. PL/pgSQL keeps the plan of its statement, as a
-- trigger asks for it row by row.
CREATE FUNCTION open_change() RETURNS SETOF change
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    RETURN QUERY SELECT * FROM change AS c WHERE c.xid = pg_current_xact_id() AND c.transaction_at = now();
END
$$;

CREATE FUNCTION needed_change() RETURNS change
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    found change;
BEGIN
    SELECT * INTO found FROM open_change();
    IF found.change_id IS NULL THEN
        PERFORM refuse('CG006', 'no_change', 'This transaction has begun no change: call begin_change first.');
    END IF;
    RETURN found;
END
$$;

CREATE FUNCTION refuse_second_change(id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM open_change()) THEN
        PERFORM refuse('CG006', 'second_change', 'This transaction has begun a change already.');
    ELSIF EXISTS (SELECT FROM change WHERE change_id = id) THEN
        PERFORM refuse('CG009', 'written_already', format('The change %s is written already.', id));
    END IF;
END
$$;

-- Begin to edit a plan that was at `base_revision` when the edit was made; gives the revision that it will be at.
CREATE FUNCTION begin_change(
    district integer, plan integer, base_revision integer, change_id uuid, action text, reason text, author text,
    edit text
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
    here plan%ROWTYPE;
    last_at timestamptz;
BEGIN
    -- Whoever comes second waits here, and then sees what the first one wrote.
    SELECT p.* INTO here FROM plan AS p WHERE p.district_id = district AND p.plan_id = begin_change.plan FOR UPDATE;
    PERFORM refuse_second_change(begin_change.change_id);
    IF here.plan_id IS NULL THEN
        PERFORM refuse('CG004', 'no_plan', format('There is no plan %s in district %s.', plan, district));
    ELSIF here.state <> 'draft' THEN
        PERFORM refuse(
            'CG004', here.state, format('The plan %s is %s; only a draft can be changed.', here.name, here.state)
        );
    ELSIF coalesce(begin_change.base_revision > here.revision, true) THEN
        PERFORM refuse(
            'CG001',
            'base_newer',
            format(
                'The change was made from revision %s of the plan %s, which is at revision %s only.',
                begin_change.base_revision, here.name, here.revision
            ),
            value => here.revision
        );
    END IF;
    SELECT max(log.at) INTO last_at FROM audit_log AS log
    WHERE log.district_id = district AND log.plan_id = begin_change.plan AND log.revision = here.revision;
    UPDATE plan SET revision = here.revision + 1 WHERE district_id = district AND plan_id = begin_change.plan;
    INSERT INTO change (
        change_id, district_id, plan_id, base_revision, revision, kind, action, reason, author, edit, begun_at
    ) VALUES (
        begin_change.change_id, district, begin_change.plan, begin_change.base_revision, here.revision + 1,
        CASE begin_change.action WHEN 'restore' THEN 'restore' ELSE 'edit' END,
        begin_change.action, begin_change.reason, begin_change.author, begin_change.edit,
        greatest(clock_timestamp(), last_at + interval '1 microsecond')
    );
    SET CONSTRAINTS community_grids.change_is_whole DEFERRED;
    RETURN here.revision + 1;
END
$$;

-- Begin to publish plans, as a new district or as more plans of one; gives its id. Their rows follow in the same
-- transaction: the plans first, then what belongs to them.
CREATE FUNCTION begin_publish(
    name text, district integer, change_id uuid, author text, allow_cuts boolean
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
    place integer := district;
BEGIN
    PERFORM refuse_second_change(begin_publish.change_id);
    IF district IS NULL THEN
        INSERT INTO district (name, published_by) VALUES (begin_publish.name, session_user)
        RETURNING district_id INTO place;
    ELSE
        PERFORM FROM district AS known WHERE known.district_id = place FOR UPDATE;
        IF NOT FOUND THEN
            PERFORM refuse('CG004', 'no_district', format('There is no district %s.', district));
        END IF;
    END IF;
    INSERT INTO change (change_id, district_id, kind, action, author, allow_cuts, new_district, begun_at)
    VALUES (
        begin_publish.change_id, place, 'publish', 'publish', begin_publish.author, begin_publish.allow_cuts,
        district IS NULL, clock_timestamp()
    );
    SET CONSTRAINTS community_grids.change_is_whole DEFERRED;
    RETURN place;
END
$$;
