"""Cameras as viewers: where each really stands and which way, how wide and how far it looks."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from scipy.spatial import cKDTree

from .outside import moved_outside

__all__ = ["EYE", "KIND_DEFAULTS", "Looks", "Viewers", "viewers_of"]


@dataclass(frozen=True)
class Looks:
    """What is taken for a camera of which it is not known: degrees and metres.

    Attributes
    ----------
    fov, range_m : float, the horizontal angle of view and how far it is good for
    height_m : float, above the ground, nan where buildings are to stop its sight however low they are
    pixels, lens : float, how many its picture is wide, and the degrees that one picture shows
    """

    fov: float
    range_m: float
    height_m: float = np.nan
    pixels: float = 1920.0
    lens: float = 60.0


KIND_DEFAULTS = {
    "fixed": Looks(60.0, 50.0),
    "dome": Looks(360.0, 80.0),
    "ptz": Looks(360.0, 80.0),
    "panoramic": Looks(180.0, 60.0),
    "unknown": Looks(60.0, 50.0),
}
"""What is taken by kind where a city says nothing else."""

EYE = 1e-9
"""Metres: who stands so near sees a place whichever way it looks."""

_MOST_MOVED_M = 5.0
_WIDEST_LENS = 150.0
_FULL = 2 * np.pi


@dataclass(frozen=True)
class Viewers:
    """Cameras that are ready to be asked what they see, a row each, in the cameras' order.

    Attributes
    ----------
    places : (n, 2) array of float, metres, where each stands; nan where it cannot see
    rights, sweeps : (n,) arrays of float, radians counter-clockwise from east where the view begins, and how wide it is
    ranges, heights : (n,) arrays of float, metres; heights nan where not known
    pixels, lenses : (n,) arrays of float, how many a picture is wide, and the degrees that it shows at once
    able : (n,) array of bool, whether it stands somewhere in the open
    sure : (n,) array of bool, whether it is known which way it looks
    target_m : float, how high above the ground what one looks for is
    troubles : dict of str to (k,) array of int, rows of cameras: 'placeless', 'moved' (from inside a building to its
        wall), 'enclosed' (too far inside), 'aimless' (no direction), 'rangeless' (zero or less), 'filled' (angle or
        range taken by kind)
    """

    places: np.ndarray
    rights: np.ndarray
    sweeps: np.ndarray
    ranges: np.ndarray
    heights: np.ndarray
    pixels: np.ndarray
    lenses: np.ndarray
    able: np.ndarray
    sure: np.ndarray
    target_m: float = 0.0
    troubles: dict = field(default_factory=dict)

    def __len__(self):
        return len(self.places)

    @cached_property
    def able_rows(self):
        """(a,) array of int, the rows of those that can see."""
        return np.flatnonzero(self.able)

    @cached_property
    def tree(self):
        """The places of `able_rows` as a scipy.spatial.cKDTree."""
        return cKDTree(self.places[self.able_rows])

    @cached_property
    def farthest(self):
        """The range of the camera that sees farthest, metres; 0 where none sees."""
        return float(self.ranges[self.able].max(initial=0.0))

    def looks_at(self, rows, points):
        """Whether points lie within the angle and the range of viewers, walls aside.

        Parameters
        ----------
        rows : (n,) array of int
        points : (n, 2) array of float

        Returns
        -------
        within : (n,) array of bool
        distances : (n,) array of float, metres on the ground
        """
        apart = points - self.places[rows]
        distances = np.hypot(*apart.T)
        turned = np.mod(np.arctan2(apart[:, 1], apart[:, 0]) - self.rights[rows], _FULL)
        within = (turned <= self.sweeps[rows]) | (distances < EYE)
        return within & (distances <= self.ranges[rows]), distances


def viewers_of(cameras, obstacles, defaults=None, target_m=0.0, most_moved_m=_MOST_MOVED_M):
    """Make cameras ready to be asked.

    A camera inside a building is taken to hang on the nearest wall from which one can see. One that does not turn and
    whose direction is not known is taken to look all round, and `Viewers.sure` says so.

    Parameters
    ----------
    cameras : engine.events.model.Cameras
    obstacles : Obstacles
    defaults : dict of str (of `engine.events.model.CAMERA_KINDS`) to Looks, optional
    target_m : float
    most_moved_m : float, metres to the wall of a camera inside a building, beyond which its place is not believed

    Returns
    -------
    Viewers

    Examples
    --------
    >>> from ..model import cameras_of
    >>> from .obstacles import obstacles_of
    >>> nothing = obstacles_of(np.empty(0, dtype=object))
    >>> fixed = cameras_of(["N", "?"], places=[(0, 0), (9, 9)], azimuths=[0, np.nan], kinds=["fixed"] * 2)
    >>> two = viewers_of(fixed, nothing)
    >>> np.degrees(two.rights).round(3).tolist(), np.degrees(two.sweeps).round(3).tolist(), two.sure.tolist()
    ([60.0, 0.0], [60.0, 360.0], [True, False])
    """
    defaults = {**KIND_DEFAULTS, **(defaults or {})}
    taken = [defaults.get(kind, defaults["unknown"]) for kind in cameras.kinds.tolist()]
    looks = [(one.fov, one.range_m, one.height_m, one.pixels, one.lens) for one in taken]
    looks = np.array(looks, dtype=float).reshape(-1, 5)
    no_range, no_fov = ~(cameras.ranges > 0), ~(cameras.fovs > 0)
    fovs = np.minimum(np.where(no_fov, looks[:, 0], cameras.fovs), 360.0)
    ranges = np.where(no_range, looks[:, 1], cameras.ranges)
    heights = np.where(cameras.heights > 0, cameras.heights, looks[:, 2])
    # A camera that looks all round by turning, or is put together of several, sees at once only what one lens shows.
    lenses = np.where((cameras.kinds != "panoramic") & (fovs < _WIDEST_LENS), fovs, looks[:, 4])
    aimless = (fovs < 360) & ~np.isfinite(cameras.azimuths)
    fovs = np.where(aimless, 360.0, fovs)
    round_about = fovs >= 360
    rights = np.radians(np.where(round_about, 0.0, 90.0 - cameras.azimuths - fovs / 2))
    there = np.isfinite(cameras.places).all(axis=1)
    places, moved, enclosed = _in_the_open(cameras.places, there, heights, obstacles, most_moved_m)
    able = there.copy()
    able[enclosed] = False
    troubles = {
        "placeless": np.flatnonzero(~there),
        "moved": moved,
        "enclosed": enclosed,
        "aimless": np.flatnonzero(aimless),
        "rangeless": np.flatnonzero(cameras.ranges <= 0),
        "filled": np.flatnonzero(no_fov | np.isnan(cameras.ranges)),
    }
    places[~able] = np.nan
    sweeps = np.where(round_about, _FULL, np.radians(fovs))
    rights = np.mod(rights, _FULL)
    pixels = looks[:, 3]
    return Viewers(places, rights, sweeps, ranges, heights, pixels, lenses, able, ~aimless, target_m, troubles)


def _in_the_open(places, there, heights, obstacles, most_moved_m):
    """Bring cameras out of buildings: places, rows of those moved, rows of those too far inside."""
    places, rows = places.astype(float, copy=True), np.flatnonzero(there)
    inside, part = obstacles.tree.query(shapely.points(places[rows]), predicate="intersects")
    # What is lower than the camera is under it.
    within = np.unique(rows[inside[obstacles.stops(part, heights[rows[inside]])]])
    places[within] = moved_outside(places[within], obstacles, most_moved_m)
    lost = np.isnan(places[within]).any(axis=1)
    return places, within[~lost], within[lost]
