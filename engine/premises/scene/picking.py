"""What is under the mouse: the building drawn on top, its face, floor and entrance."""

from typing import NamedTuple

import numpy as np

from ..model import NO_FLOOR
from .model import WALL

__all__ = ["Pick", "Picker"]


class Pick(NamedTuple):
    """What was picked.

    Attributes
    ----------
    building : int, row of the scene's footprints
    face : int, row of the scene's faces
    floor : int, 1 on the ground; `premises.model.NO_FLOOR` on a roof or where floors are not known
    entrance : str, its name; '' where none is known
    """

    building: int
    face: int
    floor: int
    entrance: str


class Picker:
    """Answers what is drawn on top at a place.

    Parameters
    ----------
    scene : Scene
    floors : (b,) array of int, below 1 where not known; optional
    entrances : Entrances, optional

    Examples
    --------
    >>> import shapely
    >>> from .making import scene_of
    >>> scene = scene_of([shapely.box(0, 0, 8, 5), shapely.box(0, 7, 8, 12)], [9.0, 30.0], angle=90)
    >>> picker = Picker(scene, floors=[3, 10])
    >>> picker.pick(4, 6.5)[::2], picker.pick(4, 16)[::2], picker.pick(4, -1)
    ((0, 3), (1, 4), None)
    """

    def __init__(self, scene, floors=None, entrances=None):
        self._scene, self._entrances = scene, entrances
        self._floors = None if floors is None else np.asarray(floors)
        self._columns = _pictures(scene)

    def pick(self, x, y):
        """Pick at map coordinates.

        Parameters
        ----------
        x, y : float

        Returns
        -------
        Pick, or None on open ground
        """
        left, bottom, right, top = self._columns
        near = np.flatnonzero((left <= x) & (right >= x) & (bottom <= y) & (top >= y))
        faces, _ = self._scene.faces_of(near)
        low_x, low_y, high_x, high_y = self._scene.boxes[faces].T
        faces = faces[(low_x <= x) & (high_x >= x) & (low_y <= y) & (high_y >= y)]
        for face in np.sort(faces)[::-1].tolist():  # what is drawn last lies on top
            if self._holds(face, x, y):
                return self._picked(face, np.array([x, y]))
        return None

    def _holds(self, face, x, y):
        """Whether a face holds a place: a ray to the right leaves it an odd number of times."""
        scene, times = self._scene, 0
        for ring in range(scene.face_starts[face], scene.face_starts[face + 1]):
            corners = scene.points[scene.ring_starts[ring] : scene.ring_starts[ring + 1]]
            x0, y0, x1, y1 = *corners[:-1].T, *corners[1:].T
            passed = (y0 <= y) != (y1 <= y)
            x0, y0, x1, y1 = x0[passed], y0[passed], x1[passed], y1[passed]
            times += int((x0 + (y - y0) / (y1 - y0) * (x1 - x0) > x).sum())
        return times % 2 == 1

    def _picked(self, face, place):
        scene = self._scene
        building = int(scene.building[face])
        height, floor = float(scene.heights[building]), NO_FLOOR
        if scene.kind[face] == WALL:
            feet = scene.feet_of(face)
            above = scene.deep(place) - np.interp(scene.across(place), scene.across(feet), scene.deep(feet))
            floors = 0 if self._floors is None else int(self._floors[building])
            if floors >= 1:
                floor = int(np.clip(np.floor(above / height * floors), 0, floors - 1)) + 1
        else:
            above = height
        entrance = ""
        if self._entrances is not None:
            entrance = self._entrances.at(building, place - above * scene.direction)
        return Pick(building, face, floor, entrance)


def _pictures(scene):
    """What is drawn of each building lies between these: least x, least y, most x, most y."""
    faces, building = scene.faces_of(np.arange(len(scene.footprints)))
    boxes = np.tile([np.inf, np.inf, -np.inf, -np.inf], (len(scene.footprints), 1))
    if len(faces):
        begins = np.flatnonzero(np.diff(building, prepend=-1))
        boxes[building[begins], :2] = np.minimum.reduceat(scene.boxes[faces, :2], begins)
        boxes[building[begins], 2:] = np.maximum.reduceat(scene.boxes[faces, 2:], begins)
    return [np.ascontiguousarray(column) for column in boxes.T]
