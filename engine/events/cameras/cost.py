"""What broken cameras cost: streets and entrances that nobody sees any more, and which repair brings back most.

marks = street_marks(streets)                           # places along streets, each for a stretch of so many metres
lost = lost_marks(cameras, viewers, obstacles, places)  # those that only broken cameras would see, and which ones
repairs = repair_order(lost, worths)                    # cameras, each with what it adds to those before it
"""

from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from ...progress import Progress
from ..sight import sees

__all__ = ["ENTRANCE_M", "STEP_M", "LostMarks", "Marks", "Repair", "lost_marks", "repair_order", "street_marks"]

STEP_M = 5.0
"""Metres of street that one mark stands for at most."""

ENTRANCE_M = 10.0
"""Metres of street that an entrance is worth, where a city says nothing else."""

_BATCH = 4000
_NONE = np.empty(0, dtype=np.int64)


class Marks(NamedTuple):
    """Marks along streets, one in the middle of each stretch.

    Attributes
    ----------
    places : (m, 2) array of float
    streets : (m,) array of int, the row of the street
    starts, ends : (m,) arrays of float, metres along the part of the street
    parts : (m,) array of LineString, the part of the street that it stands on
    """

    places: np.ndarray
    streets: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    parts: np.ndarray

    @property
    def metres(self):
        """(m,) array of float, the length of each stretch."""
        return self.ends - self.starts


class LostMarks(NamedTuple):
    """What became of marks that broken cameras would see.

    Attributes
    ----------
    marks, cameras : (k,) arrays of int, a row for each pair of a lost mark and a broken camera that would see it
    lost : (m,) array of bool, that only broken cameras would see
    doubtful : (m,) array of bool, that no working camera sees, but one of which nobody knows whether it works
    seen : (m,) array of bool, that a working camera sees although a broken one would see them too
    broken : (b,) array of int, all broken cameras, whether they see a mark or not
    """

    marks: np.ndarray
    cameras: np.ndarray
    lost: np.ndarray
    doubtful: np.ndarray
    seen: np.ndarray
    broken: np.ndarray


class Repair(NamedTuple):
    """One camera of the list of repairs.

    Attributes
    ----------
    camera : int, row
    gain : float, what is seen again that no camera before it in the list brings back
    alone : float, what would be seen again if it alone were repaired
    marks : (k,) array of int, the marks that make up the gain
    """

    camera: int
    gain: float
    alone: float
    marks: np.ndarray


def street_marks(streets, step_m=STEP_M):
    """Put marks along streets, in the middle of stretches of equal length.

    Parameters
    ----------
    streets : (s,) array of LineString or MultiLineString, metres
    step_m : float, as `STEP_M`

    Returns
    -------
    Marks

    Examples
    --------
    >>> marks = street_marks([shapely.LineString([(0, 0), (12, 0)])])
    >>> marks.places.tolist(), marks.metres.tolist()
    ([[2.0, 0.0], [6.0, 0.0], [10.0, 0.0]], [4.0, 4.0, 4.0])
    """
    parts, street = shapely.get_parts(np.asarray(streets, dtype=object), return_index=True)
    lengths = shapely.length(parts)
    counts = np.ceil(lengths / step_m).astype(np.int64)
    row = np.repeat(np.arange(len(parts)), counts)
    number = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    each = (lengths / np.maximum(counts, 1))[row]
    middles = shapely.line_interpolate_point(parts[row], (number + 0.5) * each)
    return Marks(shapely.get_coordinates(middles), street[row], number * each, (number + 1) * each, parts[row])


