"""What must hold for a district of any size, as counts of what is wrong."""

import numpy as np
import shapely

LAYERS = {
    "towns",
    "communities",
    "streets",
    "rivers",
    "lakes",
    "railways",
    "compounds",
    "buildings",
    "entrances",
    "addresses",
    "places",
    "cameras",
    "events",
    "duty_points",
}
PERSONAL = (
    "person",
    "phone",
    "tel",
    "mobile",
    "id_card",
    "idcard",
    "identity",
    "plate",
    "owner_name",
    "owner_id",
    "resident",
    "face",
    "birth",
    "gender",
    "姓名",
    "电话",
    "身份证",
    "手机",
    "车牌",
    "户主",
)


def tiling_error(polygons):
    """Overlap and gap in square metres: the surplus of the areas over the union, and the holes of the union."""
    union = shapely.union_all(polygons)
    holes = sum(shapely.Polygon(ring).area for part in shapely.get_parts(union) for ring in part.interiors)
    return abs(shapely.area(polygons).sum() - union.area), holes, len(shapely.get_parts(union))


def unshared_edges(polygons):
    """Boundary segments inside the district that two polygons do not share node by node."""
    xy, owner = shapely.get_coordinates(polygons, return_index=True)
    _, ids = np.unique(xy, axis=0, return_inverse=True)
    ids = ids.ravel()
    same = owner[1:] == owner[:-1]
    pairs = np.sort(np.stack([ids[:-1][same], ids[1:][same]], axis=1), axis=1)
    pairs, counts = np.unique(pairs, axis=0, return_counts=True)
    first = np.empty((ids.max() + 1, 2))
    first[ids] = xy
    lone = first[pairs[counts == 1]]
    outside = shapely.union_all(polygons).boundary
    return int((shapely.distance(shapely.linestrings(lone), outside) > 1e-6).sum()) + int((counts > 2).sum())


def touching_pairs(polygons):
    """Pairs of polygons with a common point."""
    first, second = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    return int((first < second).sum())


def hits(polygons, others):
    """How many of the polygons have a point in common with any of the other geometries."""
    return len(np.unique(shapely.STRtree(polygons).query(others, predicate="intersects")[1]))


def unnoded_crossings(lines):
    """Pairs of streets that cross, and street ends that lie inside another street, without a node."""
    tree = shapely.STRtree(lines)
    first, second = tree.query(lines, predicate="crosses")
    ends = np.concatenate([shapely.get_point(lines, 0), shapely.get_point(lines, -1)])
    end, line = tree.query(ends, predicate="dwithin", distance=0.01)
    at_end = (
        np.minimum(
            shapely.distance(ends[end], shapely.get_point(lines, 0)[line]),
            shapely.distance(ends[end], shapely.get_point(lines, -1)[line]),
        )
        < 1e-9
    )
    return int((first < second).sum()) + int((~at_end).sum())


def divisible(total, minimum, maximum):
    """Whether some number of grids can hold a total with each between the limits."""
    return -(-total // maximum) <= total // minimum


def communities_out_of_reach(communities, buildings):
    """Codes of communities whose households no number of grids can hold."""
    households = buildings.groupby("community_code").households.sum()
    out = []
    for code, kind in zip(communities.community_code, communities.kind):
        total = int(households.get(code, 0))
        bands = [(350, 500)] if kind == "urban" else [(350, 500), (150, 350)]
        if not all(divisible(total, *band) for band in bands):
            out.append(code)
    return out
