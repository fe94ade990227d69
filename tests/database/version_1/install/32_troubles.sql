-- What `check_grids` found, as an error with a sentence.

-- The first trouble of a plan that is being published, as an error.
CREATE FUNCTION check_publication(here change, plan integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
#variable_conflict use_column
DECLARE
    wrong record;
BEGIN
    PERFORM find_shared_buildings(here.district_id, plan);
    SELECT t.* INTO wrong FROM check_grids(here.district_id, plan) AS t
    WHERE t.trouble <> 'unassigned' AND (t.trouble <> 'cut' OR NOT here.allow_cuts)
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse_trouble(wrong.trouble, wrong.grid_code, wrong.other_code, wrong.value);
    END IF;
END
$$;

-- Say a trouble in a sentence, and refuse it.
CREATE FUNCTION refuse_trouble(trouble text, grid text, other text, value double precision) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    amount text := round(value::numeric, 2);
    count text := round(value::numeric);
BEGIN
    PERFORM refuse(
        CASE WHEN trouble IN ('across_communities', 'unknown_community') THEN 'CG007' ELSE 'CG002' END,
        trouble,
        CASE trouble
            WHEN 'unassigned' THEN format('%s units of community %s belong to no grid.', count, other)
            WHEN 'unknown_grid' THEN
                format('%s units of community %s belong to grid %s, which does not exist.', count, other, grid)
            WHEN 'across_communities' THEN
                format('Grid %s would have %s units of another community, %s.', grid, count, other)
            WHEN 'void_with_units' THEN format('Grid %s is retired, and yet %s units belong to it.', grid, count)
            WHEN 'grid_without_units' THEN format('Grid %s is not retired, and yet no unit belongs to it.', grid)
            WHEN 'households' THEN format('Grid %s says %s households more than its units hold.', grid, count)
            WHEN 'buildings' THEN format('Grid %s says %s buildings more than its units hold.', grid, count)
            WHEN 'unknown_community' THEN
                format('%s units are of community %s, which the district does not have.', count, other)
            WHEN 'invalid_unit' THEN format('The polygon of unit %s in grid %s is not valid.', count, grid)
            WHEN 'invalid' THEN format('The polygon of grid %s is not valid.', grid)
            WHEN 'pieces' THEN format('Grid %s would lie in %s pieces.', grid, count)
            WHEN 'pinch' THEN format('The boundary of grid %s would touch itself at a corner.', grid)
            WHEN 'polygon' THEN format('The polygon of grid %s differs from its units by %s m2.', grid, amount)
            WHEN 'overlap' THEN
                CASE grid WHEN other THEN format('Units of grid %s overlap by %s m2.', grid, amount)
                ELSE format('Grid %s overlaps grid %s by %s m2.', grid, other, amount) END
            WHEN 'gap' THEN format('%s m2 of community %s beside grid %s belong to no grid.', amount, other, grid)
            WHEN 'outside' THEN format('%s m2 of grid %s lie outside its community %s.', amount, grid, other)
            WHEN 'cut' THEN format(
                'The boundary between grid %s and grid %s cuts a building: %s m2 lie on the smaller side.',
                grid, other, amount
            )
            ELSE format('Grid %s: %s.', grid, trouble)
        END,
        grid, other, value
    );
END
$$;