def lost_marks(cameras, viewers, obstacles, places, progress=None):
    """Find the marks that are not seen while cameras are broken.

    Parameters
    ----------
    cameras : engine.events.model.Cameras
    viewers : engine.events.sight.Viewers of them
    obstacles : engine.events.sight.Obstacles
    places : (m, 2) array of float, metres
    progress : Progress, optional

    Returns
    -------
    LostMarks

    Notes
    -----
    A camera of which nobody knows whether it works takes no mark from the lost ones alone: those that nobody else sees
    are doubtful, and no repair is counted for them.

    Examples
    --------
    >>> from ..model import cameras_of
    >>> from ..sight import obstacles_of, viewers_of
    >>> looks = {"kinds": ["dome"] * 2, "ranges": [50] * 2}
    >>> two = cameras_of(["A", "B"], places=[(0, 0), (60, 0)], statuses=["off", "on"], **looks)
    >>> nothing = obstacles_of(np.empty(0, dtype=object))
    >>> found = lost_marks(two, viewers_of(two, nothing), nothing, [(-9, 0), (30, 0), (90, 0)])
    >>> found.lost.tolist(), found.seen.tolist(), found.cameras.tolist()
    ([True, False, False], [False, True, False], [0])
    """
    progress = progress or Progress()
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    broken = np.flatnonzero(cameras.statuses == "off")
    able = broken[viewers.able[broken]]
    near = _near(places, viewers, able)
    pairs = []
    sure, unsure = np.zeros(len(places), dtype=bool), np.zeros(len(places), dtype=bool)
    others, works = np.flatnonzero(cameras.statuses != "off"), cameras.statuses == "on"
    for start in range(0, len(near), _BATCH):
        progress.check()
        progress.report("camera_cost", start / len(near))
        some = near[start : start + _BATCH]
        would = sees(viewers, obstacles, places[some], able)
        pairs.append((some[would.points], would.cameras))
        some = some[np.unique(would.points)]
        does = sees(viewers, obstacles, places[some], others)
        working = works[does.cameras]
        sure[some[does.points[working]]] = True
        unsure[some[does.points[~working]]] = True
    marks, camera = (np.concatenate(each).astype(np.int64) for each in zip(*pairs)) if pairs else (_NONE, _NONE)
    would_see = np.zeros(len(places), dtype=bool)
    would_see[marks] = True
    lost = would_see & ~sure & ~unsure
    kept = lost[marks]
    return LostMarks(marks[kept], camera[kept], lost, would_see & ~sure & unsure, would_see & sure, broken)


def _near(places, viewers, rows):
    """The marks that lie within the range of any of these cameras."""
    there = np.flatnonzero(np.isfinite(places).all(axis=1))
    if not len(rows) or not len(there):
        return _NONE
    far = cKDTree(viewers.places[rows]).query(places[there], distance_upper_bound=viewers.ranges[rows].max() + 1.0)[0]
    return there[np.isfinite(far)]


def repair_order(found, worths, ids=None):
    """Order broken cameras by what each repair brings back beside those before it.

    Parameters
    ----------
    found : LostMarks
    worths : (m,) array of float, what each mark is worth
    ids : (n,) array of str, of all cameras, by which ties are broken; optional: by row

    Returns
    -------
    list of Repair, of all broken cameras; those that bring nothing back last

    Notes
    -----
    Greedy: for a gain that only shrinks as others are repaired, any number of repairs from the top of the list brings
    back at least 1 - 1/e of what the best choice of so many could (Nemhauser, Wolsey and Fisher, 1978). A gain is
    counted anew only where the camera comes to the top (Minoux, 1978).

    Examples
    --------
    >>> mark, camera = np.array([0, 1, 2, 2, 3]), np.array([5, 5, 5, 7, 7])
    >>> every = np.ones(4, dtype=bool)
    >>> found = LostMarks(mark, camera, every, ~every, ~every, np.array([5, 7, 9]))
    >>> [(each.camera, each.gain, each.alone) for each in repair_order(found, [1, 1, 1, 1.5])]
    [(5, 3.0, 3.0), (7, 1.5, 2.5), (9, 0.0, 0.0)]
    """
    worths = np.asarray(worths, dtype=float)
    broken = found.broken
    place = {row: number for number, row in enumerate(broken.tolist())}
    rows = np.array([place[row] for row in found.cameras.tolist()], dtype=np.int64)
    sights = csr_matrix((np.ones(len(rows)), (rows, found.marks)), shape=(len(broken), len(worths)))
    marks_of = [sights.indices[sights.indptr[row] : sights.indptr[row + 1]] for row in range(len(broken))]
    alone = [float(worths[marks].sum()) for marks in marks_of]
    left = np.ones(len(worths), dtype=bool)
    names = broken.tolist() if ids is None else [str(ids[row]) for row in broken]
    waiting = [(-gain, names[row], row) for row, gain in enumerate(alone)]
    heapify(waiting)
    order = []
    while waiting:
        told, name, row = heappop(waiting)
        new = marks_of[row][left[marks_of[row]]]
        gain = float(worths[new].sum())
        if -told > gain:
            heappush(waiting, (-gain, name, row))
            continue
        left[new] = False
        order.append(Repair(int(broken[row]), gain, alone[row], np.sort(new)))
    return order
