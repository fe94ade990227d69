-- Grids on the ground under towers that are divided by entrance.

-- The status of a grid; where a tower on its ground is divided, that of the vertical grids and of what is left beside them.
CREATE FUNCTION status_on_ground(
    district integer, plan integer, grid text, community text, kind text, households integer
) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH above AS (
        SELECT v.households FROM vertical_grid AS v
        WHERE v.district_id = $1 AND v.plan_id = $2 AND v.base_code = $3 AND v.status <> 'void'
    ), part AS (
        SELECT a.households FROM above AS a
        UNION ALL SELECT $6 - sum(a.households)::integer FROM above AS a HAVING sum(a.households) < $6
        UNION ALL SELECT $6 WHERE NOT EXISTS (SELECT FROM above)
    )
    SELECT coalesce(
        (SELECT 'over' FROM part AS p WHERE status_of($1, $4, $5, p.households) = 'over' LIMIT 1),
        (SELECT 'under' FROM part AS p WHERE status_of($1, $4, $5, p.households) = 'under' LIMIT 1),
        'in_band'
    )
$$;
