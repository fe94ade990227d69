"""The boundaries of a grid as an official would name them: what runs along each side, from where to where."""

from dataclasses import dataclass, replace

import numpy as np

from .sides import SIDES, four_sides, outline_of

__all__ = ["Stretch", "describe_boundary"]

SHORT_M, SHORT_SHARE = 25.0, 0.025
"""Metres, and share of the outline, under which a stretch is taken for its neighbour's."""

MINOR_SHARE, MINOR_M = 0.12, 80.0
"""What is shorter than this share of its side, and than these metres, is not worth a word beside others."""

MOST = 3
"""Stretches of one side that are named."""

CROSSING_M = 15.0
"""Metres from a stretch's end within which a crossing street marks that end."""

SAME_CORNER_M = 60.0
"""Metres from where the landmark changes within which a corner is the same corner."""

LASTING = ("street", "lane", "water", "railway", "community")
"""Kinds that may mark an end without a name."""

BUILT_UP_M = 40.0
"""Metres to the next building within which a hidden boundary runs between buildings."""


@dataclass(frozen=True)
class Stretch:
    """Part of one side of a grid that follows one thing.

    Attributes
    ----------
    side : str, a word of `sides.SIDES`
    kind, name : str, a word of `landmarks.KINDS` and a name, '' where it has none
    length_m : float
    begins, ends : (str, str) or None, kind and name of what marks its ends: of a side in the north or south the west
        end first, of one in the east or west the north end first; None where nothing that has a name does
    """

    side: str
    kind: str
    name: str
    length_m: float
    begins: tuple = None
    ends: tuple = None


def describe_boundary(polygon, landmarks):
    """Describe the outline of one grid.

    Parameters
    ----------
    polygon : Polygon or MultiPolygon, of which the largest part counts
    landmarks : Landmarks

    Returns
    -------
    list of Stretch, north, east, south, west; the stretches of a side from west to east or from north to south

    Examples
    --------
    >>> import shapely
    >>> from community_grids.engine.gridding.checking.landmarks import Landmarks
    >>> streets = shapely.from_wkt(["LINESTRING (-50 200, 350 200)", "LINESTRING (0 -50, 0 250)",
    ...                             "LINESTRING (300 -50, 300 250)"])
    >>> marks = Landmarks(streets, ["street"] * 3, ["人民路", "朝阳街", "建设路"])
    >>> north = describe_boundary(shapely.box(0, 0, 300, 200), marks)[0]
    >>> north.side, north.name, north.begins, north.ends
    ('north', '人民路', ('street', '朝阳街'), ('street', '建设路'))
    """
    outline = outline_of(polygon)
    labels = _labels(outline, landmarks)
    row_of = {label: row for row, label in enumerate(dict.fromkeys(labels))}
    what = _smoothed(np.array([row_of[label] for label in labels]), outline.lengths)
    words = list(row_of)
    changes = what != np.roll(what, 1)
    side = four_sides(outline, _beginnings(outline, changes))
    starts = np.flatnonzero(changes | (side != np.roll(side, 1)))
    runs = []
    for place, first in enumerate(starts):
        last = starts[(place + 1) % len(starts)]
        rows = np.arange(first, last) if first < last else np.r_[np.arange(first, len(what)), np.arange(last)]
        runs.append((side[first], words[what[first]], float(outline.lengths[rows].sum()), outline.starts[first]))
    return _worth_telling(_with_ends(runs, landmarks))


def _labels(outline, landmarks):
    """Kind and name of what runs along each piece."""
    mark = landmarks.along(outline.middles, outline.directions)
    nothing = np.flatnonzero(mark < 0)
    built = np.zeros(len(mark), dtype=bool)
    built[nothing] = landmarks.built_up(outline.middles[nothing], BUILT_UP_M)
    return [
        (landmarks.kinds[row], landmarks.names[row]) if row >= 0 else ("between" if built[place] else "open", "")
        for place, row in enumerate(mark.tolist())
    ]


