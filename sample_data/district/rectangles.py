"""Rows of rectangles inside a polygon, and rectangles along its edge: how buildings stand."""

from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.polygon import orient

__all__ = ["along_the_edge", "keep_apart", "oriented_box", "rectangles", "rows", "south_facing_angle"]


def rectangles(centres, lengths, depths, angles):
    """Rectangles with their long side turned by `angles` (radians from east).

    Returns
    -------
    (n,) array of Polygon, coordinates cut to millimetres
    """
    centres = np.asarray(centres, dtype=float).reshape(-1, 2)
    size = len(centres)
    half = np.stack([np.broadcast_to(lengths, size), np.broadcast_to(depths, size)], axis=1) / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])[None] * half[:, None]
    cos, sin = np.cos(np.broadcast_to(angles, size))[:, None], np.sin(np.broadcast_to(angles, size))[:, None]
    x = corners[..., 0] * cos - corners[..., 1] * sin + centres[:, :1]
    y = corners[..., 0] * sin + corners[..., 1] * cos + centres[:, 1:]
    return shapely.polygons(np.round(np.stack([x, y], axis=-1), 3))


def oriented_box(polygon):
    """Corners, (4, 2), of the smallest rectangle round a polygon, the first side along its first axis."""
    hull = shapely.get_coordinates(shapely.convex_hull(polygon))
    sides = np.diff(hull, axis=0)
    sides = sides[np.hypot(*sides.T) > 1e-6]
    axes = sides / np.hypot(*sides.T)[:, None]
    along = hull @ axes.T
    across = hull @ np.column_stack([-axes[:, 1], axes[:, 0]]).T
    low, high, near, far = along.min(0), along.max(0), across.min(0), across.max(0)
    best = int(np.argmin((high - low) * (far - near)))
    axis = axes[best]
    normal = np.array([-axis[1], axis[0]])
    return np.array(
        [
            axis * a + normal * b
            for a, b in (
                (low[best], near[best]),
                (high[best], near[best]),
                (high[best], far[best]),
                (low[best], far[best]),
            )
        ]
    )


def south_facing_angle(polygon, limit=0.3):
    """How a block is turned from east, at most `limit` radians: houses follow the street, but look south."""
    corners = oriented_box(polygon)
    side = corners[1] - corners[0]
    angle = np.arctan2(side[1], side[0])
    angle = (angle + np.pi / 4) % (np.pi / 2) - np.pi / 4
    return float(np.clip(angle, -limit, limit))


def rows(polygon, angle, depth, gap, lengths, side_gap, rng, leave=()):
    """Slabs in rows that look south, each row as long as the polygon allows.

    Parameters
    ----------
    polygon : Polygon
    angle : float, radians
    depth, gap : float, of a row, and between two rows
    lengths : sequence of float, the slab lengths to choose from
    side_gap : float, between two slabs of a row
    leave : sequence of (x, y), points whose meridian (across the rows) stays free

    Returns
    -------
    slabs : (n,) array of Polygon
    row : (n,) array of int, counted from the south
    lanes : (m, 2, 2) array, the middle lines of the gaps behind the rows
    """
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.array([[cos, -sin], [sin, cos]])
    flat = shapely.transform(polygon, lambda xy: xy @ turn)
    free = np.sort(np.asarray(leave, dtype=float).reshape(-1, 2) @ turn[:, 0]) if len(leave) else np.empty(0)
    west, south, east, north = flat.bounds
    starts = np.arange(south + 1, north - depth - 1, depth + gap)
    if len(starts) == 0:
        return np.empty(0, dtype=object), np.empty(0, dtype=int), np.empty((0, 2, 2))
    starts = starts + (north - depth - 1 - starts[-1]) / 2
    centres, sizes, of_row, lanes = [], [], [], []
    spans = np.stack([_spans(flat, starts, west, east), _spans(flat, starts + depth, west, east)])
    for number, (y, left, right) in enumerate(zip(starts, spans[..., 0].max(axis=0), spans[..., 1].min(axis=0))):
        if not right - left >= min(lengths):
            continue
        lanes.append([(left, y + depth + gap / 2), (right, y + depth + gap / 2)])
        stops = [left, *[x for x in free if left + 4 < x < right - 4], right]
        for a, b in pairwise(stops):
            start, stop = a + 6 * (a != left), b - 6 * (b != right)
            for centre, size in _fill(start, stop, lengths, side_gap, rng):
                centres.append((centre, y + depth / 2))
                sizes.append(size)
                of_row.append(number)
    if not centres:
        return np.empty(0, dtype=object), np.empty(0, dtype=int), np.empty((0, 2, 2))
    slabs = rectangles(np.array(centres) @ turn.T, sizes, depth, angle)
    shapely.prepare(polygon)
    inside = shapely.covers(polygon, slabs)
    lanes = np.array(lanes).reshape(-1, 2, 2) @ turn.T
    return slabs[inside], np.array(of_row)[inside], lanes


