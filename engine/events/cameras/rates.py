"""How many cameras work: group by group, with those of which nobody knows apart."""

from dataclasses import dataclass

import numpy as np

__all__ = ["CameraRates", "camera_rates"]


@dataclass(frozen=True)
class CameraRates:
    """Cameras of groups.

    Attributes
    ----------
    cameras : (g,) array of int, all
    working, broken, unknown : (g,) arrays of int, which add up to all
    """

    cameras: np.ndarray
    working: np.ndarray
    broken: np.ndarray
    unknown: np.ndarray

    @property
    def rate(self):
        """(g,) array of float: working / all, nan where there is none (在线率)."""
        return _share(self.working, self.cameras)

    @property
    def rate_of_known(self):
        """(g,) array of float: working / (working + broken), nan where nothing is known."""
        return _share(self.working, self.working + self.broken)


def camera_rates(statuses, groups=None, count=1):
    """Count the cameras of each group.

    Parameters
    ----------
    statuses : (n,) array of str, of `engine.events.model.CAMERA_STATUSES`
    groups : (n,) array of int, 0 to count - 1, -1 for none; optional: one group of all
    count : int, of groups

    Returns
    -------
    CameraRates

    Examples
    --------
    >>> told = camera_rates(["on", "on", "off", "unknown"], [0, 0, 0, 1], 2)
    >>> told.working.tolist(), told.broken.tolist(), told.unknown.tolist()
    ([2, 0], [1, 0], [0, 1])
    >>> told.rate.round(3).tolist(), told.rate_of_known.round(3).tolist()
    ([0.667, 0.0], [0.667, nan])
    """
    statuses = np.asarray(statuses, dtype=object)
    groups = np.zeros(len(statuses), dtype=np.int64) if groups is None else np.asarray(groups, dtype=np.int64)

    def counted(which):
        return np.bincount(groups[which & (groups >= 0)], minlength=count).astype(np.int64)

    on, off = statuses == "on", statuses == "off"
    return CameraRates(counted(np.ones(len(statuses), dtype=bool)), counted(on), counted(off), counted(~on & ~off))


def _share(part, whole):
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), np.nan)
