"""The outline of a grid cut into its four sides: north, east, south and west, one run each."""

import numpy as np
import shapely

__all__ = ["OUTWARD", "SIDES", "Outline", "four_sides", "outline_of"]

SIDES = ("north", "east", "south", "west")
OUTWARD = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, -1.0], [-1.0, 0.0]])

STEP_M, LONGEST_M = 8.0, 20.0
"""Metres, the longest piece of an outline, and of one that would have too many pieces."""

FEWEST, MANY = 16, 300
"""Pieces of an outline: at least so many, and if possible no more than."""

CORNER = np.radians(35)
"""The turn from which a bend of the simplified outline is a corner."""

STRAIGHTER_M = 12.0
"""Metres by which an outline is simplified to find its corners."""

# A side may begin at a corner, or where the boundary leaves one landmark for another; anywhere else it costs so many
# times the outline's length more.
_ELSEWHERE = 0.02


class Outline:
    """The outer ring of a polygon in pieces, clockwise from its northernmost point.

    Attributes
    ----------
    starts : (p, 2) array of float, where each piece begins
    middles, directions : (p, 2) arrays of float
    lengths : (p,) array of float
    corners : (p,) array of bool, the outline turns where the piece begins
    """

    def __init__(self, starts, corners):
        ends = np.roll(starts, -1, axis=0)
        step = ends - starts
        self.starts, self.corners = starts, corners
        self.middles = (starts + ends) / 2
        self.lengths = np.hypot(*step.T)
        self.directions = step / np.maximum(self.lengths, 1e-9)[:, None]


def outline_of(polygon):
    """Cut the outline of a polygon into short pieces.

    Parameters
    ----------
    polygon : Polygon or MultiPolygon, of which the largest part counts

    Returns
    -------
    Outline

    Examples
    --------
    >>> outline = outline_of(shapely.box(0, 0, 64, 64))
    >>> len(outline.lengths), outline.lengths.sum().item(), outline.corners.sum().item()
    (32, 256.0, 4)
    """
    parts = shapely.get_parts(polygon)
    ring = shapely.get_exterior_ring(parts[np.argmax(shapely.area(parts))])
    ring = ring if not shapely.is_ccw(ring) else shapely.reverse(ring)
    plain = shapely.get_coordinates(shapely.simplify(ring, STRAIGHTER_M))[:-1]
    around = shapely.length(ring)
    step = min(max(STEP_M, around / MANY), LONGEST_M, around / FEWEST)
    starts = shapely.get_coordinates(shapely.segmentize(ring, step))[:-1]
    starts = starts[np.hypot(*(starts - np.roll(starts, 1, axis=0)).T) > 1e-6]
    starts = np.roll(starts, -int(np.argmax(starts[:, 1])), axis=0)
    before, after = plain - np.roll(plain, 1, axis=0), np.roll(plain, -1, axis=0) - plain
    turn = np.arctan2(
        before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0], (before * after).sum(axis=1)
    )  # fmt: skip
    sharp = plain[np.abs(turn) >= CORNER]
    corners = np.zeros(len(starts), dtype=bool)
    if len(sharp):
        gap = np.hypot(*(starts[:, None] - sharp[None]).transpose(2, 0, 1))
        corners[np.argmin(gap, axis=0)] = True
    return Outline(starts, corners)


def four_sides(outline, beginnings):
    """Say which side each piece of an outline belongs to: clockwise, one run for each of the four.

    Parameters
    ----------
    outline : Outline
    beginnings : (p,) array of bool, a side may well begin with the piece: at a corner, or where the landmark changes

    Returns
    -------
    (p,) array of int, 0 north, 1 east, 2 south, 3 west

    Notes
    -----
    A piece fits a side by where it lies in the box round the grid, and by where it faces. The four beginnings that
    fit best are found among all that are possible, the north's first, by shortest ways.

    Examples
    --------
    >>> outline = outline_of(shapely.box(0, 0, 64, 64))
    >>> four_sides(outline, outline.corners).tolist()[::4]
    [0, 0, 1, 1, 2, 2, 3, 3]
    """
    low, high = outline.starts.min(axis=0), outline.starts.max(axis=0)
    span = np.maximum((high - low) / 2, 1e-9)
    place = (outline.middles - (low + high) / 2) / span
    facing = np.column_stack([-outline.directions[:, 1], outline.directions[:, 0]])  # left of a clockwise walk
    misfit = (2 - place @ OUTWARD.T - facing @ OUTWARD.T) / 4 * outline.lengths[:, None]
    ends = np.argmax((outline.starts - low) / span @ np.array([[1, 1, -1, -1], [1, -1, 1, -1]]), axis=0)
    ends = np.concatenate([ends, np.arange(0, len(misfit), -(-len(misfit) // 8))])
    possible = np.flatnonzero(beginnings | np.isin(np.arange(len(misfit)), ends))
    price = np.where(beginnings[possible], 0.0, _ELSEWHERE * outline.lengths.sum())
    total = np.concatenate([np.zeros((1, 4)), np.cumsum(misfit, axis=0)])
    begin, until = np.meshgrid(possible, possible, indexing="ij")
    runs = total[until] - total[begin] + np.where((until <= begin)[..., None], total[-1], 0.0) + price[:, None, None]
    cuts = possible[_best_cuts(runs)]
    side = np.empty(len(misfit), dtype=int)
    for number in range(4):
        first, last = cuts[number], cuts[(number + 1) % 4]
        rows = np.arange(first, last) if first < last else np.r_[np.arange(first, len(side)), np.arange(last)]
        side[rows] = number
    return side


def _best_cuts(runs):
    """Where the four sides begin at the least cost in all, once round.

    Parameters
    ----------
    runs : (k, k, 4) array of float, the cost of a side that runs from one beginning to another

    Returns
    -------
    (4,) array of int, the beginnings of north, east, south and west
    """
    count = len(runs)
    later = np.where(np.arange(count)[:, None] < np.arange(count)[None], 0.0, np.inf)
    best, cuts = np.inf, None
    for north in range(count):
        around = np.roll(np.arange(count), -north)  # beginnings in the order in which the walk comes to them
        costs = runs[np.ix_(around, around)]
        to_east = costs[0, :, 0] + later[0]
        through_east = to_east[:, None] + costs[..., 1] + later
        through_south = through_east.min(axis=0)[:, None] + costs[..., 2] + later
        whole = through_south.min(axis=0) + costs[:, 0, 3]
        west = int(np.argmin(whole))
        if whole[west] < best:
            best = whole[west]
            south = int(np.argmin(through_south[:, west]))
            cuts = around[[0, int(np.argmin(through_east[:, south])), south, west]]
    return cuts
