"""Stretches of street that nobody sees any more, each with the camera whose repair brings it back."""

from typing import NamedTuple

import numpy as np
from shapely.ops import substring

__all__ = ["LostStretch", "lost_stretches"]


class LostStretch(NamedTuple):
    """A stretch of street.

    Attributes
    ----------
    street : int, row
    camera : int, row of the first camera in the list of repairs that sees it
    metres : float
    line : LineString
    """

    street: int
    camera: int
    metres: float
    line: object


def lost_stretches(marks, order):
    """Join lost marks that follow each other and that one camera brings back.

    Parameters
    ----------
    marks : engine.events.cameras.cost.Marks, the first of all marks
    order : list of engine.events.cameras.cost.Repair

    Returns
    -------
    list of LostStretch, along the streets

    Examples
    --------
    >>> import shapely
    >>> from .cost import Repair, street_marks
    >>> marks = street_marks([shapely.LineString([(0, 0), (20, 0)])])
    >>> told = lost_stretches(marks, [Repair(7, 10.0, 10.0, np.array([1, 2, 9]))])
    >>> [(one.camera, one.metres, one.line.wkt) for one in told]
    [(7, 10.0, 'LINESTRING (5 0, 15 0)')]
    """
    camera = np.full(len(marks.streets), -1)
    for one in order:
        camera[one.marks[one.marks < len(camera)]] = one.camera
    lost = np.flatnonzero(camera >= 0)
    if not len(lost):
        return []
    same = (np.diff(lost) == 1) & (camera[lost[1:]] == camera[lost[:-1]])
    same &= np.array([one is other for one, other in zip(marks.parts[lost[1:]], marks.parts[lost[:-1]])], dtype=bool)
    runs = np.split(lost, np.flatnonzero(~same) + 1)
    return [_joined(marks, run, int(camera[run[0]])) for run in runs]


def _joined(marks, run, camera):
    first, last = run[0], run[-1]
    start, end = float(marks.starts[first]), float(marks.ends[last])
    return LostStretch(int(marks.streets[first]), camera, end - start, substring(marks.parts[first], start, end))