def _spans(flat, levels, west, east):
    """West and east end, (n, 2), of each level line's longest stretch inside a polygon; NaN where there is none."""
    ends = np.stack([np.full((len(levels), 2), [west - 1, 0.0]), np.full((len(levels), 2), [east + 1, 0.0])], axis=1)
    ends[:, :, 1] = levels[:, None]
    parts, row = shapely.get_parts(shapely.intersection(shapely.linestrings(ends), flat), return_index=True)
    order = np.argsort(shapely.length(parts), kind="stable")  # the longest comes last and stays
    found = np.full((len(levels), 2), np.nan)
    found[row[order]] = shapely.bounds(parts)[order][:, [0, 2]]
    return found


def _fill(a, b, lengths, gap, rng):
    """(centre, length) of slabs between a and b, spread evenly."""
    chosen, used = [], 0.0
    while True:
        room = b - a - used
        fitting = [length for length in lengths if length <= room]
        if not fitting:
            break
        length = float(rng.choice(fitting))
        chosen.append(length)
        used += length + gap
    if not chosen:
        return []
    spare = (b - a - (used - gap)) / (len(chosen) + 1)
    spare = min(spare, 4.0)
    start = a + (b - a - (used - gap) - spare * (len(chosen) - 1)) / 2
    placed = []
    for length in chosen:
        placed.append((start + length / 2, length))
        start += length + gap + spare
    return placed


def along_the_edge(polygon, widths, depths, gaps, rng, skip=0.0, inset=0.0):
    """Rectangles side by side along the inner side of a polygon's edge, fronts on the street.

    Parameters
    ----------
    widths, depths, gaps : (low, high), metres
    skip : float, the share of places left open
    inset : float, metres between edge and front

    Returns
    -------
    (n,) array of Polygon that lie in the polygon and do not touch each other
    """
    # Drawn in a little first: a straight front must not poke through the bulge of a curving street.
    drawn_in = polygon.buffer(-1.4, join_style="mitre").simplify(1.3)
    if drawn_in.geom_type != "Polygon" or drawn_in.is_empty:
        return np.empty(0, dtype=object)
    ring = np.array(orient(drawn_in).exterior.coords)
    centres, sizes, thick, angles = [], [], [], []
    for start, end in pairwise(ring):
        side = end - start
        length = np.hypot(*side)
        if length < widths[0] + 2:
            continue
        along = side / length
        inward = np.array([-along[1], along[0]])
        at = 1.0
        while at < length - widths[0]:
            width = min(rng.uniform(*widths), length - at - 0.5)
            depth = rng.uniform(*depths)
            if width >= widths[0] and rng.random() >= skip:
                centres.append(start + along * (at + width / 2) + inward * (depth / 2 + 0.15 + inset))
                sizes.append(width)
                thick.append(depth)
                angles.append(np.arctan2(along[1], along[0]))
            at += width + rng.uniform(*gaps)
    if not centres:
        return np.empty(0, dtype=object)
    made = rectangles(centres, sizes, thick, angles)
    shapely.prepare(polygon)
    made = made[shapely.covers(polygon, made)]
    return made[keep_apart(made)]


def keep_apart(polygons, distance=0.4):
    """Which of the polygons stay when the later of two too near ones goes."""
    first, second = shapely.STRtree(polygons).query(polygons, predicate="dwithin", distance=distance)
    keep = np.ones(len(polygons), dtype=bool)
    order = np.lexsort((second, first))
    for a, b in zip(first[order], second[order]):
        if a < b and keep[a]:
            keep[b] = False
    return keep
