"""Bridges over water: which ground a street joins by crossing a barrier that has an area.

A barrier that is a line is open where a street goes through it, and the vertex of the two tells so. Water has two
banks, and the street's ends on them may lie a few metres outside the community whose ground they join.
"""

import numpy as np
import shapely

from .arrangement import as_lines

__all__ = ["bridged_faces"]

NEAR_BANK = 30.0
"""Metres from a bridge's end within which ground is reached by it."""

WADING, NEARER = 20.0, 0.85
"""Metres of water that may lie between a bridge's end and its ground, and how much nearer that must be to it."""

QUAY = 0.05
"""Metres from the bank within which a street runs along the water and not over it."""

UNDER_BRIDGE = 100.0
"""Metres from a bridge within which water counts as under it."""


def bridged_faces(streets, water, faces, communities, wet, tracks=()):
    """Pair the faces of water with the ground that a bridge over them joins.

    Each bridge takes the faces of water near it as its own, and each face serves one bridge: over a stretch of river
    between two bridges, nobody gets from the one's near end to the other's far end.

    Parameters
    ----------
    streets : (s,) array of lines
    water : (w,) array of Polygon or MultiPolygon
    faces : (f,) array of Polygon
    communities : (f,) array of int
    wet : (f,) array of bool
    tracks : array of lines, barriers without a width: a bridge joins nothing beyond them

    Returns
    -------
    (n, 2) array of int, a face of water and a face of ground, or of water under the same bridge, of one community

    Examples
    --------
    >>> faces = shapely.box([0, 0, 0], [0, 10, 20], [10, 10, 10], [10, 20, 30])  # ground, river, ground
    >>> street = shapely.from_wkt(["LINESTRING (5 0, 5 30)"])
    >>> bridged_faces(street, faces[1:2], faces, np.zeros(3), np.array([False, True, False])).tolist()
    [[1, 0], [1, 2]]
    """
    wet_rows, dry_rows = np.flatnonzero(wet), np.flatnonzero(~wet)
    decks = _decks(streets, water)
    if not len(decks) or not len(wet_rows):
        return np.empty((0, 2), dtype=int)
    wet_tree, dry_tree = shapely.STRtree(faces[wet_rows]), shapely.STRtree(faces[dry_rows])
    track_tree = shapely.STRtree(as_lines(tracks))
    taken, pairs = set(), []
    for deck, lake in decks:
        below = wet_rows[wet_tree.query(deck, predicate="dwithin", distance=UNDER_BRIDGE)]
        below = below[_on_this_side(deck, faces[below], track_tree)]
        banks = _banks(deck, lake, faces, dry_rows, dry_tree)
        banks = [bank[_on_this_side(deck, faces[bank], track_tree)] for bank in banks]
        for home in np.unique(communities[below]):
            own = [face for face in below[communities[below] == home].tolist() if face not in taken]
            ground = [bank[communities[bank] == home].tolist() for bank in banks]
            if own and all(ground):
                taken.update(own)
                pairs += [(face, other) for face in own for other in (*ground[0], *ground[1], *own) if other != face]
    return np.unique(np.array(pairs, dtype=int).reshape(-1, 2), axis=0)


def _decks(streets, water):
    """The parts of streets over water, from bank to bank, each with its water, in an order of their own."""
    if not len(streets) or not len(water):
        return []
    tree = shapely.STRtree(streets)
    crossed = np.unique(tree.query(water, predicate="intersects")[0])
    beside = np.unique(shapely.STRtree(water).query(water[crossed], predicate="intersects")[1])
    lakes = shapely.get_parts(shapely.union_all(water[beside]))
    lake, street = tree.query(lakes, predicate="intersects")
    over = {}
    for one, other in zip(lake.tolist(), street.tolist(), strict=True):
        over.setdefault(one, []).append(streets[other])
    decks = []
    for one, lines in over.items():
        bank = shapely.boundary(lakes[one])
        across = shapely.intersection(shapely.union_all(lines), lakes[one])
        inside = shapely.difference(across, shapely.buffer(bank, QUAY))  # a quay is no bridge
        parts = [part for part in shapely.get_parts(inside) if part.length > 0]
        parts = shapely.get_parts(shapely.line_merge(shapely.union_all(parts)))
        decks += [(part, lakes[one]) for part in parts if _spans(part, bank)]
    return sorted(decks, key=lambda deck: shapely.get_coordinates(deck[0])[[0, -1]].tolist())


def _spans(line, bank):
    """Say whether a line goes from bank to bank."""
    ends = shapely.points(shapely.get_coordinates(line)[[0, -1]])
    return bool(shapely.dwithin(ends, bank, 2 * QUAY).all())


def _banks(deck, lake, faces, dry_rows, dry_tree):
    """The ground that is reached from each end of a bridge: two arrays of faces.

    The end may lie a few metres along the shore outside the community, so a little water may lie between; but what is
    as near to the other end is on the other shore. A line that ends where it began, as a quay across a bay, is none.
    """
    ends = shapely.points(shapely.get_coordinates(deck)[[0, -1]])
    reached = [dry_rows[dry_tree.query(end, predicate="dwithin", distance=NEAR_BANK)] for end in ends]
    ways = [shapely.shortest_line(end, faces[ground]) for end, ground in zip(ends, reached, strict=True)]
    wading = [shapely.length(shapely.intersection(way, lake)) for way in ways]
    dry = [ground[length < 3 * QUAY] for ground, length in zip(reached, wading, strict=True)]
    if len(np.intersect1d(*dry)):
        return [np.empty(0, dtype=int)] * 2
    banks = []
    for ground, length, end, other in zip(reached, wading, ends, ends[::-1], strict=True):
        nearer = shapely.distance(end, faces[ground]) < NEARER * shapely.distance(other, faces[ground])
        banks.append(ground[(length < 3 * QUAY) | ((length < WADING) & nearer)])
    return banks


def _on_this_side(deck, faces, track_tree):
    """Say of each face whether no track lies between its inside and the bridge, unless the bridge itself crosses it."""
    ways = shapely.shortest_line(shapely.point_on_surface(faces), deck)
    way, track = track_tree.query(ways, predicate="intersects")
    between = ~shapely.intersects(track_tree.geometries[track], deck)
    return np.bincount(way[between], minlength=len(faces)) == 0
