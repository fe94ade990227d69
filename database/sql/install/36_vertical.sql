-- Grids on the ground under towers that are divided by entrance.

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