def _smoothed(what, lengths):
    """Give stretches that are too short to notice to the longer neighbour, the shortest one first."""
    least = min(max(SHORT_M, SHORT_SHARE * lengths.sum()), 60.0)
    what = what.copy()
    while True:
        starts = np.flatnonzero(what != np.roll(what, 1))
        if len(starts) < 3:
            return what
        run = np.searchsorted(starts, np.arange(len(what)), side="right") - 1
        run[run < 0] = len(starts) - 1
        size = np.bincount(run, weights=lengths)
        shortest = int(np.argmin(size))
        if size[shortest] >= least:
            return what
        before, after = shortest - 1, (shortest + 1) % len(starts)
        nearer = before if size[before] >= size[after] else after
        what[run == shortest] = what[starts[nearer]]


def _beginnings(outline, changes):
    """Where a side may begin: where the landmark changes, and at corners that no change is near."""
    at = np.cumsum(outline.lengths) - outline.lengths
    gap = np.abs(at[:, None] - at[changes][None])
    gap = np.minimum(gap, outline.lengths.sum() - gap).min(axis=1, initial=np.inf)
    return changes | (outline.corners & (gap > SAME_CORNER_M))


def _with_ends(runs, landmarks):
    """Make stretches of runs: what follows before and after marks their ends, else what crosses there."""
    stretches = []
    for place, (side, own, length, start) in enumerate(runs):
        end = runs[(place + 1) % len(runs)][3]
        first = _end(_beyond(runs, place, -1), start, own, landmarks)
        last = _end(_beyond(runs, place, 1), end, own, landmarks)
        if side in (2, 3):  # a clockwise walk goes west in the south and north in the west
            first, last = last, first
        stretches.append(Stretch(SIDES[side], *own, length, first, last))
    return [stretch for number in range(4) for stretch in _in_order(stretches, [run[0] for run in runs], number)]


def _beyond(runs, place, step):
    """What the outline follows next to a run, in one direction, that is not what the run follows itself."""
    for further in range(1, len(runs)):
        _, label, length, _ = runs[(place + step * further) % len(runs)]
        if label != runs[place][1] or length >= MINOR_M:
            return label
    return runs[place][1]


def _end(beyond, place, own, landmarks):
    """What marks the end of a stretch: the named thing beyond it, else a named one that crosses, else a lasting one."""
    if beyond[1] and beyond != own:
        return beyond
    for row in landmarks.near(place, CROSSING_M):
        crossing = (landmarks.kinds[row], landmarks.names[row])
        if crossing != own:
            return crossing
    return beyond if beyond != own and beyond[0] in LASTING else None


def _in_order(stretches, sides, number):
    """The stretches of one side, which come clockwise, from west to east or from north to south."""
    rows = [row for row, side in enumerate(sides) if side == number]
    # The walk may begin in the midst of a side: its first stretch is the one that another side comes before.
    first = next((place for place, row in enumerate(rows) if sides[row - 1] != number), 0)
    ordered = [stretches[row] for row in rows[first:] + rows[:first]]
    return ordered[::-1] if number in (2, 3) else ordered


def _worth_telling(stretches):
    """Leave out what is minor beside the rest of its side, and join what then is one."""
    told = []
    for name in SIDES:
        side = [stretch for stretch in stretches if stretch.side == name]
        whole = sum(stretch.length_m for stretch in side)
        large = [one for one in side if one.length_m >= min(MINOR_M, MINOR_SHARE * whole)]
        large = sorted(large, key=lambda one: -one.length_m)[:MOST]
        told += _joined([one for one in side if one in large])
    return told


def _joined(stretches):
    """Two stretches of one thing, with only something minor between them, are one."""
    joined = []
    for stretch in stretches:
        if joined and (joined[-1].kind, joined[-1].name) == (stretch.kind, stretch.name):
            before = joined.pop()
            length = before.length_m + stretch.length_m
            joined.append(replace(stretch, length_m=length, begins=before.begins))
        else:
            joined.append(stretch)
    return joined
