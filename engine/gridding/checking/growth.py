"""What a new register of households does to a plan: who leaves the band, who is near its edge, what would help."""

from dataclasses import dataclass, replace

import numpy as np

from ..feasibility import best_counts
from ..findings import found
from ..intake import place_in
from .neighbours import neighbours_of

__all__ = ["Watched", "watch_findings", "watch_growth"]

MOST = 4
"""Neighbours that are named."""


@dataclass(frozen=True)
class Watched:
    """One grid under the new register.

    Attributes
    ----------
    status : str, 'in_band', 'over' or 'under'
    watch : str, 'leaves' (in its band before, out of it now), 'out' (before as well), 'returns', 'near' or 'steady'
    move : int, the households to give, or to take where it is below 0; 0 where nothing is needed
    repair : str, what would help: 'give', 'take', 'divide', 'merge', 'rebalance', for a locked grid 'unlock'; '' where
        nothing is needed
    neighbours : list of (int, int), rows of neighbours that can help, and for how many households
    parts : int, grids that it could be divided into, each in band; 0 where not
    """

    status: str
    watch: str
    move: int
    repair: str
    neighbours: list
    parts: int


def watch_growth(areas, communities, before, households, bands, margin, neighbours=None, locked=()):
    """Look at every grid under a new register.

    Parameters
    ----------
    areas : (g,) array of Polygon or MultiPolygon, valid
    communities : (g,) array of str; only grids of one community with the same band help each other
    before : (g,) array of float, households as they were, NaN where not known
    households : (g,) array of int, households by the new register
    bands : (g,) list of Band
    margin : int, households from a limit within which a grid is near it
    neighbours : (n, 2) array of int, rows of grids side by side between which one can walk, each pair in both orders;
        by default those with a boundary in common
    locked : iterable of int, rows that neither help nor can be helped

    Returns
    -------
    list of Watched

    Examples
    --------
    >>> import shapely
    >>> from community_grids.engine.gridding.model import Band
    >>> grids = shapely.box([0, 100], [0, 0], [100, 200], [100, 100])
    >>> first, second = watch_growth(grids, np.array(["a", "a"]), np.array([480.0, 400]), np.array([530, 400]),
    ...                              [Band(350, 500)] * 2, 20)
    >>> first.watch, first.repair, first.move, first.neighbours, second.watch
    ('leaves', 'give', 30, [(1, 100)], 'steady')
    """
    pairs = neighbours_of(areas, communities) if neighbours is None else neighbours
    beside = [[] for _ in areas]
    for one, other in np.asarray(pairs).tolist():
        beside[one].append(other)
    fixed = set(locked)
    watched = []
    for row, near in enumerate(beside):
        helpers = [other for other in sorted(near) if other not in fixed and bands[other] == bands[row]]
        one = _watched(row, helpers, before[row], households, bands, margin)
        if row in fixed:
            one = replace(one, repair="unlock" if one.move else "", neighbours=[], parts=0)
        watched.append(one)
    return watched


def _watched(row, beside, before, households, bands, margin):
    number, band = int(households[row]), bands[row]
    status = band.status(number)
    move = max(number - band.maximum, 0) - max(band.minimum - number, 0)
    was_in = np.isnan(before) or band.status(before) == "in_band"
    if status == "in_band":
        near = number > band.maximum - margin or 0 < band.minimum > number - margin
        watch = "near" if near else "steady" if was_in else "returns"
        return Watched(status, watch, 0, "", [], 0)
    if status == "over":
        room = [(other, bands[other].maximum - int(households[other])) for other in beside]
    else:
        room = [(other, int(households[other]) - bands[other].minimum) for other in beside]
    room = sorted([pair for pair in room if pair[1] > 0], key=lambda pair: (-pair[1], pair[0]))
    parts = next((count for count in best_counts(number, band) if count > 1), 0) if status == "over" else 0
    watch = "leaves" if was_in else "out"
    if parts:
        return Watched(status, watch, move, "divide", room[:MOST], parts)
    if sum(pair[1] for pair in room) >= abs(move):
        return Watched(status, watch, move, "give" if move > 0 else "take", room[:MOST], 0)
    if status == "under":
        partners = [(other, int(households[other]) + number) for other in beside]
        partners = [pair for pair in partners if pair[1] <= bands[pair[0]].maximum]
        if partners:
            return Watched(status, watch, move, "merge", [max(partners, key=lambda pair: (pair[1], -pair[0]))], 0)
    return Watched(status, watch, move, "rebalance", room[:MOST], 0)


def watch_findings(watched, areas, codes, communities, households, bands):
    """Say which grids are out of their band or near its edge.

    Parameters
    ----------
    watched : (g,) list of Watched
    areas, codes, communities, households, bands : as of `watch_growth`, codes an array of str

    Returns
    -------
    list of Finding
    """
    findings = []
    for row, one in enumerate(watched):
        number, band = int(households[row]), bands[row]
        about = {"grid_code": codes[row], "community_code": communities[row], "value": number}
        about["place"] = place_in(areas[row])
        helpers = [] if one.repair == "merge" else one.neighbours
        names = ", ".join(f"{codes[other]} ({room})" for other, room in helpers)
        told = {"neighbours": names, "locked": one.repair == "unlock"}
        if one.status == "over":
            numbers = {"maximum": band.maximum, "excess": one.move, **told}
            findings.append(found("grid_leaves_over", households=number, **numbers, **about))
        elif one.status == "under":
            numbers = {"minimum": band.minimum, "short": -one.move, **told}
            findings.append(found("grid_leaves_under", households=number, **numbers, **about))
        elif one.watch == "near" and band.maximum - number <= number - band.minimum:
            numbers = {"maximum": band.maximum, "room": band.maximum - number}
            findings.append(found("grid_near_maximum", households=number, **numbers, **about))
        elif one.watch == "near":
            numbers = {"minimum": band.minimum, "room": number - band.minimum}
            findings.append(found("grid_near_minimum", households=number, **numbers, **about))
    return findings
