"""What must be true of every plan, found out from its polygons alone, by other ways than the engine's."""

import numpy as np
import shapely
from community_grids.engine.gridding.footprints import cluster_overlapping
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

NOTHING_M2 = 0.01
HAIR_M, ON_LINE_M = 1e-6, 1e-3


def ground_of(communities):
    """The ground that each community keeps: the first one listed wins, and only the areas of a broken one count."""
    taken, kept = shapely.Polygon(), []
    for community in communities:
        whole = shapely.Polygon() if community is None else shapely.make_valid(community)
        areas = [part for part in shapely.get_parts(shapely.get_parts(whole)) if shapely.get_dimensions(part) == 2]
        whole = shapely.union_all(areas)
        kept.append(shapely.difference(whole, taken))
        taken = shapely.union(taken, whole)
    return kept


def untiled(plan, communities):
    """Square metres of gap, overlap and overhang of the grids of all communities together."""
    faults = 0.0
    for row, ground in enumerate(ground_of(communities)):
        own = plan.grids[plan.grid_communities == row]
        faults += shapely.area(shapely.symmetric_difference(shapely.union_all(own), ground))
        faults += abs(shapely.area(own).sum() - shapely.area(shapely.union_all(own)))
    return faults


def not_simple(plan):
    """Grids that are not one valid polygon."""
    whole = (shapely.get_type_id(plan.grids) == 3) & shapely.is_valid(plan.grids) & (shapely.area(plan.grids) > 0)
    return plan.grids[~whole].tolist()


def unshared_nodes(polygons):
    """Vertices of a polygon that lie on a neighbour's edge and are no vertex of that neighbour."""
    tree, bad = shapely.STRtree(polygons), []
    nodes = [set(map(tuple, shapely.get_coordinates(polygon))) for polygon in polygons]
    for row, own in enumerate(nodes):
        for other in tree.query(polygons[row], predicate="dwithin", distance=HAIR_M):
            if other != row:
                strange = np.array(sorted(own - nodes[other])).reshape(-1, 2)
                near = shapely.dwithin(shapely.points(strange), shapely.boundary(polygons[other]), HAIR_M)
                bad += strange[near].tolist()
    return bad


def cut_buildings(plan, buildings, least_m2=0.5):
    """Rows of buildings that lie in two grids of one community."""
    bad = []
    for row, building in enumerate(buildings):
        near = np.flatnonzero(shapely.intersects(plan.grids, building))
        inside = near[shapely.area(shapely.intersection(plan.grids[near], building)) > least_m2]
        communities = plan.grid_communities[inside]
        if len(communities) > len(set(communities.tolist())):
            bad.append(row)
    return bad


def across(plan, district):
    """Rows of grids that lie across a barrier.

    A grid is across a barrier when its parts that hold households, the barrier taken away, are not joined by a street
    inside that grid, or on its edge, that crosses it. Where buildings stand on a street, the street goes on under them.
    Who lives on the barrier, in a building or in some that overlap, lives on no side of it.
    """
    expressways = district.streets[district.street_ranks >= 6]
    barriers = [*district.barriers, *expressways]
    streets = shapely.line_merge(shapely.union_all(district.streets[district.street_ranks < 6]))
    buildings = district.buildings[district.households > 0]
    places = shapely.point_on_surface(buildings)
    overlapping = cluster_overlapping(buildings, np.arange(len(buildings)))
    standing = district.buildings[shapely.intersects(district.buildings, streets)]
    bad = set()
    for barrier in barriers:
        on_it = np.isin(overlapping, overlapping[shapely.intersects(buildings, barrier)])
        beside = places[~shapely.intersects(places, shapely.union_all(buildings[on_it]))]
        for row, grid in enumerate(plan.grids):
            paved = shapely.union_all([grid, *standing[shapely.intersects(standing, grid)]])
            walkable = shapely.get_parts(
                shapely.intersection(shapely.get_parts(streets), shapely.buffer(paved, ON_LINE_M))
            )
            if _is_across(grid, barrier, walkable, beside):
                bad.add(row)
    return sorted(bad)


