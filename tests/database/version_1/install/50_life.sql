-- The life of a plan: draft, checked, approved, and from the date of its approval on in force; in the end retired.

CREATE TABLE plan_life (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    seq integer NOT NULL,
    state text NOT NULL,
    revision integer NOT NULL,
    effective_from timestamptz,
    at timestamptz NOT NULL,
    who text NOT NULL,
    reason text NOT NULL DEFAULT '',
    PRIMARY KEY (district_id, plan_id, seq),
    FOREIGN KEY (district_id, plan_id) REFERENCES plan
);
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_life
    FOR EACH STATEMENT EXECUTE FUNCTION stays();

-- Who calls, also from within a function that runs as its owner.
CREATE FUNCTION caller() RETURNS name
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    SELECT CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END
$$;

CREATE FUNCTION caller_is(kind text) RETURNS boolean
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    SELECT pg_has_role(caller(), 'community_grids_' || kind, 'MEMBER')
        OR pg_has_role(caller(), 'community_grids_owner', 'MEMBER')
$$;

CREATE FUNCTION set_plan_state(
    district integer,
    plan integer,
    base_revision integer,
    state text,
    effective_from timestamptz DEFAULT NULL,
    reason text DEFAULT ''
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
    before plan%ROWTYPE;
    moment timestamptz;
    starts timestamptz;
    wrong record;
    next_revision integer;
BEGIN
    SELECT * INTO before FROM plan AS p
    WHERE p.district_id = district AND p.plan_id = set_plan_state.plan
    FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('CG004', 'no_plan', format('There is no plan %s in district %s.', plan, district));
    END IF;
    IF before.revision IS DISTINCT FROM base_revision THEN
        PERFORM refuse(
            'CG001', 'plan_stale',
            format('The plan was changed meanwhile: it is at revision %s, not %s.', before.revision, base_revision),
            value => before.revision
        );
    END IF;
    PERFORM refuse_second_change(gen_random_uuid());
    SELECT greatest(clock_timestamp(), max(a.at) + interval '1 microsecond') INTO moment
    FROM audit_log AS a WHERE a.district_id = set_plan_state.district AND a.plan_id = set_plan_state.plan;

    IF before.state = 'draft' AND state = 'checked' THEN
        IF NOT caller_is('editor') THEN
            PERFORM refuse('CG008', 'not_editor', 'Only an editor can have a plan checked.');
        END IF;
        IF NOT caller_is('approver') AND EXISTS (
            SELECT FROM unit AS u
            WHERE u.district_id = district AND u.plan_id = set_plan_state.plan
                AND NOT in_scope(district, u.community_code, scope_of(caller()))
        ) THEN
            PERFORM refuse('CG008', 'not_whole_plan', 'The plan holds communities that you may not change.');
        END IF;
        SELECT * INTO wrong FROM check_grids(district, set_plan_state.plan) AS t
        WHERE t.trouble <> 'cut' OR NOT EXISTS (
            SELECT FROM change AS c
            WHERE c.district_id = district AND set_plan_state.plan = ANY (c.published) AND c.allow_cuts
        )
        LIMIT 1;
        IF FOUND THEN
            PERFORM refuse_trouble(wrong.trouble, wrong.grid_code, wrong.other_code, wrong.value);
        END IF;
    ELSIF NOT caller_is('approver') THEN
        PERFORM refuse('CG008', 'not_approver', 'Only an approver can put a plan into this state.');
    ELSIF before.state = 'checked' AND state = 'approved' THEN
        starts := coalesce(effective_from, moment);
        IF starts <= (
            SELECT max(s.in_force_from) FROM plan_standing AS s
            WHERE s.district_id = district AND s.life = 'in_force'
        ) THEN
            PERFORM refuse(
                'CG008', 'too_early', 'The plan that is in force came into force later than this one would.'
            );
        END IF;
    ELSIF before.state IN ('checked', 'approved') AND state = 'draft' THEN
        IF before.effective_from <= moment THEN
            PERFORM refuse('CG008', 'in_force', 'The plan came into force already, so it stays as it is.');
        END IF;
    ELSIF before.state <> 'retired' AND state = 'retired' THEN
        starts := before.effective_from;
    ELSE
        PERFORM refuse(
            'CG008', 'no_way', format('A plan cannot become %s after it was %s.', coalesce(state, 'nothing'), before.state)
        );
    END IF;

    next_revision := before.revision + 1;
    UPDATE plan AS p SET state = set_plan_state.state, effective_from = starts, revision = next_revision
    WHERE p.district_id = district AND p.plan_id = set_plan_state.plan;
    INSERT INTO plan_life (district_id, plan_id, seq, state, revision, effective_from, at, who, reason)
    SELECT
        district, set_plan_state.plan, coalesce(max(l.seq), 0) + 1, set_plan_state.state, next_revision, starts,
        moment, session_user, coalesce(set_plan_state.reason, '')
    FROM plan_life AS l WHERE l.district_id = district AND l.plan_id = set_plan_state.plan;
    INSERT INTO audit_log (district_id, plan_id, at, author, action, reason, change_id, revision, changed)
    VALUES (
        district, set_plan_state.plan, moment, session_user, 'state', coalesce(set_plan_state.reason, ''),
        gen_random_uuid(), next_revision,
        jsonb_build_object('state', jsonb_build_object(
            'before', before.state, 'after', set_plan_state.state, 'effective_from', starts
        ))
    );
    PERFORM tell(district, set_plan_state.plan, next_revision, 'state', NULL);
    RETURN next_revision;
END
$$;

-- Where each plan stands at a moment, by what is known now. A plan is in force from its date on, until another of its
-- district comes into force or it is retired; what another followed does not come back.
CREATE FUNCTION plan_standing_at(moment timestamptz)
RETURNS TABLE (
    district_id integer, plan_id integer, name text, state text, revision integer, effective_from timestamptz,
    life text, in_force_from timestamptz, in_force_to timestamptz
)
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    WITH retirement AS (
        SELECT l.district_id, l.plan_id, min(l.at) AS at
        FROM plan_life AS l WHERE l.state = 'retired' GROUP BY l.district_id, l.plan_id
    ),
    started AS (
        SELECT
            p.district_id, p.plan_id, p.effective_from AS since, r.at AS retired,
            lead(p.effective_from) OVER (PARTITION BY p.district_id ORDER BY p.effective_from, p.plan_id) AS followed
        FROM plan AS p LEFT JOIN retirement AS r USING (district_id, plan_id)
        WHERE p.effective_from IS NOT NULL AND (r.at IS NULL OR p.effective_from < r.at)
    )
    SELECT
        p.district_id, p.plan_id, p.name, p.state, p.revision, p.effective_from,
        CASE
            WHEN s.since <= moment AND (ended.at IS NULL OR ended.at > moment) THEN 'in_force'
            WHEN s.since <= moment THEN 'retired'
            WHEN s.since IS NOT NULL THEN 'approved'
            ELSE p.state
        END,
        s.since, ended.at
    FROM plan AS p
    LEFT JOIN started AS s USING (district_id, plan_id)
    LEFT JOIN LATERAL (SELECT least(s.followed, s.retired) AS at) AS ended ON true
$$;

CREATE VIEW plan_standing AS
SELECT
    s.district_id, s.plan_id, s.name, s.state, s.revision, s.effective_from, s.life, s.in_force_from, s.in_force_to
FROM plan_standing_at(now()) AS s;
