"""When each building is drawn, and which pieces of those with courts and bays are drawn once more."""

from dataclasses import dataclass

import numpy as np

from .bodies import Bodies, bodies_of, joined_bodies
from .fronts import in_one_row
from .levels import knots_of, levels_of, without_knots
from .outlines import Outlines
from .pieces import pieces_of
from .ragged import pairs_within, starts_of
from .relations import only_meeting, relations_of

__all__ = ["Order", "order_of"]

# A building with more corners is not cut into pieces: it is ground with a great many courts rather than a building.
_MOST_CORNERS = 4000


@dataclass(frozen=True)
class Order:
    """When things are drawn: what has a higher level is drawn later.

    Attributes
    ----------
    levels : (b,) array of int, of buildings
    pieces : Outlines, of the buildings that are cut
    bodies : Bodies, the same pieces
    owner : (p,) array of int, the building of each piece
    piece_levels : (p,) array of int, -1 where it is enough to draw the building
    """

    levels: np.ndarray
    pieces: Outlines
    bodies: Bodies
    owner: np.ndarray
    piece_levels: np.ndarray


def order_of(bodies, outlines, heights, spans, direction, one, other):
    """Put buildings in order; those that stand both before and behind others are cut into pieces.

    Parameters
    ----------
    bodies : Bodies, of the buildings
    outlines : Outlines of them
    heights : (b,) array of float
    spans : (b,) array of int, how many levels the faces of each building take
    direction : (2,) array of float, d
    one, other : (p,) arrays of int, pairs of buildings whose pictures may meet

    Returns
    -------
    Order
    """
    count = len(heights)
    behind, front = relations_of(bodies, one, other)
    knots = knots_of(count, behind, front, levels_of(count, behind, front))
    bent = ~in_one_row(bodies.fronts, bodies.left, bodies.right)
    corners = np.bincount(outlines.ring_building, weights=np.diff(outlines.ring_starts), minlength=count)
    pieces, owner = pieces_of(outlines, np.flatnonzero((knots >= 0) & bent & (corners <= _MOST_CORNERS)), direction)
    parts = bodies_of(pieces, heights[owner])
    everything = joined_bodies(bodies, parts)
    whole = np.ones(count, dtype=bool)
    whole[owner] = False
    kept = whole[behind] & whole[front]
    of_parts = relations_of(everything, *_pairs_of_parts(everything, whole, owner, one, other))
    behind, front = (np.concatenate([old[kept], new]) for old, new in zip((behind, front), of_parts, strict=True))
    spans = np.concatenate([spans, spans[owner]])
    levels = _levels_without_knots(everything, behind, front, spans)
    drawn, again = _drawn_once(levels, spans, whole, owner, behind, front)
    return Order(drawn, pieces, parts, owner, again)


def _drawn_once(levels, spans, whole, owner, behind, front):
    """Draw a cut building as a whole as late as may be, so that few of its pieces must be drawn once more.

    As late as may be: before all that stands before any of its pieces. A piece must be drawn once more where something
    behind it is drawn after the whole, or something that is drawn once more.

    Returns
    -------
    levels : (b,) array of int, of buildings
    piece_levels : (p,) array of int, -1 where the piece is drawn with the whole only
    """
    count = len(whole)
    building = np.concatenate([np.arange(count), owner])
    drawn = np.where(whole, levels[:count], -1)
    np.maximum.at(drawn, owner, levels[count:])
    others = building[behind] != building[front]
    from_pieces = others & (behind >= count)
    np.minimum.at(drawn, building[behind[from_pieces]], levels[front[from_pieces]] - spans[behind[from_pieces]])
    last = np.maximum(drawn[building], levels) + spans - 1
    again = np.zeros(len(levels), dtype=bool)
    again[front[others & (front >= count) & (last[behind] >= drawn[building[front]])]] = True
    inner_behind, inner_front = behind[~others], front[~others]
    found = -1
    while found != again.sum():
        found = again.sum()
        again[inner_front[again[inner_behind]]] = True
    return drawn, np.where(again[count:], levels[count:], -1)


def _pairs_of_parts(everything, whole, owner, one, other):
    """Pairs with a piece, in place of pairs with a cut building."""
    count = len(whole)
    bodies = np.concatenate([np.flatnonzero(whole), count + np.arange(len(owner))])
    building = np.concatenate([np.flatnonzero(whole), owner])
    bodies = bodies[np.argsort(building, kind="stable")]
    starts = starts_of(np.bincount(building, minlength=count))
    asked = ~whole[one] | ~whole[other]
    first, second, _ = pairs_within(starts, one[asked], other[asked])
    cut = np.flatnonzero(~whole)
    inner_first, inner_second, _ = pairs_within(starts, cut, cut)
    once = inner_first < inner_second
    first, second = np.append(first, inner_first[once]), np.append(second, inner_second[once])
    return only_meeting(everything, bodies[first], bodies[second])


def _levels_without_knots(bodies, behind, front, spans):
    """Levels of all; where drawing mistakes leave a circle, the distance from who looks decides in it.

    A body with a court or a bay counts as far as it reaches: what stands in there is seen, if also before its near
    side.
    """
    count = len(bodies.left)
    levels = levels_of(count, behind, front, spans)
    knots = knots_of(count, behind, front, levels)
    if (knots >= 0).any():
        bent = ~in_one_row(bodies.fronts, bodies.left, bodies.right)
        distance = np.nan_to_num(np.where(bent, bodies.far, bodies.near))
        levels = levels_of(count, *without_knots(behind, front, knots, distance), spans)
    return levels