def _is_across(grid, barrier, walkable, places):
    solid = barrier if shapely.get_dimensions(barrier) == 2 else shapely.buffer(barrier, ON_LINE_M)
    parts = shapely.get_parts(shapely.difference(grid, solid))
    parts = parts[shapely.area(parts) > 1.0]
    inhabited = [row for row, part in enumerate(parts) if shapely.intersects(part, places).any()]
    ground = np.concatenate([parts, walkable])
    street, other = shapely.STRtree(ground).query(walkable, predicate="dwithin", distance=3 * ON_LINE_M)
    links = coo_matrix((np.ones(len(street)), (len(parts) + street, other)), shape=(len(ground),) * 2)
    group = connected_components(links, directed=False)[1]
    return len({group[row] for row in inhabited}) > 1


def without_grid(plan, district):
    """Buildings whose point lies in a community and which the plan puts into no unit, or into one elsewhere."""
    ground = shapely.union_all(ground_of(district.communities))
    bad = []
    for row, building in enumerate(district.buildings):
        if building is None or shapely.is_empty(building):
            continue
        unit, place = plan.building_units[row], shapely.point_on_surface(shapely.make_valid(building))
        inside = shapely.intersects(ground, place)
        if inside != (unit >= 0) or (inside and not shapely.dwithin(plan.units[unit], place, HAIR_M)):
            bad.append(row)
    return bad


def assert_sound(plan, district):
    """Hold a plan to what is never given up: tiling, simple grids, shared nodes, whole buildings, barriers, totals."""
    assert untiled(plan, district.communities) < NOTHING_M2
    assert not not_simple(plan)
    assert not unshared_nodes(plan.grids)
    assert not without_grid(plan, district)
    assert not cut_buildings(plan, district.buildings)
    assert not across(plan, district)
    assert_nested(plan, district)


def assert_nested(plan, district):
    """Units make up grids, grids lie in communities, and the households of all three are those of the buildings."""
    inside = plan.building_units >= 0
    units = plan.building_units[inside]
    count = len(plan.unit_ids)
    by_unit = np.bincount(units, weights=district.households[inside], minlength=count).astype(int)
    assert by_unit.tolist() == plan.unit_households.tolist()
    assert np.bincount(units, minlength=count).tolist() == plan.unit_buildings.tolist()
    grids = len(plan.grid_codes)
    by_grid = np.bincount(plan.unit_grids, weights=plan.unit_households, minlength=grids).astype(int)
    assert by_grid.tolist() == plan.grid_households.tolist()
    assert np.bincount(plan.unit_grids, weights=plan.unit_buildings, minlength=grids).tolist() == (
        plan.grid_buildings.tolist()
    )
    assert (plan.unit_communities == plan.grid_communities[plan.unit_grids]).all()
    for grid, polygon in enumerate(plan.grids):
        own = shapely.union_all(plan.units[plan.unit_grids == grid])
        assert shapely.area(shapely.symmetric_difference(own, polygon)) < NOTHING_M2
    assert len(set(plan.grid_codes.tolist())) == grids
    assert sorted(plan.grid_codes.tolist()) == plan.grid_codes.tolist()


def fingerprint(plan):
    """All of a plan as values that compare, geometry by its bytes; `building_units` left out."""
    return {
        name: shapely.to_wkb(value).tolist() if name in ("grids", "units") else _plain(value)
        for name, value in vars(plan).items()
        if name != "building_units"
    }


def _plain(value):
    return repr(value.tolist() if isinstance(value, np.ndarray) else value)


def checks(plan):
    """The words of the findings of a plan, reasons of grids included, sorted."""
    return sorted({found.check for found in (*plan.findings, *filter(None, plan.grid_reasons))})
